// Whether a member may do a thing to a case: the contracts' permission table and the member's scope in one
// predicate. It guards commands and filters lists alike; nothing else decides about access.
import type { Member } from '#shared/contracts/members.ts';
import { grantsOf, type Permission, type Reach, type Role } from '#shared/contracts/permissions.ts';

/** What the predicate needs to know of a member. */
export type Scope = Pick<Member, 'id' | 'roles' | 'areas' | 'department'>;

/** What the predicate needs to know of a case; a list's card has it too. */
export interface Reachable {
  readonly reporter: { readonly id: string };
  readonly areaPath: readonly string[];
  /** Departments that have or had a task in the case. */
  readonly departments: readonly string[];
}

/** The role on the strength of which the member may do this to this case, or undefined. */
export function roleFor(permission: Permission, member: Scope, target: Reachable): Role | undefined {
  return member.roles.find((role) =>
    reachesOf(role, permission).some((reach) => covers[reach](member, target)),
  );
}

export const may = (permission: Permission, member: Scope, target: Reachable): boolean =>
  roleFor(permission, member, target) !== undefined;

/** Whether any of the member's roles grants the permission, on whatever cases. */
export const holds = (permission: Permission, { roles }: Pick<Scope, 'roles'>): boolean =>
  roleHolding(permission, roles) !== undefined;

/** The first of the roles that grants the permission at all. */
export const roleHolding = (permission: Permission, roles: readonly Role[]): Role | undefined =>
  roles.find((role) => reachesOf(role, permission).length > 0);

/** Every reach that the member's roles give for a permission. */
export const reachesFor = (permission: Permission, member: Scope): Set<Reach> =>
  new Set(member.roles.flatMap((role) => reachesOf(role, permission)));

const reachesOf = (role: Role, permission: Permission): readonly Reach[] => grantsOf(role)[permission] ?? [];

const inAreas = (member: Scope, target: Reachable) =>
  member.areas.some((area) => target.areaPath.includes(area));

const covers: Readonly<Record<Reach, (member: Scope, target: Reachable) => boolean>> = {
  own: (member, target) => target.reporter.id === member.id,
  area: inAreas,
  department: (member, target) =>
    member.department !== null && target.departments.includes(member.department),
  district: (member, target) => member.areas.length === 0 || inAreas(member, target),
};
