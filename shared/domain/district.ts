// Whether a district's configuration holds together: what no single field can say. Run before anything is written.
import type { Area } from '#shared/contracts/areas.ts';
import type { Onboarding } from '#shared/contracts/districts.ts';
import { grantsOf } from '#shared/contracts/permissions.ts';
import { calendarIssues } from './calendar-check.ts';
import { DomainError, type Issue } from './error.ts';

/** @throws DomainError `district/invalid` with every fault at once */
export function checkDistrict({ areas, departments, catalogue, calendar, members }: Onboarding): void {
  const areaIds = idsOf(areas);
  const departmentIds = idsOf(departments);
  const issues: Issue[] = [
    ...twice('/areas', areas),
    ...twice('/departments', departments),
    ...twice('/catalogue', catalogue),
    ...twice('/members', members),
    ...sharedAccounts(members),
    ...areas.flatMap((area, at) => areaIssues(area, areas, `/areas/${at}`)),
    ...catalogue.flatMap(({ defaultDepartment }, at) =>
      unknown(defaultDepartment, departmentIds, `/catalogue/${at}/defaultDepartment`, 'department'),
    ),
    ...calendarIssues(calendar, departmentIds),
    ...members.flatMap((member, at) => [
      ...unknown(member.department ?? undefined, departmentIds, `/members/${at}/department`, 'department'),
      ...member.areas.flatMap((area, i) => unknown(area, areaIds, `/members/${at}/areas/${i}`, 'area')),
      ...scopeIssues(member, `/members/${at}`),
    ]),
  ];
  if (issues.length > 0) {
    throw new DomainError(
      'district/invalid',
      `Nothing was changed: ${issues[0]?.pointer} ${issues[0]?.detail}.`,
      issues,
    );
  }
}

const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));

const twice = (pointer: string, list: readonly { readonly id: string }[]): Issue[] =>
  list.flatMap(({ id }, at) =>
    list.findIndex((other) => other.id === id) < at
      ? [{ pointer: `${pointer}/${at}/id`, detail: `“${id}” is there twice` }]
      : [],
  );

/** A login is one person in a district: of two members with one account, only the last could ever sign in. */
const sharedAccounts = (members: Onboarding['members']): Issue[] =>
  members.flatMap(({ account }, at) =>
    members.findIndex((other) => other.account === account) < at
      ? [{ pointer: `/members/${at}/account`, detail: `“${account}” is another member's` }]
      : [],
  );

const unknown = (
  id: string | undefined,
  known: ReadonlySet<string>,
  pointer: string,
  what: string,
): Issue[] =>
  id === undefined || known.has(id) ? [] : [{ pointer, detail: `names an unknown ${what} “${id}”` }];

function areaIssues(area: Area, areas: readonly Area[], pointer: string): Issue[] {
  const byId = new Map(areas.map((other) => [other.id, other]));
  const seen = new Set([area.id]);
  for (let up = area.parent; up !== null; up = byId.get(up)?.parent ?? null) {
    if (!byId.has(up)) return [{ pointer: `${pointer}/parent`, detail: `names an unknown area “${up}”` }];
    if (seen.has(up)) return [{ pointer: `${pointer}/parent`, detail: 'goes round in a circle' }];
    seen.add(up);
  }
  const open = area.boundary?.some((ring) => String(ring[0]) !== String(ring.at(-1)));
  return open ? [{ pointer: `${pointer}/boundary`, detail: 'has a ring that is not closed' }] : [];
}

/** Scope is what a role reaches by: without it the role could do nothing, and nobody would know why. */
function scopeIssues({ roles, areas, department }: Onboarding['members'][number], pointer: string): Issue[] {
  const reaches = new Set(roles.flatMap((role) => Object.values(grantsOf(role)).flat()));
  return [
    ...(reaches.has('department') && department === null
      ? [{ pointer: `${pointer}/department`, detail: 'is needed by a role that reaches by department' }]
      : []),
    ...(reaches.has('area') && areas.length === 0
      ? [{ pointer: `${pointer}/areas`, detail: 'are needed by a role that reaches by area' }]
      : []),
  ];
}
