// Who may call what, as a table to be read: a change of the permission table or of a route shows up here.
import { expect, test } from 'vitest';
import { caseActions } from '#shared/contracts/action-table.ts';
import {
  grantsOf,
  type Permission,
  permissions,
  permissionsOf,
  reaches,
  roles,
} from '#shared/contracts/permissions.ts';
import type { Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { sourceFiles, sourceText } from '#test/support/imports.ts';

const all: readonly Route[] = routes;
const short: Readonly<Record<string, string>> = {
  grid_officer: 'officer',
  duty_commander: 'commander',
  district_admin: 'admin',
};

/** Permissions that a rule or the console asks for, within what a route opens. */
const withinRoutes: readonly Permission[] = [
  'case:report-for-others',
  'task:handle',
  'task:roster',
  'task:manage',
  'contact:read',
  'surface:field',
  'surface:desk',
];

const callers: Readonly<Record<string, Route['auth']>> = {
  anybody: 'none',
  account: 'account',
  operator: 'operator',
};

const reachCells = (permission: Permission | undefined) =>
  roles.map((role) => (permission ? (grantsOf(role)[permission] ?? []).join('+') : ''));

function tableOf(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = [['', ...names], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const text = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${text.join('\n')}\n`;
}
const roleNames = roles.map((role) => short[role] ?? role);

test('each role may call the routes, on the cases that its reach covers', () => {
  const rows = all.map((route) => [
    route.id,
    ...reachCells(route.permission),
    ...Object.values(callers).map((auth) => (route.auth === auth ? 'yes' : '')),
  ]);
  expect(tableOf([...roleNames, ...Object.keys(callers)], rows)).toMatchInlineSnapshot(`
    "
                          officer   reviewer  dispatcher  commander  clerk       handler     admin     anybody  account  operator
    case.report           district  district  district    district
    case.correct          own       district  district    district
    case.file                       district              district
    case.dismiss                    district              district
    case.dispatch                             district    district
    case.withdraw                             district    district
    case.sign_in                                                     department  department
    case.return                                                      department  department
    case.finish                                                      department  department
    case.pass             area      district  district    district
    case.fail             area      district  district    district
    case.reopen           own       district  district    district
    case.comment          own+area  district  district    district   department  department
    case.add_evidence     own+area  district  district    district   department  department
    case.rate             own       own       own         own
    evidence.request      own+area  district  district    district   department  department
    evidence.commit       own+area  district  district    district   department  department
    case.list             own+area  district  district    district   department  department  district
    case.get              own+area  district  district    district   department  department  district
    around.list           own+area  district  district    district   department  department  district
    queue.counts          own+area  district  district    district   department  department  district
    catalogue.outline     district  district  district    district   district    district    district
    configuration.get     district  district  district    district   district    district    district
    settings.get          district  district  district    district   district    district    district
    settings.put                                                                             district
    settings.cancel                                                                          district
    settings.versions     district  district  district    district   district    district    district
    catalogue.get         district  district  district    district   district    district    district
    catalogue.put                                                                            district
    catalogue.cancel                                                                         district
    catalogue.versions    district  district  district    district   district    district    district
    limits.get            district  district  district    district   district    district    district
    limits.put                                                                               district
    limits.cancel                                                                            district
    limits.versions       district  district  district    district   district    district    district
    calendar.get          district  district  district    district   district    district    district
    calendar.put                                                                             district
    calendar.cancel                                                                          district
    calendar.versions     district  district  district    district   district    district    district
    tiers.get             district  district  district    district   district    district    district
    tiers.put                                                                                district
    tiers.cancel                                                                             district
    tiers.versions        district  district  district    district   district    district    district
    areas.get             district  district  district    district   district    district    district
    areas.put                                                                                district
    areas.cancel                                                                             district
    areas.versions        district  district  district    district   district    district    district
    shapes.get            district  district  district    district   district    district    district
    shapes.put                                                                               district
    shapes.cancel                                                                            district
    shapes.versions       district  district  district    district   district    district    district
    departments.get       district  district  district    district   district    district    district
    departments.put                                                                          district
    departments.cancel                                                                       district
    departments.versions  district  district  district    district   district    district    district
    routing.get           district  district  district    district   district    district    district
    routing.put                                                                              district
    routing.cancel                                                                           district
    routing.versions      district  district  district    district   district    district    district
    roles.get             district  district  district    district   district    district    district
    roles.put                                                                                district
    roles.cancel                                                                             district
    roles.versions        district  district  district    district   district    district    district
    roster.get            district  district  district    district   district    district    district
    roster.put                                                                               district
    roster.cancel                                                                            district
    roster.versions       district  district  district    district   district    district    district
    configuration.try     district  district  district    district   district    district    district
    shapes.upload                                                                            district
    member.list                                                                              district
    member.get                                                                               district
    member.create                                                                            district
    member.change                                                                            district
    member.remove                                                                            district
    member.history                                                                           district
    member.import                                                                            district
    binding.list                                                                             district
    binding.get                                                                              district
    binding.create                                                                           district
    binding.change                                                                           district
    binding.remove                                                                           district
    binding.history                                                                          district
    binding.import                                                                           district
    duty.list                                                                                district
    duty.own              district  district  district    district   district    district    district
    duty.set                                                                                 district
    open-tasks.count                                                                         district
    audit.list                                                                               district
    login.invite                                                                             district
    login.state                                                                              district
    login.again                                                                              district
    department.members    district  district  district    district   district    district    district
    district.quotas                                                                          district
    district.create                                                                                                      yes
    district.change                                                                                                      yes
    offboarding.start                                                                                                    yes
    offboarding.erase                                                                                                    yes
    offboarding.get                                                                                                      yes
    offboarding.list                                                                                                     yes
    district.usage                                                                                                       yes
    usage.list                                                                                                           yes
    district.list                                                                                                        yes
    me.get                                                                                                      yes
    openapi.get                                                                                        yes
    health.get                                                                                         yes
    "
  `);
});

test('each role has the permissions that rules and the console ask for', () => {
  const rows = withinRoutes.map((permission) => [permission, ...reachCells(permission)]);
  expect(tableOf(roleNames, rows)).toMatchInlineSnapshot(`
    "
                            officer   reviewer  dispatcher  commander  clerk       handler     admin
    case:report-for-others            district  district    district
    task:handle                                                        department  department
    task:roster                                                                    department
    task:manage                                                        department
    contact:read            district  district  district    district   district    district    district
    surface:field           district                                               district
    surface:desk                      district  district    district   district                district
    "
  `);
});

test('every permission opens a route or is asked for within one', () => {
  const used = new Set([...all.map((route) => route.permission), ...withinRoutes]);
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test('no rule names a role', () => {
  // The table itself, and the words shown for the built-in roles.
  const allowed = ['shared/contracts/permissions.ts', 'web/src/i18n/words.ts'];
  const named = new RegExp(`['"\`](${roles.join('|')})['"\`]`);
  const found = sourceFiles('{functions,shared,web}/**/*.{ts,tsx}')
    // Examples of the API's reference show people of the demo.
    .filter((file) => !allowed.includes(file) && !/openapi-case/.test(file))
    .flatMap((file) =>
      sourceText(file)
        .split('\n')
        // “handler” is also a field of a task, “grid_officer” a source of reports.
        .filter((line) => named.test(line.replace(/source !== 'grid_officer'/, '')))
        .filter((line) => /role|grant|member|actor|colleague/i.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

test('every permission is held by somebody, and every reach is used by a built-in role or made for own ones', () => {
  const held = new Set(roles.flatMap((role) => permissionsOf([grantsOf(role)])));
  expect(permissions.filter((permission) => !held.has(permission))).toEqual([]);
  const used = new Set(roles.flatMap((role) => Object.values(grantsOf(role)).flat()));
  // Narrower than any built-in role: a district's own may want a department's cases of one street alone.
  expect([...used, 'department_and_area'].sort()).toEqual([...reaches].sort());
});

test('every role reads cases and the configuration', () => {
  for (const role of roles)
    expect(permissionsOf([grantsOf(role)]), role).toEqual(
      expect.arrayContaining(['case:read', 'configuration:read']),
    );
});

test('nobody reaches further with an action than with reading', () => {
  const wider = roles.flatMap((role) => {
    const readable: readonly string[] = grantsOf(role)['case:read'] ?? [];
    if (readable.includes('district')) return [];
    return caseActions
      .filter(({ permission }) =>
        (grantsOf(role)[permission] ?? []).some((reach) => !readable.includes(reach)),
      )
      .map(({ action }) => `${role} ${action}`);
  });
  expect(wider).toEqual([]);
});

test('the centre answers for the district, not for its own areas or departments', () => {
  const centre = roles.filter((role) => grantsOf(role)['case:report-for-others']);
  expect(centre).toHaveLength(3);
  for (const role of centre) expect(grantsOf(role)['case:read'], role).toEqual(['district']);
});

test('every route of a district asks for a membership and a permission', () => {
  const open = all.filter(
    ({ path, auth, permission }) => path.includes('{district}') && !(auth === 'member' && permission),
  );
  expect(open.map(({ id }) => id)).toEqual([
    'district.create',
    'district.change',
    'offboarding.start',
    'district.usage',
  ]);
});
