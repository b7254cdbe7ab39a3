// Departments of a dispatch: each can take part once, and one that gave the case back says so.
import { createMemo, Show } from 'solid-js';
import type { FieldLabel } from '#shared/contracts/action-table.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { refusals } from '#shared/domain/case/state.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { Combobox, MultiCombobox } from '../../ui/Combobox.tsx';
import type { FieldProps, Option } from '../../ui/Field.tsx';
import { Refusals } from './Refusals.tsx';
import { Suggested } from './Suggested.tsx';

export interface DepartmentChoiceProps {
  frame: FieldProps;
  view: CaseView;
  several: boolean;
  /** By department, the label of the other field that names it. */
  taken: ReadonlyMap<string, FieldLabel>;
  value: unknown;
  onChange: (value: unknown) => void;
}

export default function DepartmentChoice(props: DepartmentChoiceProps) {
  const district = useDistrict();
  const options = createMemo(() => {
    const refused = new Map(refusals(props.view.tasks).map(({ department, reason }) => [department, reason]));
    return [...district.departments().values()].map(({ id, name }): Option => {
      const part = props.taken.get(id);
      const reason = refused.get(id);
      return {
        value: id,
        label: labelOf(name),
        ...(part && { disabled: caseText('form.taken', { part: caseText(`input.${part}`) }) }),
        ...(reason !== undefined && { detail: caseText('form.refused', { reason }) }),
      };
    });
  });
  return (
    <Show
      when={props.several}
      fallback={
        <>
          <Refusals view={props.view} />
          <Suggested view={props.view} />
          <Combobox
            {...props.frame}
            options={options()}
            value={props.value as string | undefined}
            onChange={props.onChange}
          />
        </>
      }
    >
      <MultiCombobox
        {...props.frame}
        options={options()}
        value={(props.value ?? []) as string[]}
        onChange={props.onChange}
      />
    </Show>
  );
}
