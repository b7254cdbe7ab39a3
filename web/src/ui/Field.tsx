// Form fields over the browser's own controls: label, hint and error are wired up once, here.
import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js';
import { common } from '../i18n/common.ts';
import styles from './Field.module.css';

export interface FieldProps {
  label: string;
  hint?: string;
  /** Shown in red under the control, which is then marked invalid. */
  error?: string;
  required?: boolean;
  /** Hides the label from the eye but not from a screen reader. */
  bare?: boolean;
}
export const fieldKeys = ['label', 'hint', 'error', 'required', 'bare'] as const;

/** What a control must carry to belong to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  class: string;
  required: boolean;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label above, control, then the error or the hint: the frame of every single control. */
export function FieldFrame(props: FieldProps & { children: (control: ControlAttributes) => JSX.Element }) {
  const id = createUniqueId();
  const note = () => props.error ?? props.hint;
  const attributes: ControlAttributes = {
    id,
    class: styles.control ?? '',
    get required() {
      return props.required ?? false;
    },
    get 'aria-invalid'() {
      return props.error ? (true as const) : undefined;
    },
    get 'aria-describedby'() {
      return note() ? `${id}-note` : undefined;
    },
  };
  return (
    <div class={styles.field}>
      <label for={id} class={props.bare ? 'visually-hidden' : styles.label}>
        {props.label}
        <Show when={!props.required}>
          <span class={styles.mark}>{common('optional')}</span>
        </Show>
      </label>
      {props.children(attributes)}
      <Show when={note()}>
        <p
          id={`${id}-note`}
          class={props.error ? styles.error : styles.hint}
          role={props.error ? 'alert' : undefined}
        >
          {note()}
        </p>
      </Show>
    </div>
  );
}

type Changed = { onChange: (value: string) => void };
type TextProps = FieldProps &
  Changed &
  Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'required'>;

export function TextField(props: TextProps) {
  const [field, own, rest] = splitProps(props, fieldKeys, ['onChange']);
  return (
    <FieldFrame {...field}>
      {(control) => (
        <input {...rest} {...control} onInput={(event) => own.onChange(event.currentTarget.value)} />
      )}
    </FieldFrame>
  );
}

type AreaProps = FieldProps &
  Changed &
  Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'required'>;

export function TextArea(props: AreaProps) {
  const [field, own, rest] = splitProps(props, fieldKeys, ['onChange']);
  return (
    <FieldFrame {...field}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          onInput={(event) => own.onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** A second, quieter line: a code, a path. */
  detail?: string;
  /** Why it cannot be chosen. */
  disabled?: string;
}

export interface SelectProps<V extends string> extends FieldProps {
  options: readonly Option<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** The words of the empty choice; without them the first option is chosen from the start. */
  placeholder?: string;
}

export function Select<V extends string>(props: SelectProps<V>) {
  const [field, own] = splitProps(props, fieldKeys);
  return (
    <FieldFrame {...field}>
      {(control) => (
        <select
          {...control}
          class={`${styles.control} ${styles.select}`}
          value={own.value ?? ''}
          onChange={(event) => own.onChange(event.currentTarget.value as V)}
        >
          <Show when={own.placeholder}>
            <option value="">{own.placeholder}</option>
          </Show>
          <For each={own.options}>
            {(option) => (
              <option value={option.value} selected={option.value === own.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </FieldFrame>
  );
}

/** Two to five choices that are all worth seeing; a radio group underneath. */
export function Segmented<V extends string>(props: Omit<SelectProps<V>, 'placeholder'>) {
  const name = createUniqueId();
  return (
    <fieldset class={styles.field} aria-describedby={props.error ? `${name}-note` : undefined}>
      <legend class={props.bare ? 'visually-hidden' : styles.label}>{props.label}</legend>
      <div class={styles.segments}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.segment}>
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === props.value}
                onChange={() => props.onChange(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
      <Show when={props.error}>
        <p id={`${name}-note`} class={styles.error} role="alert">
          {props.error}
        </p>
      </Show>
    </fieldset>
  );
}
