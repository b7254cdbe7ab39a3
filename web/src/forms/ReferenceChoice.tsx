// A choice among the district's own areas, categories, departments or roles.
import { createMemo, Show } from 'solid-js';
import type { HeldRole } from '#shared/contracts/roles.ts';
import { categoryOptions } from '../data/category-options.ts';
import { labelOf, useDistrict } from '../data/district.tsx';
import { roleText } from '../i18n/roles.ts';
import { Combobox, MultiCombobox } from '../ui/Combobox.tsx';
import type { ControlProps } from './Controls.tsx';
import type { Reference } from './describe.ts';
import { Ticks } from './Ticks.tsx';

export default function ReferenceChoice(props: ControlProps) {
  const district = useDistrict();
  const to = (): Reference => ('to' in props.field ? props.field.to : 'area');
  const options = createMemo(() => {
    if (to() === 'area') {
      return district
        .areaList()
        .map(({ id, name, code }) => ({ value: id, label: labelOf(name), detail: code ?? id }));
    }
    if (to() === 'role') return rolesOf(district.roles().values());
    // A rule may mean a whole branch, and one that names what was disabled since still says so.
    if (to() === 'category')
      return categoryOptions(district.catalogue(), {
        branches: true,
        keep: [props.value].flat() as string[],
      });
    return [...district.departments().values()].map(({ id, name }) => ({
      value: id,
      label: labelOf(name),
      detail: id,
    }));
  });
  // Roles are few, and whoever gives one wants to see which there are; one that is gone is shown to be taken away.
  const roles = () => {
    const value = (props.value ?? []) as string[];
    const known = options();
    return [
      ...known,
      ...rolesOf(value.map((id) => ({ id }))).filter(
        ({ value: id }) => !known.some((each) => each.value === id),
      ),
    ];
  };
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
      <Show
        when={to() !== 'role'}
        fallback={
          <Ticks
            frame={props.frame}
            options={roles()}
            value={(props.value ?? []) as string[]}
            onChange={props.onChange}
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
    </Show>
  );
}

const rolesOf = (roles: Iterable<Pick<HeldRole, 'id' | 'name'>>) =>
  [...roles].map(({ id, name }) => ({ value: id, label: roleText(id, name) }));
