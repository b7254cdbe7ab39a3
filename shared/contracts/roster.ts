// The part `roster` of a district: who is on duty when (值班表), for an area, a department, or a department in an area.
import * as z from 'zod';
import { areaId, departmentId, label, memberId, slug, timeOfDay } from './primitives.ts';
import { weekdays } from './vocabulary.ts';

/**
 * Hours on the wall clock of the district. Hours that end no later than they begin go on into the next day: 20:00 to
 * 08:00 is a night that belongs to the day on which it begins, and 08:00 to 08:00 is a day round.
 */
const shift = z.strictObject({
  weekdays: z.array(z.enum(weekdays)).default([]),
  date: z.iso
    .date()
    .optional()
    .meta({ example: '2026-10-01' })
    .describe('Instead of weekdays: on this day the roster has its shifts of that date and no others.'),
  from: timeOfDay.meta({ example: '08:00' }),
  to: timeOfDay.meta({ example: '20:00' }),
  members: z.array(memberId).max(50),
});
export type Shift = z.infer<typeof shift>;

export const dutyRoster = z.strictObject({
  id: slug.meta({ example: 'sanitation-duty' }),
  name: label.meta({ example: { zh: '环卫值班', en: 'Sanitation on duty' } }),
  area: areaId.nullable().default(null),
  department: departmentId.nullable().default(null),
  shifts: z.array(shift).max(100).default([]),
});
export type DutyRoster = z.infer<typeof dutyRoster>;

const weekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const exampleRoster: DutyRoster[] = [
  {
    id: 'sanitation-duty',
    name: { zh: '环卫值班', en: 'Sanitation on duty' },
    area: null,
    department: 'sanitation',
    shifts: [{ weekdays: [...weekday], from: '08:00', to: '20:00', members: ['handler-sanitation'] }],
  },
];

export const roster = z.array(dutyRoster).max(500).meta({ example: exampleRoster });
