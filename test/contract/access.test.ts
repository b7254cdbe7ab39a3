// Who may call what, as a table to be read: a change of the permission table or of a route shows up here.
import { expect, test } from 'vitest';
import { caseActions } from '#shared/contracts/case-actions.ts';
import {
  centreRoles,
  grants,
  permissions,
  permissionsOf,
  reaches,
  roles,
} from '#shared/contracts/permissions.ts';
import type { Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';

const all: readonly Route[] = routes;
const short: Readonly<Record<string, string>> = {
  grid_officer: 'officer',
  duty_commander: 'commander',
  district_admin: 'admin',
};

const callers: Readonly<Record<string, Route['auth']>> = {
  anybody: 'none',
  account: 'account',
  operator: 'operator',
};

test('each role may call the routes, on the cases that its reach covers', () => {
  const names = [...roles.map((role) => short[role] ?? role), ...Object.keys(callers)];
  const rows = all.map((route) => [
    route.id,
    ...roles.map((role) => (route.permission ? (grants[role][route.permission] ?? []).join('+') : '')),
    ...Object.values(callers).map((auth) => (route.auth === auth ? 'yes' : '')),
  ]);
  const table = [['', ...names], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const text = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  expect(`\n${text.join('\n')}\n`).toMatchInlineSnapshot(`
    "
                       officer   reviewer  dispatcher  commander  clerk       handler     admin     anybody  account  operator
    case.report        district  district  district    district
    case.correct       own       district  district    district
    case.file                    district              district
    case.dismiss                 district              district
    case.dispatch                          district    district
    case.sign_in                                                  department  department
    case.return                                                   department  department
    case.finish                                                   department  department
    case.pass          area      district  district    district
    case.fail          area      district  district    district
    case.reopen        own       district  district    district
    case.comment       own+area  district  district    district   department  department
    case.add_evidence  own+area  district  district    district   department  department
    case.rate          own       own       own         own
    evidence.request   own+area  district  district    district   department  department
    evidence.commit    own+area  district  district    district   department  department
    case.list          own+area  district  district    district   department  department  district
    case.get           own+area  district  district    district   department  department  district
    queue.counts       own+area  district  district    district   department  department  district
    configuration.get  district  district  district    district   district    district    district
    district.onboard                                                                                                  yes
    district.list                                                                                                     yes
    me.get                                                                                                   yes
    openapi.get                                                                                     yes
    health.get                                                                                      yes
    "
  `);
});

test('every permission opens a route', () => {
  const used = new Set(all.map((route) => route.permission));
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test('every permission is held by somebody, and every reach is used', () => {
  const held = new Set(roles.flatMap((role) => permissionsOf([role])));
  expect(permissions.filter((permission) => !held.has(permission))).toEqual([]);
  const used = new Set(roles.flatMap((role) => Object.values(grants[role]).flat()));
  expect([...used].sort()).toEqual([...reaches].sort());
});

test('every role reads cases and the configuration', () => {
  for (const role of roles)
    expect(permissionsOf([role]), role).toEqual(expect.arrayContaining(['case:read', 'configuration:read']));
});

test('nobody reaches further with an action than with reading', () => {
  const wider = roles.flatMap((role) => {
    const readable: readonly string[] = grants[role]['case:read'] ?? [];
    if (readable.includes('district')) return [];
    return caseActions
      .filter(({ permission }) => (grants[role][permission] ?? []).some((reach) => !readable.includes(reach)))
      .map(({ action }) => `${role} ${action}`);
  });
  expect(wider).toEqual([]);
});

test('the centre answers for the district, not for its own areas or departments', () => {
  for (const role of centreRoles) expect(grants[role]['case:read'], role).toEqual(['district']);
});

test('every route of a district asks for a membership and a permission', () => {
  const open = all.filter(
    ({ path, auth, permission }) => path.includes('{district}') && !(auth === 'member' && permission),
  );
  expect(open.map(({ id }) => id)).toEqual(['district.onboard']);
});
