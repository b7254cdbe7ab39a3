// Small words with a colour that means something; the words alone say it too.
import type { JSX } from 'solid-js';
import styles from './Badge.module.css';

export type BadgeTone = 'grey' | 'blue' | 'green' | 'amber' | 'red';

export function Badge(props: { tone?: BadgeTone; children: JSX.Element }) {
  return <span class={`${styles.badge} ${styles[props.tone ?? 'grey']}`}>{props.children}</span>;
}
