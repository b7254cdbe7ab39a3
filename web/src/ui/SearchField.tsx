// A search that the service answers: asked when somebody pauses, and following the address when they go back.
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { TextField } from './Field.tsx';

/** Nobody types faster than this and wants an answer to each letter. */
const typingMs = 250;

export function SearchField(props: { label: string; q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = createSignal(props.q);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const search = (text: string) => {
    setTyped(text);
    clearTimeout(timer);
    timer = setTimeout(() => props.onSearch(text), typingMs);
  };
  createEffect(
    on(
      () => props.q,
      (q) => q.trim() !== typed().trim() && setTyped(q),
      { defer: true },
    ),
  );
  return (
    <TextField
      bare
      required
      type="search"
      label={props.label}
      placeholder={props.label}
      value={typed()}
      onChange={search}
    />
  );
}
