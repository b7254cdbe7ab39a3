// A year of a calendar as it is looked at, and wall-clock times of a zone as instants.
import { expect, test } from 'vitest';
import { calendar } from '#shared/contracts/calendar.ts';
import { daysOfYear, holidaysSoFar } from '#shared/domain/calendar-year.ts';
import { officeCalendar } from '#shared/domain/templates/calendar.ts';
import { instantOfWall } from '#shared/domain/time-zone.ts';

const office = calendar.parse({});
const dayOf = (date: string, ...[value, own]: [typeof office, Parameters<typeof daysOfYear>[2]?]) =>
  daysOfYear(value, Number(date.slice(0, 4)), own).find((day) => day.date === date);

test('a year whose holidays nobody has announced is known not to be whole', () => {
  const known = (year: number, from = officeCalendar) => holidaysSoFar(daysOfYear(from, year));
  expect(known(2026)).toBeUndefined();
  expect(known(2027)).toEqual({ entered: 1, lawful: 13 });
  expect(known(2027, office)).toEqual({ entered: 0, lawful: 13 });
});

test('a year has all of its days, in order', () => {
  const days = daysOfYear(office, 2028);
  expect(days).toHaveLength(366);
  expect([days[0]?.date, days[59]?.date, days[365]?.date]).toEqual([
    '2028-01-01',
    '2028-02-29',
    '2028-12-31',
  ]);
});

test('the week says what a day is, unless a holiday or a make-up workday does', () => {
  const year = {
    ...office,
    holidays: [{ date: '2026-10-01', name: '国庆节' }],
    workdays: [
      { date: '2026-10-10', name: '国庆节调休', hours: [{ from: '09:00', to: '12:00' }] },
      { date: '2026-10-11' },
    ],
  };
  expect(dayOf('2026-10-02', year)).toMatchObject({ kind: 'work', minutes: 480 });
  expect(dayOf('2026-10-03', year)).toMatchObject({ kind: 'off', minutes: 0 });
  expect(dayOf('2026-10-01', year)).toMatchObject({ kind: 'holiday', name: '国庆节', minutes: 0 });
  expect(dayOf('2026-10-10', year)).toMatchObject({ kind: 'make_up', name: '国庆节调休', minutes: 180 });
  // Monday's hours where it has none of its own.
  expect(dayOf('2026-10-11', year)).toMatchObject({ kind: 'make_up', minutes: 480 });
});

test('a department has its own week and the holidays of the district', () => {
  const own = { weekly: { ...office.weekly, saturday: [{ from: '06:00', to: '10:00' }] } };
  const year = { ...office, holidays: [{ date: '2026-10-03' }] };
  expect(dayOf('2026-10-10', year, own)).toMatchObject({ kind: 'work', minutes: 240 });
  expect(dayOf('2026-10-03', year, own)).toMatchObject({ kind: 'holiday', minutes: 0 });
});

test('2026 as the State Council published it has 248 days of work', () => {
  const days = daysOfYear(officeCalendar, 2026);
  expect(days.filter(({ minutes }) => minutes > 0)).toHaveLength(248);
});

test('a wall-clock time becomes the instant at which the zone shows it', () => {
  expect(instantOfWall('Asia/Shanghai', '2026-11-27T17:40')).toBe('2026-11-27T09:40:00.000Z');
  expect(instantOfWall('America/New_York', '2026-07-01T08:00')).toBe('2026-07-01T12:00:00.000Z');
  // Repeated: the first of the two. Left out: as if the clock had not been changed.
  expect(instantOfWall('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOfWall('Europe/Berlin', '2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
});
