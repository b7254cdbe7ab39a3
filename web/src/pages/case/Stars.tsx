// One to five stars; five radio buttons that read as their number.
import Star from 'lucide-solid/icons/star';
import { createUniqueId, For } from 'solid-js';
import { caseText } from '../../i18n/case.ts';
import type { FieldProps } from '../../ui/Field.tsx';
import styles from './ActionForm.module.css';

export function Stars(props: FieldProps & { value: number | undefined; onChange: (stars: number) => void }) {
  const name = createUniqueId();
  return (
    <fieldset class={styles.stars}>
      <legend>{props.label}</legend>
      <For each={[1, 2, 3, 4, 5]}>
        {(n) => (
          <label class={n <= (props.value ?? 0) ? styles.lit : undefined}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={props.value === n}
              aria-label={caseText('form.star', { n })}
              onChange={() => props.onChange(n)}
            />
            <Star size={26} />
          </label>
        )}
      </For>
      <p role="alert">{props.error}</p>
    </fieldset>
  );
}
