// What somebody wrote, in full when it is short, and on request when it would push everything else off the screen.
import { createEffect, createSignal, on, Show } from 'solid-js';
import { caseText } from '../../i18n/case.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './LongText.module.css';

/** `short`: characters that fill about six lines where it stands. */
export function LongText(props: { text: string; short: number }) {
  const [open, setOpen] = createSignal(false);
  // Another case in the same place begins closed.
  createEffect(
    on(
      () => props.text,
      () => setOpen(false),
      { defer: true },
    ),
  );
  const long = () => props.text.length > props.short;
  return (
    <div>
      <p class={styles.text} data-clamped={long() && !open()}>
        {props.text}
      </p>
      <Show when={long()}>
        <Button class={styles.more} tone="quiet" aria-expanded={open()} onClick={() => setOpen((it) => !it)}>
          {caseText(open() ? 'text.less' : 'text.more')}
        </Button>
      </Show>
    </div>
  );
}
