// What somebody wrote, in full when it is short, and on request when it would push everything else off the screen.
import { createSignal, Show } from 'solid-js';
import { fieldText } from '../../i18n/field.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './LongText.module.css';

/** Characters that fill about six lines of a phone. */
const short = 130;

export function LongText(props: { text: string }) {
  const [open, setOpen] = createSignal(false);
  const long = () => props.text.length > short;
  return (
    <div>
      <p class={styles.text} data-clamped={long() && !open()}>
        {props.text}
      </p>
      <Show when={long()}>
        <Button class={styles.more} tone="quiet" aria-expanded={open()} onClick={() => setOpen((it) => !it)}>
          {fieldText(open() ? 'case.less' : 'case.more-text')}
        </Button>
      </Show>
    </div>
  );
}
