// The stage clocks on a narrow screen: one block per stage instead of the desk's table.
import { For, Show } from 'solid-js';
import type { CaseView, ClockView } from '#shared/contracts/cases.ts';
import { caseText } from '../../i18n/case.ts';
import { fieldText } from '../../i18n/field.ts';
import { formatDate, formatLimit } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import styles from './StageList.module.css';

export function StageList(props: { view: CaseView }) {
  const wasOverdue = (clock: ClockView) =>
    clock.overdueAt !== undefined ||
    props.view.overdue.some(({ stage, taskId }) => stage === clock.stage && taskId === undefined);
  return (
    <ul class={styles.stages}>
      <For each={props.view.clocks}>
        {(clock) => (
          <li class={styles.stage}>
            <div class={styles.head}>
              <strong>{word(`stage.${clock.stage}`)}</strong>
              <span class={styles.quiet}>{fieldText('stage.limit', { time: formatLimit(clock.limit) })}</span>
              <Show when={wasOverdue(clock)}>
                <Badge tone="red">{caseText('stages.overdue')}</Badge>
              </Show>
              <span class={styles.clock}>
                <ClockBar clock={clock} />
              </span>
            </div>
            <p class={styles.quiet}>{timesOf(clock)}</p>
          </li>
        )}
      </For>
    </ul>
  );
}

function timesOf(clock: ClockView): string {
  const from = formatDate(clock.startedAt);
  if (clock.endedAt) return fieldText('stage.from-to', { from, to: formatDate(clock.endedAt) });
  if (clock.dueAt) return fieldText('stage.due', { from, to: formatDate(clock.dueAt) });
  return fieldText('stage.from', { from });
}
