// One field of a form: picks the control that fits what the schema says, and draws groups and lists of fields.
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { type Component, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Limit } from '#shared/contracts/limit.ts';
import type { Label, Point } from '#shared/contracts/primitives.ts';
import { limitUnits } from '#shared/contracts/vocabulary.ts';
import { common } from '../i18n/common.ts';
import { choiceText, type FieldText, fieldHint, fieldText, formText } from '../i18n/forms.ts';
import { word } from '../i18n/words.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { type FieldProps, Select, TextField } from '../ui/Field.tsx';
import { Skeleton } from '../ui/States.tsx';
import type { FieldKind, FormField } from './describe.ts';
import styles from './SchemaForm.module.css';
import { Ticks } from './Ticks.tsx';
import { empty } from './values.ts';

const ReferenceChoice = lazy(() => import('./ReferenceChoice.tsx'));

/** What a control is given, of whatever kind. */
export interface ControlProps {
  frame: FieldProps;
  /** Names its words: `calendar.holidays`. */
  words: string;
  field: FieldKind;
  value: unknown;
  disabled: boolean;
  onChange: (value: unknown) => void;
}
export type ControlOf = Component<ControlProps>;

/** As much of the form library's form as a field needs; its own type has twelve parameters. */
export interface AnyForm {
  Field: Component<{ name: string; mode?: 'array'; children: (field: () => AnyField) => JSX.Element }>;
}
interface AnyField {
  state: { value: unknown; meta: { errors: unknown[] } };
  handleChange: (value: unknown) => void;
  handleBlur: () => void;
  pushValue: (value: unknown) => void;
  removeValue: (index: number) => void;
}

export interface FieldControlProps {
  form: AnyForm;
  /** Where it lies in the form's values: `weekly.monday`. */
  name: string;
  words: string;
  described: FormField;
  fixed: boolean;
  control?: ControlOf | undefined;
  refused: Readonly<Record<string, string>>;
  onChange: () => void;
}

export function FieldControl(props: FieldControlProps) {
  const field = () => props.described.field;
  const frameOf = (state: () => AnyField): FieldProps =>
    ({
      label: fieldText(props.words as FieldText),
      required: props.described.required && field().kind !== 'boolean',
      get hint() {
        return fieldHint(props.words as FieldText);
      },
      get error() {
        return errorOf(state(), props);
      },
    }) as FieldProps;
  const kind = field();
  if (kind.kind === 'group' && !props.control) return <Group {...props} fields={kind.fields} />;
  if (kind.kind === 'list' && !props.control) return <Rows {...props} item={kind.item} />;
  return (
    <props.form.Field name={props.name}>
      {(state) => (
        <Dynamic
          component={props.control ?? controls[kind.kind]}
          frame={frameOf(state)}
          words={props.words}
          field={kind}
          value={state().state.value}
          disabled={props.fixed}
          onChange={(value: unknown) => {
            state().handleChange(value);
            props.onChange();
          }}
        />
      )}
    </props.form.Field>
  );
}

function errorOf(state: AnyField, { refused, name }: FieldControlProps): string | undefined {
  const [own] = state.state.meta.errors;
  return typeof own === 'string' ? own : refused[name];
}

/** A row to fill in; where rows have ids, with the next number that is free. */
function fresh(item: FieldKind, rows: readonly unknown[]): unknown {
  const row = empty(item);
  if (item.kind !== 'group' || !item.fields.some(({ name }) => name === 'id')) return row;
  const ids = new Set(rows.map((each) => (each as { id?: unknown }).id));
  let number = rows.length + 1;
  while (ids.has(String(number))) number += 1;
  return { ...(row as object), id: String(number) };
}

function Group(props: FieldControlProps & { fields: readonly FormField[] }) {
  return (
    <fieldset class={styles.group}>
      <legend>{fieldText(props.words as FieldText)}</legend>
      <Show when={fieldHint(props.words as FieldText)}>{(hint) => <p class={styles.hint}>{hint()}</p>}</Show>
      <For each={props.fields}>
        {(field) => (
          <FieldControl
            {...props}
            control={undefined}
            name={`${props.name}.${field.name}`}
            words={`${props.words}.${field.name}`}
            described={field}
          />
        )}
      </For>
    </fieldset>
  );
}

/** Rows of one shape, added and taken away. */
function Rows(props: FieldControlProps & { item: FieldKind }) {
  const described: FormField = { name: '', required: true, nullable: false, field: props.item };
  return (
    <props.form.Field name={props.name} mode="array">
      {(state) => (
        <fieldset class={styles.group}>
          <legend>{fieldText(props.words as FieldText)}</legend>
          <For each={Array.from({ length: (state().state.value as unknown[]).length })}>
            {(_, index) => (
              <div class={styles.row}>
                <FieldControl
                  {...props}
                  control={undefined}
                  name={`${props.name}[${index()}]`}
                  described={described}
                />
                <IconButton
                  icon={ArrowUp}
                  label={formText('row.up')}
                  disabled={index() === 0}
                  onClick={() => {
                    const rows = [...(state().state.value as unknown[])];
                    rows.splice(index() - 1, 0, ...rows.splice(index(), 1));
                    state().handleChange(rows);
                    props.onChange();
                  }}
                />
                <IconButton
                  icon={X}
                  label={common('remove')}
                  onClick={() => {
                    state().removeValue(index());
                    props.onChange();
                  }}
                />
              </div>
            )}
          </For>
          <Show when={errorOf(state(), props)}>{(error) => <p class={styles.error}>{error()}</p>}</Show>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              state().pushValue(fresh(props.item, state().state.value as unknown[]));
              props.onChange();
            }}
          >
            {formText('add')}
          </Button>
        </fieldset>
      )}
    </props.form.Field>
  );
}

