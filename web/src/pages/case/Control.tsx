// One field of an action form: picks the control that its table row names and fills it with the district's choices.
import { createMemo, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type {
  ChoiceField,
  Field,
  PhotosField,
  TasksField,
  TextField,
} from '#shared/contracts/action-fields.ts';
import type { FieldLabel } from '#shared/contracts/action-table.ts';
import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Severity } from '#shared/contracts/vocabulary.ts';
import { categoryOptions } from '../../data/category-options.ts';
import { useDepartmentMembers, useDistrict } from '../../data/district.tsx';
import type { Photos } from '../../data/photos.ts';
import { caseText } from '../../i18n/case.ts';
import { word } from '../../i18n/words.ts';
import { Segmented, Select, TextArea } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { ConditionChoice } from './ConditionChoice.tsx';
import { PhotoInput } from './PhotoInput.tsx';
import { PlaceInputField } from './PlaceInputField.tsx';
import { Stars } from './Stars.tsx';
import { TaskChoice } from './TaskChoice.tsx';

// Typing in a long list needs much code; a form that has none of it should not wait for it.
const Combobox = lazy(async () => ({ default: (await import('../../ui/Combobox.tsx')).Combobox }));
const DepartmentChoice = lazy(() => import('./DepartmentChoice.tsx'));

export interface ControlProps {
  field: Field;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
  autofocus: boolean;
  view: CaseView;
  /** Departments that other fields name already: each may take part once. */
  taken: ReadonlyMap<string, FieldLabel>;
  /** Tasks that can be named. */
  naming: readonly string[];
  /** The department whose people can be named as handler. */
  department: string | undefined;
  photos: Photos;
  /** So many photos at least. */
  fewest: number;
}

const frameOf = (props: ControlProps) => ({
  label: caseText(`input.${props.field.label as FieldLabel}`),
  required: props.required,
  error: props.error,
});

export function Control(props: ControlProps) {
  const field = () => frameOf(props);
  /** The field when it is of that kind: a memo, so that a control is not made again while somebody types. */
  const when = <C extends Field['control']>(control: C) =>
    props.field.control === control ? (props.field as Extract<Field, { control: C }>) : undefined;
  return (
    <Switch>
      <Match when={when('text')}>{(text) => <Words {...props} field={text()} />}</Match>
      <Match when={when('photos')}>
        {(photos) => (
          <PhotoInput
            {...field()}
            hint={props.fewest > 1 ? caseText('photos.least', { n: props.fewest }) : undefined}
            photos={props.photos}
            kind={(photos() as PhotosField).shows}
          />
        )}
      </Match>
      <Match when={when('choice')}>{(choice) => <FewChoices {...props} field={choice()} />}</Match>
      <Match when={when('stars')}>
        <Stars {...field()} value={props.value as number | undefined} onChange={props.onChange} />
      </Match>
      <Match when={when('place')}>
        <PlaceInputField {...field()} value={props.value as PlaceInput} onChange={props.onChange} />
      </Match>
      <Match when={when('condition')}>
        <ConditionChoice
          {...field()}
          conditions={props.view.conditions ?? []}
          value={props.value as string | undefined}
          onChange={props.onChange}
        />
      </Match>
      <Match when={when('colleague')}>
        <HandlerSelect {...props} />
      </Match>
      <Match when={when('tasks')}>
        {(tasks) => (
          <TaskChoice
            {...field()}
            view={props.view}
            tasks={props.naming}
            noneIsAll={(tasks() as TasksField).noneIsAll ?? false}
            value={(props.value ?? []) as string[]}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={true}>
        <Suspense fallback={<Skeleton height={54} />}>
          <Show when={props.field.control !== 'category'} fallback={<CategoryChoice {...props} />}>
            <DepartmentChoice
              frame={field()}
              view={props.view}
              several={props.field.control === 'departments'}
              taken={props.taken}
              value={props.value}
              onChange={props.onChange}
            />
          </Show>
        </Suspense>
      </Match>
    </Switch>
  );
}

/** From this share of the most that is taken, the form counts along. */
const countFrom = 0.8;

/** No maxlength: a browser cuts a pasted text short without a word. The form says that it is too long instead. */
function Words(props: ControlProps & { field: TextField }) {
  const value = () => (typeof props.value === 'string' ? props.value : '');
  const count = () => value().trim().length;
  const hint = () =>
    count() > props.field.max * countFrom
      ? { hint: caseText('form.count', { count: count(), n: props.field.max }) }
      : {};
  return (
    <TextArea
      {...frameOf(props)}
      {...hint()}
      value={value()}
      onChange={props.onChange}
      ref={(element) => props.autofocus && queueMicrotask(() => element.focus())}
    />
  );
}

function FewChoices(props: ControlProps & { field: ChoiceField }) {
  const labelOfChoice = (value: string) => word(`${props.field.words}.${value}` as `severity.${Severity}`);
  return (
    <Segmented
      {...frameOf(props)}
      options={props.field.choices.map((value) => ({ value, label: labelOfChoice(value) }))}
      value={props.value as string | undefined}
      onChange={props.onChange}
    />
  );
}

/** Categories: a tree that is long in a real district. */
function CategoryChoice(props: ControlProps) {
  const district = useDistrict();
  const options = createMemo(() => categoryOptions(district.catalogue(), { keep: [props.view.category] }));
  return (
    <Combobox
      {...frameOf(props)}
      options={options()}
      value={props.value as string | undefined}
      onChange={props.onChange}
    />
  );
}

/** People of the department who can take the task, those on duty first. */
function HandlerSelect(props: ControlProps) {
  const district = useDistrict();
  const roster = useDepartmentMembers(district.id, () => props.department);
  const people = () =>
    (roster.data?.items ?? [])
      .filter(({ handles }) => handles)
      .sort((a, b) => Number(b.onDutySince !== undefined) - Number(a.onDutySince !== undefined))
      .map(({ id, name, onDutySince }) => ({
        value: id,
        label: onDutySince ? caseText('form.on-duty', { name }) : name,
      }));
  return (
    <Select
      {...frameOf(props)}
      options={people()}
      value={props.value as string | undefined}
      onChange={(value) => props.onChange(value || undefined)}
      placeholder={caseText('form.handler-default')}
    />
  );
}
