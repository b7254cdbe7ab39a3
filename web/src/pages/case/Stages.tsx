// The stages of a case as planned and as they were: limit, begin, due, end, and what was used.
import { For, Show } from 'solid-js';
import type { CaseView, ClockView } from '#shared/contracts/cases.ts';
import { caseText } from '../../i18n/case.ts';
import { formatDate, formatLimit } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { ExactTime } from '../../ui/RelativeTime.tsx';
import styles from './Case.module.css';

const Time = (props: { at: string | undefined }) => (
  <Show when={props.at} fallback="—">
    {(at) => <ExactTime at={at()} />}
  </Show>
);

export function Stages(props: { view: CaseView }) {
  const everOverdue = (clock: ClockView) =>
    clock.overdueAt !== undefined ||
    props.view.overdue.some((each) => each.stage === clock.stage && each.taskId === undefined);
  return (
    <table class={styles.stages}>
      <thead>
        <tr>
          <th scope="col">{caseText('stages.stage')}</th>
          <th scope="col" data-minor>
            {caseText('stages.limit')}
          </th>
          <th scope="col" data-minor>
            {caseText('stages.started')}
          </th>
          <th scope="col">{caseText('stages.due')}</th>
          <th scope="col" data-minor>
            {caseText('stages.ended')}
          </th>
          <th scope="col">{caseText('stages.used')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.view.clocks}>
          {(clock) => (
            <tr>
              <th scope="row">
                {word(`stage.${clock.stage}`)}
                <Show when={everOverdue(clock)}>
                  {' '}
                  <Badge tone="red">{caseText('stages.overdue')}</Badge>
                </Show>
              </th>
              <td data-minor>{formatLimit(clock.limit)}</td>
              <td data-minor>
                <Time at={clock.startedAt} />
              </td>
              <td>
                <Time at={clock.dueAt} />
                <Show when={clock.automatic}>
                  {(automatic) => (
                    <div class={styles.muted}>
                      {automatic().at === clock.dueAt
                        ? caseText(`automatic.${automatic().step}`)
                        : caseText('automatic.close-at', { time: formatDate(automatic().at) })}
                    </div>
                  )}
                </Show>
              </td>
              <td data-minor>
                <Time at={clock.endedAt} />
              </td>
              <td>
                <ClockBar clock={clock} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
