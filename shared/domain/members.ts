// Whether people fit their district: the roles, areas and departments they name exist, and a role has what it reaches by;
// and who may give which roles to whom.
import type { Member } from '#shared/contracts/members.ts';
import { type Permission, powers, type Reach } from '#shared/contracts/permissions.ts';
import { type Holder, holds } from './access.ts';
import type { Issue } from './error.ts';
import { unknown, unknowns } from './issues.ts';
import { builtInRoles, heldOf, type RoleBook } from './roles.ts';

interface Known {
  has(id: string): boolean;
}

/** Every fault of one person; `pointer` says where they stand in the request. */
export function memberIssues(
  { roles, areas, department }: Pick<Member, 'roles' | 'areas' | 'department'>,
  known: { readonly departments: Known; readonly areaIds: Known; readonly roles: RoleBook },
  pointer = '',
): Issue[] {
  const reaches = new Set(heldOf(roles, known.roles).flatMap(({ grants }) => Object.values(grants).flat()));
  const reachesBy = (...some: Reach[]) => some.some((reach) => reaches.has(reach));
  return [
    ...unknowns(roles, known.roles, `${pointer}/roles`, 'role'),
    ...unknown(department, known.departments, `${pointer}/department`, 'department'),
    ...unknowns(areas, known.areaIds, `${pointer}/areas`, 'area'),
    // Scope is what a role reaches by: without it the role could do nothing, and nobody would know why.
    ...(reachesBy('department', 'department_and_area') && department === null
      ? [
          {
            pointer: `${pointer}/department`,
            detail: 'is needed by a role that reaches by department',
            rule: 'department-needed' as const,
          },
        ]
      : []),
    ...(reachesBy('area', 'department_and_area') && areas.length === 0
      ? [
          {
            pointer: `${pointer}/areas`,
            detail: 'are needed by a role that reaches by area',
            rule: 'areas-needed' as const,
          },
        ]
      : []),
  ];
}

/**
 * Whether somebody may change people by a built-in role. Every district keeps one who may: without them nobody could ever
 * change it. A role of the district's own does not count, so no publication of roles can take the last one away.
 */
export const administers = ({ roles }: Pick<Member, 'roles'>): boolean =>
  holds('member:write', { held: heldOf(roles, builtInRoles) });

/** Powers over the district that a holder has. */
export const powersOf = (holder: Holder): Permission[] => powers.filter((power) => holds(power, holder));

/**
 * The first power among these people's that `by` does not have. Nobody gives, takes away or touches more than they have:
 * whoever could put another account to an administrator would be that administrator.
 */
export const beyond = (by: Holder, holders: readonly Holder[]): Permission | undefined =>
  holders.flatMap(powersOf).find((power) => !holds(power, by));
