// What a new district begins with, by the catalogue it takes: every part of it that its founders leave out.
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { TemplateName } from '#shared/contracts/districts.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import { officeCalendar } from './calendar.ts';
import { gbt30428, gbt31000Disputes, gbt47678 } from './catalogues.ts';
import { templateDepartments } from './departments.ts';
import { templateTiers } from './tiers.ts';

const catalogues: Readonly<Record<TemplateName, Configuration['catalogue']>> = {
  'gbt-47678-5-2026': [...gbt47678],
  'gbt-30428-2-2013': [...gbt30428],
  'gbt-31000-2015-disputes': [...gbt31000Disputes],
};

/** The parts of a district that has nothing of its own yet but its settings. */
export const templateOf = (name: TemplateName): Omit<Configuration, 'settings'> => ({
  catalogue: catalogues[name],
  limits: stageLimits.parse({}),
  calendar: officeCalendar,
  tiers: [...templateTiers],
  areas: [],
  shapes: { folder: null },
  departments: [...templateDepartments],
  routing: [],
  roster: [],
  roles: [],
});
