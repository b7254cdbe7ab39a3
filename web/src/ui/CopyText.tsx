// A short code that people pass on: shown in full, copied with one press.
import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, Show } from 'solid-js';
import { common } from '../i18n/common.ts';
import styles from './CopyText.module.css';

export function CopyText(props: { text: string }) {
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <button type="button" class={styles.copy} onClick={copy} title={common('copy')}>
      <span>{props.text}</span>
      <Show when={copied()} fallback={<Copy size={12} />}>
        <Check size={12} />
      </Show>
      <span class="visually-hidden" aria-live="polite">
        {copied() ? common('copied') : common('copy')}
      </span>
    </button>
  );
}
