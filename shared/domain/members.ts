// Whether people fit their district: the areas and departments they name exist, and a role has what it reaches by.
import type { Member } from '#shared/contracts/members.ts';
import { grantsOf } from '#shared/contracts/permissions.ts';
import { holds } from './access.ts';
import type { Issue } from './error.ts';
import { unknown, unknowns } from './issues.ts';

interface Known {
  has(id: string): boolean;
}

/** Every fault of one person; `pointer` says where they stand in the request. */
export function memberIssues(
  { roles, areas, department }: Pick<Member, 'roles' | 'areas' | 'department'>,
  known: { readonly departments: Known; readonly areaIds: Known },
  pointer = '',
): Issue[] {
  const reaches = new Set(roles.flatMap((role) => Object.values(grantsOf(role)).flat()));
  return [
    ...unknown(department, known.departments, `${pointer}/department`, 'department'),
    ...unknowns(areas, known.areaIds, `${pointer}/areas`, 'area'),
    // Scope is what a role reaches by: without it the role could do nothing, and nobody would know why.
    ...(reaches.has('department') && department === null
      ? [
          {
            pointer: `${pointer}/department`,
            detail: 'is needed by a role that reaches by department',
            rule: 'department-needed' as const,
          },
        ]
      : []),
    ...(reaches.has('area') && areas.length === 0
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

/** Whether somebody may change people. Every district keeps one who may: without them nobody could ever change it. */
export const administers = ({ roles }: Pick<Member, 'roles'>): boolean => holds('member:write', { roles });
