// What a district laid down, looked up by id: the part of a decision that comes from configuration.

import type { Area } from '#shared/contracts/areas.ts';
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { Department } from '#shared/contracts/departments.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import type { DutyRoster } from '#shared/contracts/roster.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { type CalendarFor, calendarsOf } from './calendar.ts';
import { categoriesOf, type PlacedCategory } from './catalogue.ts';
import { DomainError } from './error.ts';
import { type RoleBook, rolesOf } from './roles.ts';

/** One version of a district's configuration, ready for decisions. */
export interface Rules {
  readonly version: number;
  readonly settings: Settings;
  readonly limits: StageLimits;
  readonly calendarFor: CalendarFor;
  readonly areas: readonly Area[];
  readonly areaIds: ReadonlySet<string>;
  /** The folder of the shape files, or null while no area has a shape. */
  readonly shapes: string | null;
  readonly departments: ReadonlyMap<string, Department>;
  /** What cases are reported under; the branches of the tree are not among them. */
  readonly catalogue: ReadonlyMap<string, PlacedCategory>;
  readonly routing: readonly RoutingRule[];
  readonly roster: readonly DutyRoster[];
  /** The built-in ones and its own. */
  readonly roles: RoleBook;
}

export const rulesOf = (version: number, configuration: Configuration): Rules => ({
  version,
  settings: configuration.settings,
  limits: configuration.limits,
  calendarFor: calendarsOf(configuration.calendar, configuration.settings.timeZone),
  areas: configuration.areas,
  areaIds: new Set(configuration.areas.map(({ id }) => id)),
  shapes: configuration.shapes.folder,
  departments: new Map(configuration.departments.map((department) => [department.id, department])),
  catalogue: categoriesOf(configuration.catalogue),
  routing: configuration.routing,
  roster: configuration.roster,
  roles: rolesOf(configuration.roles),
});

/** @throws DomainError `case/unknown-category`, also for a branch: it only holds others */
export function categoryOf(rules: Rules, id: string): PlacedCategory {
  const found = rules.catalogue.get(id);
  if (!found)
    throw new DomainError(
      'case/unknown-category',
      `The catalogue has no category “${id}”. Choose one from the configuration.`,
    );
  return found;
}

/** For a report, and for one that is put right. @throws DomainError `case/unknown-category`, `case/category-disabled` */
export function categoryToReport(rules: Rules, id: string): PlacedCategory {
  const found = categoryOf(rules, id);
  if (!found.enabled)
    throw new DomainError(
      'case/category-disabled',
      `Nothing new is reported under “${found.name.zh}”. Choose another category.`,
    );
  return found;
}

/** @throws DomainError `case/unknown-department` */
export function departmentOf(rules: Rules, id: string): Department {
  const found = rules.departments.get(id);
  if (!found) throw new DomainError('case/unknown-department', `The district has no department “${id}”.`);
  return found;
}
