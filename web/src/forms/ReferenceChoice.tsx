// A choice among the district's own areas, categories or departments.
import { createMemo, Show } from 'solid-js';
import { labelOf, useDistrict } from '../data/district.tsx';
import { Combobox, MultiCombobox } from '../ui/Combobox.tsx';
import type { ControlProps } from './Controls.tsx';
import type { Reference } from './describe.ts';

export default function ReferenceChoice(props: ControlProps) {
  const district = useDistrict();
  const to = (): Reference => ('to' in props.field ? props.field.to : 'area');
  const options = createMemo(() => {
    if (to() === 'area') {
      return district
        .areaList()
        .map(({ id, name, code }) => ({ value: id, label: labelOf(name), detail: code ?? id }));
    }
    const index = to() === 'category' ? district.categories() : district.departments();
    return [...index.values()].map(({ id, name }) => ({ value: id, label: labelOf(name), detail: id }));
  });
  return (
    <Show
      when={props.field.kind === 'references'}
      fallback={
        <Combobox
          {...props.frame}
          options={options()}
          value={(props.value as string | null) || undefined}
          onChange={(value) => props.onChange(value ?? '')}
        />
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
