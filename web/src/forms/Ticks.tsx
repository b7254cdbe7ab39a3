// Boxes to tick, of a few things that are all worth seeing.
import { For, Show } from 'solid-js';
import type { FieldProps } from '../ui/Field.tsx';
import styles from './SchemaForm.module.css';

export interface TicksProps {
  frame: FieldProps;
  options: readonly { readonly value: string; readonly label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

export function Ticks(props: TicksProps) {
  const toggle = (value: string, on: boolean) =>
    // In the order of the vocabulary, so that the same choice is the same value.
    props.onChange(
      props.options
        .map((option) => option.value)
        .filter((each) => (each === value ? on : props.value.includes(each))),
    );
  return (
    <fieldset class={styles.group} aria-invalid={props.frame.error ? true : undefined} tabIndex={-1}>
      <legend>{props.frame.label}</legend>
      <div class={styles.ticks}>
        <For each={props.options}>
          {({ value, label }) => (
            <label class={styles.tick}>
              <input
                type="checkbox"
                checked={props.value.includes(value)}
                onChange={(event) => toggle(value, event.currentTarget.checked)}
              />
              {label}
            </label>
          )}
        </For>
      </div>
      <Show when={props.frame.error ?? props.frame.hint}>
        <p class={props.frame.error ? styles.error : styles.hint}>{props.frame.error ?? props.frame.hint}</p>
      </Show>
    </fieldset>
  );
}
