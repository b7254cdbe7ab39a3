// Working time as a district lays it down: hours of the week, holidays, make-up workdays. What one field cannot say
// (overlaps, a date named twice) is checked in domain/calendar-check.ts; when a limit ends, in domain/calendar.ts.
import * as z from 'zod';
import { departmentId, text, timeOfDay } from './primitives.ts';
import { weekdays } from './vocabulary.ts';

const endOfInterval = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day such as 18:00, or 24:00');

/** Working hours of one day in order, on the wall clock of the district; hours that pass midnight are two intervals; what lies between two intervals is a break. None: a day off. */
export const workingHours = z
  .array(z.strictObject({ from: timeOfDay, to: endOfInterval }))
  .max(12)
  .meta({
    example: [
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ],
  });
export type WorkingHours = z.infer<typeof workingHours>;

const weekly = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, workingHours.default([])])) as Record<
    (typeof weekdays)[number],
    z.ZodDefault<typeof workingHours>
  >,
);

const date = z.iso.date().meta({ example: '2026-10-01' });
const name = text(40, 1).optional().meta({ example: '国庆节' });

/** 法定节假日: nobody works, whatever the day of the week. */
const holiday = z.strictObject({ date, name });
/** 调休: worked although the week, or a holiday beside it, would have it off. */
const workday = z.strictObject({
  date,
  name,
  hours: workingHours
    .min(1)
    .optional()
    .describe('Missing: the hours of the first weekday that has any, as a rule Monday.'),
});

const dates = { holidays: z.array(holiday).max(1000), workdays: z.array(workday).max(1000) };
const workDayMinutes = z
  .int()
  .min(1)
  .max(1440)
  .meta({ example: 480, description: 'Working time that a limit of one work day gives.' });

/** A department that works at other times. What it leaves out is as in the district. */
export const departmentCalendar = z.strictObject({
  weekly: weekly.optional(),
  holidays: dates.holidays.optional(),
  workdays: dates.workdays.optional(),
  workDayMinutes: workDayMinutes.optional(),
});
export type DepartmentCalendar = z.infer<typeof departmentCalendar>;

/** Weekdays 08:00–12:00 and 14:00–18:00: the hours that Chinese offices keep, for a district that named none. */
const office = [
  { from: '08:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
];
const officeWeek = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
  saturday: [],
  sunday: [],
};

/** The part `calendar`; instants and days belong to the time zone of the district's settings. */
export const calendar = z.strictObject({
  weekly: weekly.default(officeWeek),
  holidays: dates.holidays.default([]),
  workdays: dates.workdays.default([]),
  workDayMinutes: workDayMinutes.default(480),
  /** By department id. */
  departments: z.record(departmentId, departmentCalendar).default({}),
});
export type Calendar = z.infer<typeof calendar>;
