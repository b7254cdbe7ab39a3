// A district's own roles: what they may grant, what they mean for a case, and who may give them.
import { describe, expect, test } from 'vitest';
import type { Grants } from '#shared/contracts/permissions.ts';
import { ownRoles } from '#shared/contracts/roles.ts';
import { holds, may, type Scope } from '#shared/domain/access.ts';
import { administers, beyond, memberIssues } from '#shared/domain/members.ts';
import { roleIssues, rolesBeyond } from '#shared/domain/role-check.ts';
import { builtInRoles, heldOf, rolesOf } from '#shared/domain/roles.ts';

const name = { zh: '街道平台', en: 'Street desk' };
const role = (grants: Grants, id = 'street-desk') => ({ id, name, grants: grants as never });
const faults = (grants: Grants, id?: string) =>
  roleIssues([role(grants, id)]).map(({ pointer, rule, about }) => [pointer, rule, about]);

describe('a role of the district’s own', () => {
  test('has every permission of the list, and none that the service does not know', () => {
    expect(ownRoles.safeParse([role({ 'case:read': ['area'] })]).success).toBe(true);
    expect(ownRoles.safeParse([role({ operator: ['district'] } as never)]).success).toBe(false);
    expect(ownRoles.safeParse([role({ 'case:read': ['everywhere'] } as never)]).success).toBe(false);
    expect(ownRoles.safeParse([role({ 'case:read': [] })]).success).toBe(false);
  });

  test('cannot have the id of a built-in one', () => {
    expect(faults({}, 'clerk')).toEqual([['/roles/0/id', 'built-in-role', 'clerk']]);
    // Should one ever be stored, the built-in one holds.
    const book = rolesOf([role({ 'member:write': ['district'] }, 'clerk')]);
    expect(holds('member:write', { held: heldOf(['clerk'], book) })).toBe(false);
  });

  test('reaches only as a permission can: a task by department, a page for the whole district', () => {
    expect(faults({ 'case:read': ['district'], 'case:finish': ['own'] })).toEqual([
      ['/roles/0/grants/case:finish', 'no-such-reach', 'own'],
    ]);
    expect(faults({ 'settings:write': ['area'] })).toEqual([
      ['/roles/0/grants/settings:write', 'no-such-reach', 'area'],
    ]);
  });

  test('acts on no case that it cannot see', () => {
    const needs = (at: string, about = 'case:read') => [[`/roles/0/grants/${at}`, 'needs-permission', about]];
    expect(faults({ 'case:read': ['area'], 'case:comment': ['area'] })).toEqual([]);
    expect(faults({ 'case:read': ['area'], 'case:comment': ['department_and_area'] })).toEqual([]);
    expect(faults({ 'case:read': ['department_and_area'], 'case:comment': ['area'] })).toEqual(
      needs('case:comment'),
    );
    expect(faults({ 'case:read': ['area'], 'case:file': ['district'] })).toEqual(needs('case:file'));
    expect(faults({ 'case:read': ['area'], 'case:report': ['district'] })).toEqual(needs('case:report'));
    expect(faults({ 'task:handle': ['department'] })).toEqual(needs('task:handle'));
    expect(faults({ 'member:write': ['district'] })).toEqual(needs('member:write', 'member:read'));
  });

  test('every built-in role could be one, so each can be copied', () => {
    for (const { id, grants } of builtInRoles.values())
      expect(roleIssues([role(grants, `own-${id.replaceAll('_', '-')}`)]), id).toEqual([]);
  });

  test('has what every role has, without its being named', () => {
    const held = heldOf(['street-desk'], rolesOf([role({ 'case:read': ['area'] })]));
    expect(holds('configuration:read', { held })).toBe(true);
    expect(holds('duty:own', { held })).toBe(true);
  });
});

