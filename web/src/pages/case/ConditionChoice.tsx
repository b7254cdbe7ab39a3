// Which row of the filing standard a case is filed by: what is seen, how long handling may then take, what closes it.
import { createUniqueId, For, Show } from 'solid-js';
import type { FilingCondition } from '#shared/contracts/catalogue.ts';
import { caseText } from '../../i18n/case.ts';
import { formatLimit } from '../../i18n/format.ts';
import type { FieldProps } from '../../ui/Field.tsx';
import styles from './ConditionChoice.module.css';

export function ConditionChoice(
  props: FieldProps & {
    conditions: readonly FilingCondition[];
    value: string | undefined;
    onChange: (id: string) => void;
  },
) {
  const name = createUniqueId();
  return (
    <fieldset class={styles.conditions}>
      <legend>{props.label}</legend>
      <For each={props.conditions}>
        {({ id, when, limit, closing }) => (
          <label class={styles.condition}>
            <input
              type="radio"
              name={name}
              checked={id === props.value}
              onChange={() => props.onChange(id)}
            />
            <span class={styles.when}>{when}</span>
            <span class={styles.limit}>{formatLimit(limit)}</span>
            <Show when={closing}>
              {(it) => <span class={styles.closing}>{caseText('condition.closing', { closing: it() })}</span>}
            </Show>
          </label>
        )}
      </For>
    </fieldset>
  );
}
