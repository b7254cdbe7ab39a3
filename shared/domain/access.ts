// Whether a member may do a thing to a case: what their roles grant and their scope in one predicate. It guards commands
// and filters lists alike; nothing else decides about access.
import type { Member } from '#shared/contracts/members.ts';
import type { Permission, Reach } from '#shared/contracts/permissions.ts';
import type { HeldRole } from '#shared/contracts/roles.ts';

/** What somebody's roles grant, whatever they are called. */
export interface Holder {
  readonly held: readonly HeldRole[];
}

/** What the predicate needs to know of a member. */
export type Scope = Pick<Member, 'id' | 'areas' | 'department'> & Holder;

/** What the predicate needs to know of a case; a list's card has it too. */
export interface Reachable {
  readonly reporter: { readonly id: string };
  readonly areaPath: readonly string[];
  /** Departments that have or had a task in the case. */
  readonly departments: readonly string[];
}

/** The role on the strength of which the member may do this to this case, or undefined. */
export function roleFor(permission: Permission, member: Scope, target: Reachable): HeldRole | undefined {
  return member.held.find(({ grants }) => grants[permission]?.some((reach) => covers[reach](member, target)));
}

export const may = (permission: Permission, member: Scope, target: Reachable): boolean =>
  roleFor(permission, member, target) !== undefined;

/** Whether any of the member's roles grants the permission, on whatever cases. */
export const holds = (permission: Permission, holder: Holder): boolean =>
  roleHolding(permission, holder) !== undefined;

/** The first of the roles that grants the permission at all. */
export const roleHolding = (permission: Permission, { held }: Holder): HeldRole | undefined =>
  held.find(({ grants }) => grants[permission] !== undefined);

/** Every reach that the member's roles give for a permission. */
export const reachesFor = (permission: Permission, { held }: Holder): Set<Reach> =>
  new Set(held.flatMap(({ grants }) => grants[permission] ?? []));

/** Whether a department’s own queues are to be seen, if only the part of them in some areas. */
export const ofDepartment = (reaches: ReadonlySet<Reach>): boolean =>
  reaches.has('department') || reaches.has('department_and_area');

const inAreas = (member: Scope, target: Reachable) =>
  member.areas.some((area) => target.areaPath.includes(area));

const inDepartment = (member: Scope, target: Reachable) =>
  member.department !== null && target.departments.includes(member.department);

const covers: Readonly<Record<Reach, (member: Scope, target: Reachable) => boolean>> = {
  own: (member, target) => target.reporter.id === member.id,
  area: inAreas,
  department: inDepartment,
  department_and_area: (member, target) => inDepartment(member, target) && inAreas(member, target),
  district: (member, target) => member.areas.length === 0 || inAreas(member, target),
};
