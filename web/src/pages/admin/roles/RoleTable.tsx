// Who may do what: every permission of the list, and how far each role reaches with it, built-in ones and the district's
// own as they stand in the draft.
import { createMemo, For, Show } from 'solid-js';
import { type Permission, permissionGroups, reaches } from '#shared/contracts/permissions.ts';
import type { OwnRole } from '#shared/contracts/roles.ts';
import { rolesOf } from '#shared/domain/roles.ts';
import { permissionText, roleTableText } from '../../../i18n/permissions.ts';
import { roleText } from '../../../i18n/roles.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { groupNames } from './groups.ts';
import styles from './Roles.module.css';

export function RoleTable(props: { own: readonly OwnRole[] }) {
  // The built-in ones first, as everybody knows them.
  const roles = createMemo(() => {
    const all = [...rolesOf(props.own).values()];
    return [...all.filter(({ name }) => !name), ...all.filter(({ name }) => name)];
  });
  return (
    <div class={styles.whole}>
      <h2>{roleTableText('table')}</h2>
      <p class={styles.hint}>{roleTableText('table.lead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class={styles.scroll} tabIndex={0} aria-label={roleTableText('table')}>
        <table class={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{roleTableText('permission')}</th>
              <For each={roles()}>
                {({ id, name }) => (
                  <th scope="col">
                    {roleText(id, name)}
                    <Show when={name}>
                      {' '}
                      <Badge tone="blue">{roleTableText('own')}</Badge>
                    </Show>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <For each={groupNames}>
            {(group) => (
              <tbody>
                <tr>
                  <th scope="rowgroup" class={styles.group}>
                    {roleTableText(`group.${group}`)}
                  </th>
                  <td colspan={roles().length} />
                </tr>
                <For each={permissionGroups[group] as readonly Permission[]}>
                  {(permission) => (
                    <tr>
                      <th scope="row">{permissionText(permission)}</th>
                      <For each={roles()}>
                        {({ grants }) => (
                          <td>
                            {reaches
                              .filter((reach) => grants[permission]?.includes(reach))
                              .map((reach) => roleTableText(`short.${reach}`))
                              .join(' / ')}
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
      </section>
    </div>
  );
}
