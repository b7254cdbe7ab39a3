// A time limit: how much of which kind of time. When it ends, the district's calendar says (domain/calendar.ts).
import * as z from 'zod';
import { type LimitUnit, limitUnits } from './vocabulary.ts';

/** About a year of each unit: no limit is longer, and a due instant is never further than a calendar can see. */
const most: Readonly<Record<LimitUnit, number>> = {
  minute: 525_600,
  urgent_hour: 8_760,
  work_hour: 2_080,
  work_day: 260,
  natural_day: 366,
};

/** Quarters are allowed: half a work day is a limit that people set. */
export const limit = z
  .strictObject({
    value: z.number().positive().multipleOf(0.25).meta({ example: 4 }),
    unit: z.enum(limitUnits).meta({ example: 'work_hour' }),
  })
  .refine(({ value, unit }) => value <= most[unit], 'a limit is no longer than a year')
  .meta({ example: { value: 4, unit: 'work_hour' } });
export type Limit = z.infer<typeof limit>;
