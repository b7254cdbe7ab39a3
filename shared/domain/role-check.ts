// Whether a district's own roles can be: each with an id of its own, reaching by what its permissions know, and able to
// see what it acts on. And what a publication of them does to people: who may publish it, and whose role it takes away.
import {
  isBuiltIn,
  type Permission,
  permissionGroups,
  type Reach,
  reachesOf,
} from '#shared/contracts/permissions.ts';
import type { OwnRole } from '#shared/contracts/roles.ts';
import type { Holder } from './access.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Issue } from './error.ts';
import { twice } from './issues.ts';
import { beyond } from './members.ts';

/** Every fault; pointers begin with the part's name. */
export const roleIssues = (roles: readonly OwnRole[]): Issue[] => [
  ...twice('/roles', roles),
  ...roles.flatMap((role, at) => issuesOf(role, `/roles/${at}`)),
];

function issuesOf({ id, grants }: OwnRole, pointer: string): Issue[] {
  const granted = Object.entries(grants) as [Permission, readonly Reach[]][];
  return [
    ...(isBuiltIn(id)
      ? [
          {
            pointer: `${pointer}/id`,
            detail: `“${id}” is a built-in role, which stays as it is; choose another id`,
            rule: 'built-in-role' as const,
            about: id,
          },
        ]
      : []),
    ...granted.flatMap(([permission, reaches]) =>
      reaches
        .filter((reach) => !reachesOf(permission).includes(reach))
        .map((reach) => ({
          pointer: `${pointer}/grants/${permission}`,
          detail: `cannot be granted with the reach “${reach}”`,
          rule: 'no-such-reach' as const,
          about: reach,
        })),
    ),
    ...granted.flatMap(([permission, reaches]) => {
      const needed = neededBy(permission, reaches, grants);
      return needed
        ? [
            {
              pointer: `${pointer}/grants/${permission}`,
              detail: `needs ${needed} as far as it reaches itself`,
              rule: 'needs-permission' as const,
              about: needed,
            },
          ]
        : [];
    }),
  ];
}

const onCases: readonly Permission[] = [...permissionGroups.cases, ...permissionGroups.tasks];

/** What a grant is nothing worth without, when it is missing. */
function neededBy(
  permission: Permission,
  reaches: readonly Reach[],
  grants: OwnRole['grants'],
): Permission | undefined {
  if (permission === 'member:write' && !grants['member:read']) return 'member:read';
  if (permission === 'case:report-for-others' && !grants['case:report']) return 'case:report';
  if (!onCases.includes(permission) || permission === 'case:report-for-others') return undefined;
  // Whoever reports sees what became of it.
  const wanted: readonly Reach[] = permission === 'case:report' ? ['own'] : reaches;
  const read = grants['case:read'] ?? [];
  return wanted.every((reach) => read.some((known) => within[reach].includes(known)))
    ? undefined
    : 'case:read';
}

/** Reaches that hold wherever this one does. */
const within: Readonly<Record<Reach, readonly Reach[]>> = {
  own: ['own', 'district'],
  area: ['area', 'district'],
  department: ['department', 'district'],
  department_and_area: ['department_and_area', 'department', 'area', 'district'],
  district: ['district'],
};

/** Roles that a publication adds, changes or removes, each before and after. */
export function roleChanges(
  before: readonly OwnRole[],
  after: readonly OwnRole[],
): { id: string; before: OwnRole | undefined; after: OwnRole | undefined }[] {
  const [was, is] = [before, after].map((list) => new Map(list.map((role) => [role.id, role])));
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .map((id) => ({ id, before: was!.get(id), after: is!.get(id) }))
    .filter((change) => canonicalJson(change.before ?? null) !== canonicalJson(change.after ?? null));
}

/** Roles that give or take a power which their author does not have; pointers begin with the part's name. */
export const rolesBeyond = (by: Holder, before: readonly OwnRole[], after: readonly OwnRole[]): Issue[] =>
  roleChanges(before, after).flatMap((change) => {
    const power = beyond(by, [{ held: [change.before, change.after].filter((role) => role !== undefined) }]);
    const at = after.findIndex(({ id }) => id === change.id);
    return power
      ? [
          {
            pointer: at < 0 ? '/roles' : `/roles/${at}/grants`,
            detail: `“${change.id}” is about ${power}, which you do not have yourself`,
            rule: 'beyond-yours' as const,
            about: power,
          },
        ]
      : [];
  });
