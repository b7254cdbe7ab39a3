// The left pane: every queue of this member, with how many wait in it now.
import { For, Show } from 'solid-js';
import type { QueueCounts } from '#shared/contracts/cases.ts';
import { deskText } from '../../i18n/desk.ts';
import { formatNumber } from '../../i18n/format.ts';
import styles from './Desk.module.css';
import type { DeskState } from './desk-state.ts';

export function Queues(props: { desk: DeskState; counts: QueueCounts | undefined }) {
  return (
    <nav class={styles.queues} aria-label={deskText('queues.title')}>
      <For each={props.desk.groups()}>
        {(group) => (
          <div class={styles.group}>
            <h2>{deskText(`group.${group.id}`)}</h2>
            <ul>
              <For each={group.queues}>
                {(queue) => (
                  <li>
                    <a
                      href={props.desk.queueHref(queue)}
                      class={styles.queue}
                      aria-current={props.desk.queue() === queue ? 'page' : undefined}
                    >
                      <span>{deskText(`queue.${queue}`)}</span>
                      <Show when={props.counts?.counts[queue] !== undefined}>
                        <span
                          class={styles.count}
                          data-alarm={queue === 'overdue' && (props.counts?.counts.overdue ?? 0) > 0}
                        >
                          {formatNumber(props.counts?.counts[queue] ?? 0)}
                        </span>
                      </Show>
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </nav>
  );
}
