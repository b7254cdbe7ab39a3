// The roles of a district, built-in ones and its own, and what somebody has who holds some of them. Everything behind
// this knows grants alone.
import { everyone, grantsOf, roles } from '#shared/contracts/permissions.ts';
import type { HeldRole, OwnRole } from '#shared/contracts/roles.ts';

/** Every role of a district by its id. */
export type RoleBook = ReadonlyMap<string, HeldRole>;

const builtIn: readonly HeldRole[] = roles.map((id) => ({ id, grants: grantsOf(id) }));

/** A role of its own never takes the place of a built-in one. */
export const rolesOf = (own: readonly OwnRole[]): RoleBook =>
  new Map(
    [
      ...own.map(({ id, name, grants }): HeldRole => ({ id, name, grants: { ...grants, ...everyone } })),
      ...builtIn,
    ].map((role) => [role.id, role]),
  );

/** The roles that every district has. */
export const builtInRoles: RoleBook = rolesOf([]);

/** The roles with these ids; one that the district no longer has grants nothing. */
export const heldOf = (ids: readonly string[], book: RoleBook = builtInRoles): HeldRole[] =>
  ids.flatMap((id) => book.get(id) ?? []);
