// What a role grants, as boxes: a row for each permission, a column for each reach. A reach that a permission cannot
// have is no box, and what every role has is ticked for good.
import { For, Show } from 'solid-js';
import {
  everyone,
  type Grants as GrantsOf,
  type Permission,
  permissionGroups,
  permissions,
  type Reach,
  reaches,
  reachesOf,
} from '#shared/contracts/permissions.ts';
import { useDistrict } from '../../../data/district.tsx';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { permissionText, roleTableText } from '../../../i18n/permissions.ts';
import { roleText } from '../../../i18n/roles.ts';
import { Select } from '../../../ui/Field.tsx';
import { groupNames } from './groups.ts';
import styles from './Roles.module.css';

export const Grants: ControlOf = (props) => {
  const district = useDistrict();
  const value = () => (props.value ?? {}) as GrantsOf;
  const held = (permission: Permission) => (everyone as GrantsOf)[permission] ?? value()[permission] ?? [];
  const set = (permission: Permission, chosen: readonly Reach[]) => {
    const { [permission]: _before, ...rest } = value();
    // In the order of the list, so that the same choice is the same value.
    props.onChange(inOrder(chosen.length > 0 ? { ...rest, [permission]: chosen } : rest));
  };
  const copy = (id: string) => {
    const found = district.roles().get(id);
    if (found) props.onChange(inOrder(found.grants));
  };
  return (
    <fieldset class={styles.grants} aria-invalid={props.frame.error ? true : undefined} tabIndex={-1}>
      <legend>{props.frame.label}</legend>
      <Select
        label={roleTableText('copy.from')}
        required
        value={''}
        placeholder={roleTableText('copy.choose')}
        options={[...district.roles().values()].map(({ id, name }) => ({
          value: id,
          label: roleText(id, name),
        }))}
        onChange={copy}
      />
      <Show when={props.frame.error} fallback={<p class={styles.hint}>{roleTableText('table.hint')}</p>}>
        {(error) => (
          <p class={styles.error} role="alert">
            {error()}
          </p>
        )}
      </Show>
      <table class={styles.boxes}>
        <thead>
          <tr>
            <th scope="col">{roleTableText('permission')}</th>
            <For each={reaches}>
              {(reach) => (
                <th scope="col" title={roleTableText(`reach.${reach}`)}>
                  {roleTableText(`short.${reach}`)}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <For each={groupNames}>
          {(group) => (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={reaches.length + 1} class={styles.group}>
                  {roleTableText(`group.${group}`)}
                </th>
              </tr>
              <For each={permissionGroups[group] as readonly Permission[]}>
                {(permission) => (
                  <tr>
                    <th scope="row">{permissionText(permission)}</th>
                    <For each={reaches}>
                      {(reach) => (
                        <td>
                          <Show when={reachesOf(permission).includes(reach)}>
                            <input
                              type="checkbox"
                              aria-label={`${permissionText(permission)} ${roleTableText(`reach.${reach}`)}`}
                              disabled={permission in everyone}
                              checked={held(permission).includes(reach)}
                              onChange={(event) =>
                                set(
                                  permission,
                                  reaches.filter((each) =>
                                    each === reach
                                      ? event.currentTarget.checked
                                      : held(permission).includes(each),
                                  ),
                                )
                              }
                            />
                          </Show>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </fieldset>
  );
};

/** Without what every role has, which need not be said. */
const inOrder = (grants: GrantsOf): GrantsOf =>
  Object.fromEntries(
    permissions.flatMap((permission) =>
      grants[permission] && !(permission in everyone) ? [[permission, grants[permission]]] : [],
    ),
  );
