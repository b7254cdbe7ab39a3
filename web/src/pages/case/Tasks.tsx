// What each department has to do, who there does it, and what came back.
import { For, type JSX, Show } from 'solid-js';
import type { TaskView } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { Name } from '../../ui/Name.tsx';
import { ExactTime } from '../../ui/RelativeTime.tsx';
import { PartBadge, TaskBadge } from './badges.tsx';
import styles from './Case.module.css';

const Said = (props: { label: string; text: string | undefined }): JSX.Element => (
  <Show when={props.text}>
    <p class={styles.said}>
      <span>{props.label}</span>
      {props.text}
    </p>
  </Show>
);

export function Tasks(props: { tasks: readonly TaskView[] }) {
  const district = useDistrict();
  return (
    <Show when={props.tasks.length > 0} fallback={<p class={styles.muted}>{caseText('tasks.none')}</p>}>
      <ul class={styles.tasks}>
        <For each={props.tasks}>
          {(task) => (
            <li class={styles.task}>
              <div class={styles.taskHead}>
                <PartBadge part={task.role} />
                <strong>{district.departmentName(task.department)}</strong>
                <TaskBadge state={task.state} />
                <Show when={task.rework > 0}>
                  <Badge tone="red">{caseText('tasks.rework', { n: task.rework })}</Badge>
                </Show>
                <span class={styles.handler}>
                  <Show when={task.handler} fallback={caseText('tasks.no-handler')}>
                    {(handler) => <Name name={handler().name} />}
                  </Show>
                </span>
                <Show when={task.state === 'assigned' && task.signIn}>
                  {(clock) => <ClockBar clock={clock()} />}
                </Show>
                <Show when={task.endedAt}>
                  {(at) => (
                    <span class={styles.muted}>
                      <ExactTime at={at()} />
                    </span>
                  )}
                </Show>
              </div>
              <Said label={caseText('tasks.instruction')} text={task.instruction} />
              <Said
                label={caseText(task.state === 'returned' ? 'tasks.reason' : 'tasks.reason-rework')}
                text={task.reason}
              />
              <Said label={caseText('tasks.feedback')} text={task.text} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
