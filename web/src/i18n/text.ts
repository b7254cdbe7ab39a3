// Owns the language of the console and how a key becomes a sentence. Dictionaries live beside it, one file per area.
import { createSignal } from 'solid-js';

export type Locale = 'zh-CN' | 'en';
export const locales = ['zh-CN', 'en'] as const satisfies readonly Locale[];

/** One text in every language, side by side, so that neither can be forgotten. */
export type Text = readonly [zh: string, en: string];
export type Dictionary = Readonly<Record<string, Text>>;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<T extends Text> = Names<T[0]> extends never ? [] : [values: Record<Names<T[0]>, string | number>];

const storageKey = 'gridloop.locale';

function storedLocale(): Locale {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

const [locale, assignLocale] = createSignal<Locale>(storedLocale());

export { locale };

/** Changes the language at once, everywhere, and for the next visit. */
export function setLocale(next: Locale): void {
  assignLocale(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Without storage the choice lasts for this visit.
  }
}

/** A text whose languages name different values becomes one that nothing fits. */
type Alike<D extends Dictionary> = {
  [K in keyof D]: [Names<D[K][0]>, Names<D[K][1]>] extends [Names<D[K][1]>, Names<D[K][0]>] ? D[K] : never;
};

/** Checks that every text names the same values in both languages, and keeps those names as types. */
export const dictionary = <const D extends Dictionary>(texts: D & Alike<D>): D => texts;

const plural = new Intl.PluralRules('en');

/** Fills `{name}` in; an English text `one|many` is chosen by the value `n`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  const [one, many] = template.split('|');
  const chosen = many === undefined || plural.select(Number(values.n)) === 'one' ? one : many;
  return (chosen ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/**
 * The lookup for one dictionary: `const t = texts(deskTexts); t('queue.mine')`.
 * Reactive: a component that calls it re-renders that text when the language changes.
 */
export function texts<const D extends Dictionary>(entries: D) {
  const lookup = <K extends keyof D & string>(key: K, ...[values]: Values<D[K]>): string => {
    const text = entries[key];
    if (!text) return key;
    return fill(text[locale() === 'en' ? 1 : 0], values ?? {});
  };
  /** In every language, for what people write in either: headers and words of a spreadsheet. */
  const inEvery = (key: keyof D & string): readonly string[] => entries[key] ?? [key];
  return Object.assign(lookup, { inEvery });
}
