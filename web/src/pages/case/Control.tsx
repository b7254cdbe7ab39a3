// One field of an action form: picks the control that its table row names and fills it with the district's choices.
import { createMemo, lazy, Match, Suspense, Switch } from 'solid-js';
import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { closingKinds, severities } from '#shared/contracts/vocabulary.ts';
import { holds } from '#shared/domain/access.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import type { Photos } from '../../data/photos.ts';
import { caseText } from '../../i18n/case.ts';
import { word } from '../../i18n/words.ts';
import { Segmented, Select, TextArea } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/States.tsx';
import type { FieldSpec } from './action-fields.ts';
import { PhotoInput } from './PhotoInput.tsx';
import { PlaceInputField } from './PlaceInputField.tsx';
import { Stars } from './Stars.tsx';

// Typing in a long list needs much code; a form that has none of it should not wait for it.
const Combobox = lazy(async () => ({ default: (await import('../../ui/Combobox.tsx')).Combobox }));
const MultiCombobox = lazy(async () => ({ default: (await import('../../ui/Combobox.tsx')).MultiCombobox }));

export interface ControlProps {
  spec: FieldSpec;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
  autofocus: boolean;
  view: CaseView;
  /** Departments that the form names already: each may take part once. */
  taken: readonly unknown[];
  /** The department whose people can be named as handler. */
  department: string | undefined;
  photos: Photos;
}

export function Control(props: ControlProps) {
  const field = () => ({ label: caseText(props.spec.label), required: props.required, error: props.error });
  const text = () => (typeof props.value === 'string' ? props.value : undefined);
  return (
    <Switch>
      <Match when={props.spec.control === 'text'}>
        <TextArea
          {...field()}
          value={text() ?? ''}
          maxLength={props.spec.max}
          onChange={props.onChange}
          ref={(element) => props.autofocus && queueMicrotask(() => element.focus())}
        />
      </Match>
      <Match when={props.spec.control === 'photos'}>
        <PhotoInput {...field()} photos={props.photos} kind={props.spec.photo} />
      </Match>
      <Match when={props.spec.control === 'closing'}>
        <Segmented
          {...field()}
          options={closingKinds.map((value) => ({ value, label: word(`closing.${value}`) }))}
          value={text() as (typeof closingKinds)[number]}
          onChange={props.onChange}
        />
      </Match>
      <Match when={props.spec.control === 'severity'}>
        <Segmented
          {...field()}
          options={severities.map((value) => ({ value, label: word(`severity.${value}`) }))}
          value={text() as (typeof severities)[number]}
          onChange={props.onChange}
        />
      </Match>
      <Match when={props.spec.control === 'stars'}>
        <Stars {...field()} value={props.value as number | undefined} onChange={props.onChange} />
      </Match>
      <Match when={props.spec.control === 'place'}>
        <PlaceInputField {...field()} value={props.value as PlaceInput} onChange={props.onChange} />
      </Match>
      <Match when={props.spec.control === 'handler'}>
        <HandlerSelect {...props} />
      </Match>
      <Match when={true}>
        <Suspense fallback={<Skeleton height={54} />}>
          <LongChoice {...props} />
        </Suspense>
      </Match>
    </Switch>
  );
}

/** Categories and departments: lists that are long in a real district. */
function LongChoice(props: ControlProps) {
  const district = useDistrict();
  const field = () => ({ label: caseText(props.spec.label), required: props.required, error: props.error });
  const departments = createMemo(() => {
    const own = [props.value].flat();
    return [...district.departments().values()]
      .filter(({ id }) => own.includes(id) || !props.taken.includes(id))
      .map(({ id, name }) => ({ value: id, label: labelOf(name) }));
  });
  const categories = createMemo(() =>
    [...district.categories().values()].map(({ id, name, group, standardRef }) => ({
      value: id,
      label: labelOf(name),
      detail: `${labelOf(group)} ${standardRef}`,
    })),
  );
  return (
    <Switch>
      <Match when={props.spec.control === 'departments'}>
        <MultiCombobox
          {...field()}
          options={departments()}
          value={props.value as string[]}
          onChange={props.onChange}
        />
      </Match>
      <Match when={true}>
        <Combobox
          {...field()}
          options={props.spec.control === 'category' ? categories() : departments()}
          value={props.value as string | undefined}
          onChange={props.onChange}
        />
      </Match>
    </Switch>
  );
}

/** People of the department who can take the task. */
function HandlerSelect(props: ControlProps) {
  const district = useDistrict();
  const people = () =>
    (district.configuration.data?.members ?? [])
      .filter((member) => member.department === props.department)
      .filter((member) => holds('task:handle', member))
      .map((member) => ({ value: member.id, label: member.name }));
  return (
    <Select
      label={caseText('form.handler')}
      error={props.error}
      options={people()}
      value={props.value as string | undefined}
      onChange={(value) => props.onChange(value || undefined)}
      placeholder={caseText('form.handler-default')}
    />
  );
}
