// Which of a case's tasks are meant, each with its department's own words: some of them, or one or all.
import { createUniqueId, For, Show } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import type { FieldProps } from '../../ui/Field.tsx';
import { PartBadge, TaskBadge } from './badges.tsx';
import styles from './TaskChoice.module.css';

export interface TaskChoiceProps extends FieldProps {
  view: CaseView;
  /** Ids of the tasks to choose from. */
  tasks: readonly string[];
  /** Choosing none means all: then it is one or all. */
  noneIsAll: boolean;
  value: readonly string[];
  onChange: (value: string[]) => void;
}

export function TaskChoice(props: TaskChoiceProps) {
  const district = useDistrict();
  const name = createUniqueId();
  const tasks = () => props.view.tasks.filter(({ id }) => props.tasks.includes(id));
  const toggle = (id: string, chosen: boolean) => {
    if (props.noneIsAll) return props.onChange([id]);
    const others = props.value.filter((each) => each !== id);
    return props.onChange(chosen ? [...others, id] : others);
  };
  return (
    <fieldset class={styles.choice} aria-describedby={props.error ? `${name}-note` : undefined}>
      <legend>{props.label}</legend>
      <Show when={props.noneIsAll && !props.required}>
        <label class={styles.option}>
          <input
            type="radio"
            name={name}
            checked={props.value.length === 0}
            onChange={() => props.onChange([])}
          />
          <span class={styles.head}>{caseText('form.whole-dispatch')}</span>
        </label>
      </Show>
      <For each={tasks()}>
        {(task) => (
          <label class={styles.option}>
            <input
              type={props.noneIsAll ? 'radio' : 'checkbox'}
              name={name}
              checked={props.value.includes(task.id)}
              aria-invalid={props.error ? true : undefined}
              onChange={(event) => toggle(task.id, event.currentTarget.checked)}
            />
            <span class={styles.head}>
              <PartBadge part={task.role} />
              {district.departmentName(task.department)}
              <Show when={props.noneIsAll}>
                <TaskBadge state={task.state} />
              </Show>
            </span>
            <Show when={task.text}>{(text) => <span class={styles.said}>{text()}</span>}</Show>
          </label>
        )}
      </For>
      <Show when={props.error}>
        <p id={`${name}-note`} class={styles.error} role="alert">
          {props.error}
        </p>
      </Show>
    </fieldset>
  );
}