describe('department and area together', () => {
  const member = (grants: Grants, more: Partial<Scope> = {}): Scope => ({
    id: 'wang',
    areas: ['dongguan'],
    department: 'sanitation',
    held: [{ id: 'own', grants }],
    ...more,
  });
  const target = (areaPath: string[], departments: string[]) => ({
    reporter: { id: 'other' },
    areaPath,
    departments,
  });
  const inStreet = ['dongguan', 'liuhu', 'liuhu-01'];
  const cases = {
    both: target(inStreet, ['sanitation']),
    'its street': target(inStreet, ['lighting']),
    'its department': target(['xijiao'], ['sanitation']),
    neither: target(['xijiao'], ['lighting']),
    'no grid': target([], ['sanitation']),
  };
  const seen = (scope: Scope) =>
    Object.entries(cases).flatMap(([called, each]) => (may('case:read', scope, each) ? [called] : []));

  test('is the one within the other, and each alone is more', () => {
    expect(seen(member({ 'case:read': ['department_and_area'] }))).toEqual(['both']);
    expect(seen(member({ 'case:read': ['area'] }))).toEqual(['both', 'its street']);
    expect(seen(member({ 'case:read': ['department'] }))).toEqual(['both', 'its department', 'no grid']);
    expect(seen(member({ 'case:read': ['area', 'department'] }))).toEqual([
      'both',
      'its street',
      'its department',
      'no grid',
    ]);
  });

  test('is nothing for whoever lacks one of them', () => {
    const grants: Grants = { 'case:read': ['department_and_area'] };
    expect(seen(member(grants, { areas: [] }))).toEqual([]);
    expect(seen(member(grants, { department: null }))).toEqual([]);
  });

  test('asks a member for both', () => {
    const known = {
      departments: new Set(['sanitation']),
      areaIds: new Set(['dongguan']),
      roles: rolesOf([role({ 'case:read': ['department_and_area'] })]),
    };
    const issues = (more: object) =>
      memberIssues({ roles: ['street-desk'], areas: [], department: null, ...more }, known).map(
        ({ pointer, rule }) => [pointer, rule],
      );
    expect(issues({})).toEqual([
      ['/department', 'department-needed'],
      ['/areas', 'areas-needed'],
    ]);
    expect(issues({ areas: ['dongguan'], department: 'sanitation' })).toEqual([]);
    expect(issues({ roles: ['no-such'] })).toEqual([['/roles/0', 'unknown']]);
  });
});

describe('power over the district', () => {
  const holder = (...ids: string[]) => ({ held: heldOf(ids) });
  const keeper = { held: [{ id: 'keeper', grants: { 'member:write': ['district'] } as Grants }] };

  test('is not given, taken or touched by whoever does not have it; the work on cases is', () => {
    expect(beyond(keeper, [holder('reviewer', 'clerk')])).toBeUndefined();
    expect(beyond(keeper, [holder('reviewer', 'district_admin')])).toBe('settings:write');
    expect(beyond(holder('district_admin'), [holder('district_admin')])).toBeUndefined();
  });

  test('does not come by laying down a role', () => {
    const by = { held: [{ id: 'by', grants: { 'roles:write': ['district'] } as Grants }] };
    const before = [role({ 'case:read': ['area'] }), role({ 'audit:read': ['district'] }, 'auditor')];
    const pointers = (after: typeof before) => rolesBeyond(by, before, after).map(({ pointer }) => pointer);
    expect(pointers([role({ 'case:read': ['district'] }), before[1]!])).toEqual([]);
    expect(pointers([role({ 'member:write': ['district'] }), before[1]!])).toEqual(['/roles/0/grants']);
    // Nor is it taken from others.
    expect(pointers([before[0]!])).toEqual(['/roles']);
    expect(pointers([before[0]!, role({}, 'auditor')])).toEqual(['/roles/1/grants']);
  });

  test('is kept in every district by a built-in role, which no publication takes away', () => {
    expect(administers({ roles: ['district_admin'] })).toBe(true);
    expect(administers({ roles: ['own-keeper', 'reviewer'] })).toBe(false);
  });
});
