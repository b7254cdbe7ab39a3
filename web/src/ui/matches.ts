// Whether an option is what somebody means: by its words, its code, or the pinyin of its words, whole or by initials.
import { createSignal } from 'solid-js';
import type { Option } from './Field.tsx';

/** Where the typed letters stand in the text, or null. */
type PinyinMatch = (text: string, typed: string, options: { continuous: boolean }) => number[] | null;

const [pinyin, setPinyin] = createSignal<PinyinMatch>();
let asked = false;

/** Readings of characters weigh more than everything else on the page: they come when a list is first opened. */
export function loadPinyin(): void {
  if (asked) return;
  asked = true;
  import('pinyin-pro').then(
    ({ match }) => setPinyin(() => match),
    () => {
      // Without a network the list is searched by its words; the next one that opens asks again.
      asked = false;
    },
  );
}

/** Every part of what was typed has to be found; a list filters again once the readings are there. */
export function matches(option: Option, typed: string, read: PinyinMatch | undefined = pinyin()): boolean {
  const haystack = `${option.label} ${option.detail ?? ''} ${option.value}`.toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every(
      (part) =>
        haystack.includes(part) ||
        // Readings are letters; looking for anything else in 5,000 of them is a tenth of a second for nothing.
        (/[a-z]/.test(part) && (read?.(option.label, part, { continuous: true }) ?? null) !== null),
    );
}
