// A district's configuration: its parts by name. What a part holds is said in the file of its name.
import * as z from 'zod';
import { areas } from './areas.ts';
import { catalogue } from './catalogue.ts';
import { departments } from './departments.ts';
import { settings } from './settings.ts';

/** All parts together; a case pins the revision that it was reported under. */
export const configuration = z.strictObject({ settings, areas, departments, catalogue });
export type Configuration = z.infer<typeof configuration>;