const Words: ControlOf = (props) => (
  <TextField
    {...props.frame}
    type={props.field.kind === 'text' && props.field.format === 'date' ? 'date' : 'text'}
    value={String(props.value ?? '')}
    readOnly={props.disabled}
    onChange={props.onChange}
  />
);

const Amount: ControlOf = (props) => (
  <TextField
    {...props.frame}
    type="number"
    inputmode="decimal"
    step="any"
    value={String(props.value ?? '')}
    onChange={(text) => props.onChange(text === '' ? undefined : Number(text))}
  />
);

const Tick: ControlOf = (props) => (
  <label class={styles.tick}>
    <input
      type="checkbox"
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
    {props.frame.label}
  </label>
);

const OneOf: ControlOf = (props) => (
  <Select
    {...props.frame}
    options={optionsOf(props)}
    value={props.value as string}
    placeholder={common('choose')}
    onChange={props.onChange}
  />
);

const SomeOf: ControlOf = (props) => (
  <Ticks
    frame={props.frame}
    options={optionsOf(props)}
    value={(props.value ?? []) as string[]}
    onChange={props.onChange}
  />
);

const optionsOf = ({ field, words }: ControlProps) =>
  field.kind === 'choice' || field.kind === 'choices'
    ? field.options.map((value) => ({ value, label: choiceText(words, value) }))
    : [];

/** Several inputs that are one value, below one label. */
function Together(props: { frame: FieldProps; children: JSX.Element }) {
  return (
    <fieldset class={styles.together}>
      <legend>{props.frame.label}</legend>
      <div class={styles.inputs}>{props.children}</div>
      <Show when={props.frame.error ?? props.frame.hint}>
        <p class={props.frame.error ? styles.error : styles.hint}>{props.frame.error ?? props.frame.hint}</p>
      </Show>
    </fieldset>
  );
}

export const BothLanguages: ControlOf = (props) => {
  const value = () => (props.value ?? { zh: '', en: '' }) as Label;
  return (
    <Together frame={props.frame}>
      <TextField
        required
        label={formText('label.zh')}
        value={value().zh}
        onChange={(zh) => props.onChange({ ...value(), zh })}
      />
      <TextField
        required
        label={formText('label.en')}
        value={value().en}
        onChange={(en) => props.onChange({ ...value(), en })}
      />
    </Together>
  );
};

export const LimitInput: ControlOf = (props) => {
  const value = () => (props.value ?? {}) as Partial<Limit>;
  return (
    <Together frame={props.frame}>
      <TextField
        required
        bare
        label={formText('limit.value')}
        type="number"
        inputmode="decimal"
        step="any"
        value={String(value().value ?? '')}
        onChange={(text) => props.onChange({ ...value(), value: text === '' ? undefined : Number(text) })}
      />
      <Select
        required
        bare
        label={formText('limit.unit')}
        options={limitUnits.map((unit) => ({ value: unit, label: word(`unit.${unit}`) }))}
        value={value().unit}
        placeholder={common('choose')}
        onChange={(unit) => props.onChange({ ...value(), unit })}
      />
    </Together>
  );
};

const PointInput: ControlOf = (props) => {
  const value = () => (props.value ?? {}) as Partial<Point>;
  const part = (name: 'lng' | 'lat') => (
    <TextField
      required
      label={formText(`point.${name}`)}
      type="number"
      inputmode="decimal"
      step="any"
      value={String(value()[name] ?? '')}
      onChange={(text) => props.onChange({ ...value(), [name]: text === '' ? undefined : Number(text) })}
    />
  );
  return (
    <Together frame={props.frame}>
      {part('lng')}
      {part('lat')}
    </Together>
  );
};

const Referred: ControlOf = (props) => (
  <Suspense fallback={<Skeleton height={54} />}>
    <ReferenceChoice {...props} />
  </Suspense>
);

const controls: Readonly<Record<Exclude<FieldKind['kind'], 'group' | 'list'>, ControlOf>> &
  Record<string, ControlOf> = {
  text: Words,
  number: Amount,
  boolean: Tick,
  choice: OneOf,
  choices: SomeOf,
  label: BothLanguages,
  limit: LimitInput,
  point: PointInput,
  reference: Referred,
  references: Referred,
  // A page that forgets its own control would hide a field without a word.
  other: (props) => {
    throw new Error(`No control for ${props.frame.label}`);
  },
};
