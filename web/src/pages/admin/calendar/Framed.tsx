// Several inputs that are one field of the form: its label, what helps, and what is wrong with any of them.
import { type JSX, Show } from 'solid-js';
import type { FieldProps } from '../../../ui/Field.tsx';
import styles from './Calendar.module.css';

export function Framed(props: { frame: FieldProps; hint?: string; children: JSX.Element }) {
  return (
    <fieldset class={styles.framed} aria-invalid={props.frame.error ? true : undefined} tabIndex={-1}>
      <legend>{props.frame.label}</legend>
      <Show when={props.hint}>
        <p class={styles.quiet}>{props.hint}</p>
      </Show>
      {props.children}
      <Show when={props.frame.error}>
        <p class={styles.wrong} role="alert">
          {props.frame.error}
        </p>
      </Show>
    </fieldset>
  );
}
