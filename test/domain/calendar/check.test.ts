// What a calendar is refused for, each under its pointer and with a sentence.
import { expect, test } from 'vitest';
import { type Calendar, calendar } from '#shared/contracts/calendar.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import { calendarIssues } from '#shared/domain/calendar-check.ts';
import { checkConfiguration } from '#shared/domain/district.ts';
import { officeCalendar } from '#shared/domain/templates/calendar.ts';
import { district } from '#test/support/builders.ts';

const office = calendar.parse({});
const week = (fields: Partial<Calendar['weekly']>): Partial<Calendar> => ({
  weekly: { ...office.weekly, ...fields },
});
const faults = (fields: Partial<Calendar>) =>
  calendarIssues({ ...office, ...fields }, new Set(['sanitation'])).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );

test('office hours, the published holidays and a department of its own hold together', () => {
  expect(faults({})).toEqual([]);
  expect(calendarIssues(officeCalendar, new Set())).toEqual([]);
  expect(
    faults({ departments: { sanitation: week({ saturday: [{ from: '06:00', to: '10:00' }] }) } }),
  ).toEqual([]);
});

test('hours that touch are one stretch of work; hours that overlap are a mistake', () => {
  const touching = [
    { from: '08:00', to: '12:00' },
    { from: '12:00', to: '24:00' },
  ];
  expect(faults(week({ monday: touching }))).toEqual([]);
  const overlapping = [
    { from: '13:00', to: '18:00' },
    { from: '08:00', to: '13:01' },
  ];
  expect(faults(week({ monday: overlapping }))).toEqual([
    '/calendar/weekly/monday/1 08:00–13:01 overlaps 13:00–18:00',
  ]);
});

test('hours end after they begin', () => {
  expect(faults(week({ friday: [{ from: '18:00', to: '08:00' }] }))).toEqual([
    '/calendar/weekly/friday/0 18:00–08:00 ends before it begins',
  ]);
});

test('a week without work is refused, also of a department', () => {
  const never = Object.fromEntries(Object.keys(office.weekly).map((day) => [day, []])) as never;
  const sentence = 'has less than an hour of work a week: a limit in work hours would hardly ever end';
  expect(faults({ weekly: never })).toEqual([`/calendar/weekly ${sentence}`]);
  expect(faults({ departments: { sanitation: { weekly: never } } })).toEqual([
    `/calendar/departments/sanitation/weekly ${sentence}`,
  ]);
});

test('a date stands once, and is not off and worked at once', () => {
  const [first, second] = [{ date: '2026-10-01' }, { date: '2026-10-02' }];
  expect(faults({ holidays: [first, second, first] })).toEqual([
    '/calendar/holidays/2/date 2026-10-01 is there twice',
  ]);
  expect(faults({ holidays: [first], workdays: [first, first] })).toEqual([
    '/calendar/workdays/1/date 2026-10-01 is there twice',
    '/calendar/workdays/0/date 2026-10-01 is a holiday as well',
    '/calendar/workdays/1/date 2026-10-01 is a holiday as well',
  ]);
  expect(faults({ holidays: [first], departments: { sanitation: { workdays: [first] } } })).toEqual([
    '/calendar/departments/sanitation/workdays/0/date 2026-10-01 is a holiday as well',
  ]);
});

test('hours of a make-up workday are checked as any, and departments are those of the district', () => {
  const workdays = [{ date: '2026-10-10', hours: [{ from: '09:00', to: '09:00' }] }];
  expect(faults({ workdays, departments: { navy: {} } })).toEqual([
    '/calendar/workdays/0/hours/0 09:00–09:00 ends before it begins',
    '/calendar/departments/navy names an unknown department “navy”',
  ]);
});

test('a district is not taken on with such a calendar', () => {
  const broken = { ...district.calendar, departments: { navy: {} } };
  expect(() => checkConfiguration({ ...district, calendar: broken })).toThrow(
    'Nothing was changed: /calendar/departments/navy names an unknown department “navy”.',
  );
});

test('a version that was stored without a part, or without its fields, has the defaults', () => {
  expect(calendar.parse({ holidays: [{ date: '2026-10-01' }] })).toMatchObject({
    workDayMinutes: 480,
    weekly: { monday: [{ from: '08:00' }, { to: '18:00' }], sunday: [] },
    holidays: [{ date: '2026-10-01' }],
  });
  expect(stageLimits.parse({})).toMatchObject({
    stages: { review: { base: { value: 15, unit: 'minute' }, severities: {} }, handle: { severities: {} } },
    warnShare: 0.8,
  });
});

test.each([{ date: '2026-02-30' }, { date: '20261001' }])('%j is no date', (holiday) => {
  expect(calendar.safeParse({ holidays: [holiday] }).success).toBe(false);
});

test.each([['25:00'], ['24:30'], ['8:00'], ['24:00', 'from']])(
  '%s is no time of day',
  (time, field = 'to') => {
    const hours = { from: '06:00', to: '18:00', [field]: time };
    expect(calendar.safeParse({ weekly: { monday: [hours] } }).success).toBe(false);
  },
);
