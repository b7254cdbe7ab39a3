// What happened, in order, each with who and when. Knows nothing of cases.
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { IconComponent } from './Button.tsx';
import { ExactTime } from './RelativeTime.tsx';
import styles from './Timeline.module.css';

export interface TimelineItem {
  id: string;
  at: string;
  icon: IconComponent;
  tone?: 'grey' | 'blue' | 'green' | 'amber' | 'red';
  title: string;
  by: string;
  detail?: JSX.Element;
}

export function Timeline(props: { items: readonly TimelineItem[] }) {
  return (
    <ol class={styles.timeline}>
      <For each={props.items}>
        {(item) => (
          <li class={styles.item}>
            <span class={`${styles.dot} ${styles[item.tone ?? 'grey']}`} aria-hidden="true">
              <Dynamic component={item.icon} size={14} />
            </span>
            <div class={styles.body}>
              <div class={styles.head}>
                <span class={styles.title}>{item.title}</span>
                <span class={styles.meta}>{item.by}</span>
                <span class={styles.time}>
                  <ExactTime at={item.at} />
                </span>
              </div>
              <Show when={item.detail}>
                <div class={styles.detail}>{item.detail}</div>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  );
}
