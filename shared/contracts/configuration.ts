// A district's configuration: its parts by name. What a part holds is said in the file of its name.
import * as z from 'zod';
import { areas } from './areas.ts';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { departments } from './departments.ts';
import { stageLimits } from './limits.ts';
import { settings } from './settings.ts';

/** All parts together; a case pins the revision that it was reported under. */
export const configuration = z.strictObject({
  settings,
  catalogue,
  limits: stageLimits.prefault({}),
  calendar: calendar.prefault({}),
  areas,
  departments,
});
export type Configuration = z.infer<typeof configuration>;
