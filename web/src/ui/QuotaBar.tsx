// How full something is: figures first, and a bar that says the same by its length and colour.
import { Show } from 'solid-js';
import styles from './QuotaBar.module.css';

export function QuotaBar(props: {
  /** Both in words, such as `178` and `5,000`. */
  used: string;
  most: string;
  /** From 0; beyond 1 the bar is full. */
  share: number;
  /** From this share on it says so. */
  nearly: boolean;
}) {
  const percent = () => Math.floor(props.share * 100);
  return (
    <div class={styles.quota} data-tone={props.share >= 1 ? 'red' : props.nearly ? 'amber' : undefined}>
      <span class={styles.figures}>
        {props.used} <span class={styles.most}>/ {props.most}</span>
        <Show when={props.nearly}>
          {' '}
          <strong>{percent()}%</strong>
        </Show>
      </span>
      <span class={styles.track} aria-hidden="true">
        <span class={styles.fill} style={{ width: `${Math.min(100, percent())}%` }} />
      </span>
    </div>
  );
}
