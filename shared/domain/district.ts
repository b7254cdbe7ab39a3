// Whether a district's configuration holds together: what no single part can say. Run before anything is written.
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { checkDays, checkTiers, checkTree } from './area-check.ts';
import { codesTwice } from './area-codes.ts';
import { calendarIssues } from './calendar-check.ts';
import { catalogueIssues } from './catalogue-check.ts';
import { rosterIssues } from './duty-roster.ts';
import { DomainError, type Issue } from './error.ts';
import { idsOf, twice, unknown, unknowns } from './issues.ts';
import { roleIssues } from './role-check.ts';

/** @throws DomainError `configuration/invalid` with every fault at once */
export const checkConfiguration = (configuration: Configuration): void =>
  refuse('configuration/invalid', configurationIssues(configuration));

/** Every fault; pointers begin with the part's name. */
export function configurationIssues({
  tiers,
  areas,
  departments,
  catalogue,
  calendar,
  routing,
  roster,
  roles,
}: Configuration): Issue[] {
  const areaIds = idsOf(areas);
  const departmentIds = idsOf(departments);
  const categoryIds = idsOf(catalogue);
  return [
    ...twice('/tiers', tiers),
    ...checkTree(areas),
    ...checkTiers(areas, tiers),
    ...checkDays(areas),
    ...codesTwice(areas),
    ...twice('/departments', departments),
    ...twice('/routing', routing),
    ...roleIssues(roles),
    ...catalogueIssues(catalogue, departmentIds),
    ...calendarIssues(calendar, departmentIds),
    ...routing.flatMap((rule, at) =>
      ruleIssues(rule, { areaIds, departmentIds, categoryIds }, `/routing/${at}`),
    ),
    ...rosterIssues(roster, { areaIds, departmentIds }),
  ];
}

/** @throws DomainError with the first fault as its sentence, when there is any */
export function refuse(code: 'configuration/invalid' | 'record/invalid', issues: readonly Issue[]): void {
  const [first] = issues;
  if (first) throw new DomainError(code, `Nothing was changed: ${first.pointer} ${first.detail}.`, issues);
}

interface Known {
  readonly areaIds: ReadonlySet<string>;
  readonly departmentIds: ReadonlySet<string>;
  readonly categoryIds: ReadonlySet<string>;
}

function ruleIssues({ when, lead, assist, notify }: RoutingRule, known: Known, pointer: string): Issue[] {
  const shares = [lead, ...assist, ...notify];
  return [
    ...unknowns(when.categories ?? [], known.categoryIds, `${pointer}/when/categories`, 'category'),
    ...unknowns(when.areas ?? [], known.areaIds, `${pointer}/when/areas`, 'area'),
    ...unknown(lead, known.departmentIds, `${pointer}/lead`, 'department'),
    ...unknowns(assist, known.departmentIds, `${pointer}/assist`, 'department'),
    ...unknowns(notify, known.departmentIds, `${pointer}/notify`, 'department'),
    ...shares
      .filter((id, at) => shares.indexOf(id) < at)
      .map((id) => ({ pointer, detail: `names “${id}” more than once`, rule: 'twice' as const, about: id })),
    ...(when.hours && when.hours.from === when.hours.to
      ? [
          {
            pointer: `${pointer}/when/hours`,
            detail: 'begins and ends at the same time',
            rule: 'no-time' as const,
          },
        ]
      : []),
  ];
}
