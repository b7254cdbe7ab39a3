// What a publication of a district's own roles asks beside what every part asks: that its author has the powers it gives
// or takes, and that nobody loses a role without a word.
import { partValue } from '#functions/lib/configuration.ts';
import type { MemberCaller } from '#functions/lib/identity.ts';
import { holdersOfRole } from '#functions/lib/members.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { PartValue } from '#shared/contracts/configuration.ts';
import { refuse } from '#shared/domain/district.ts';
import { DomainError, type Issue } from '#shared/domain/error.ts';
import { rolesBeyond } from '#shared/domain/role-check.ts';

/** So many of those who have a role that goes are named. */
const holdersNamed = 5;

/** @throws DomainError `configuration/invalid` with every fault; `seen` is the version that the author changed */
export async function requireRoles(
  { store, member }: MemberCaller,
  value: PartValue<'roles'>,
  seen: number,
): Promise<void> {
  const before = await valueSeen(store, seen);
  // What was never published is not in force: publishing refuses it.
  if (!before) return;
  const kept = new Set(value.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id));
  const held = await Promise.all(
    removed.map(async ({ id }): Promise<Issue[]> => {
      const holders = await holdersOfRole(store, id, holdersNamed + 1);
      const named = holders.slice(0, holdersNamed).map(({ name }) => name);
      if (holders.length > holdersNamed) named.push('…');
      return holders.length === 0
        ? []
        : [
            {
              pointer: '/roles',
              detail: `“${id}” cannot be removed while people have it: ${named.join(', ')}`,
              rule: 'role-held',
              about: `${id}: ${named.join(', ')}`,
            },
          ];
    }),
  );
  refuse('configuration/invalid', [...rolesBeyond(member, before, value), ...held.flat()]);
}

const valueSeen = (store: DistrictStore, version: number): Promise<PartValue<'roles'> | undefined> =>
  partValue(store, 'roles', version).catch((error) => {
    if (error instanceof DomainError && error.code === 'configuration/no-such-version') return undefined;
    throw error;
  });
