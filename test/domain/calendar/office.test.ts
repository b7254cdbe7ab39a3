// Working time by example: an office week of 08:00–12:00 and 14:00–18:00 in Shanghai, with the National Day of 2026.
import { describe, expect, test } from 'vitest';
import { calendar as calendarPart } from '#shared/contracts/calendar.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { courseAt, dueAt, elapsed, workingTime } from '#shared/domain/calendar.ts';

const office = calendarPart.parse({
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({ date })),
  workdays: [{ date: '2026-09-20' }, { date: '2026-10-10', hours: [{ from: '09:00', to: '11:00' }] }],
  departments: {
    sanitation: {
      weekly: { ...calendarPart.parse({}).weekly, saturday: [{ from: '06:00', to: '10:00' }] },
    },
    shifts: { workDayMinutes: 360 },
  },
});
const shanghai = workingTime(office, 'Asia/Shanghai');
/** Wall clock of Shanghai, which knows no summer time. */
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
const due = (value: number, unit: Limit['unit'], from: string, spentMs?: number) =>
  dueAt(shanghai, { value, unit }, at(from), spentMs);
const minutes = (count: number) => count * 60_000;

test('four work hours from Friday 17:40 end on Monday at 11:40', () => {
  expect(due(4, 'work_hour', '2026-11-20T17:40')).toBe(at('2026-11-23T11:40'));
});

test.each([
  ['in the middle of a morning', '2026-11-23T09:00', 2, '2026-11-23T11:00'],
  ['over the break', '2026-11-23T11:00', 2, '2026-11-23T15:00'],
  ['from the middle of the break', '2026-11-23T13:00', 1, '2026-11-23T15:00'],
  ['to the end of the day, not to the next morning', '2026-11-23T16:00', 2, '2026-11-23T18:00'],
  ['from the very end of a day', '2026-11-23T18:00', 1, '2026-11-24T09:00'],
  ['from a Saturday night', '2026-11-21T23:00', 1, '2026-11-23T09:00'],
  ['over holidays', '2026-09-30T17:00', 2, '2026-10-08T09:00'],
  ['on a make-up Sunday, with the hours of a Monday', '2026-09-20T09:00', 6, '2026-09-20T17:00'],
  ['on a make-up Saturday with hours of its own', '2026-10-10T08:00', 3, '2026-10-12T09:00'],
] as const)('work hours %s', (_, from, hours, expected) => {
  expect(due(hours, 'work_hour', from)).toBe(at(expected));
});

test('a work day is eight work hours, wherever in a day it begins', () => {
  expect(due(1, 'work_day', '2026-11-23T08:00')).toBe(at('2026-11-23T18:00'));
  expect(due(1, 'work_day', '2026-11-20T17:40')).toBe(at('2026-11-23T17:40'));
  expect(due(0.5, 'work_day', '2026-11-23T09:00')).toBe(at('2026-11-23T15:00'));
});

test.each([
  [90, 'minute', '2026-11-20T19:10'],
  [2, 'urgent_hour', '2026-11-20T19:40'],
  [3, 'natural_day', '2026-11-23T17:40'],
] as const)('%d %s run day and night', (value, unit, expected) => {
  expect(due(value, unit, '2026-11-20T17:40')).toBe(at(expected));
});

test('a natural day is 24 hours, also when the wall clock is put back', () => {
  const newYork = workingTime(office, 'America/New_York');
  expect(dueAt(newYork, { value: 1, unit: 'natural_day' }, '2026-10-31T16:00:00.000Z')).toBe(
    '2026-11-01T16:00:00.000Z',
  );
});

test('what was spent before counts, and a limit that is used up is due at once', () => {
  expect(due(4, 'work_hour', '2026-11-23T08:00', minutes(180))).toBe(at('2026-11-23T09:00'));
  expect(due(4, 'work_hour', '2026-11-21T08:00', minutes(240))).toBe(at('2026-11-21T08:00'));
  expect(due(4, 'work_hour', '2026-11-21T08:00', minutes(300))).toBe(at('2026-11-21T08:00'));
});

test('elapsed time stands still outside working hours, and never runs backwards', () => {
  const spent = (from: string, to: string) => elapsed(shanghai, 'work_hour', at(from), at(to)) / minutes(1);
  expect(spent('2026-11-20T17:40', '2026-11-23T11:40')).toBe(240);
  expect(spent('2026-11-20T18:00', '2026-11-23T08:00')).toBe(0);
  expect(spent('2026-11-23T12:30', '2026-11-23T14:15')).toBe(15);
  expect(spent('2026-11-23T10:00', '2026-11-23T09:00')).toBe(0);
  expect(elapsed(shanghai, 'minute', at('2026-11-20T17:40'), at('2026-11-21T17:40'))).toBe(minutes(1440));
});

test('a working year is long and years lie far apart: elapsed time agrees with due instants over decades', () => {
  const limit = { value: 2080, unit: 'work_hour' } as const;
  const end = dueAt(shanghai, limit, at('2069-12-31T17:00'));
  expect(elapsed(shanghai, 'work_hour', at('2069-12-31T17:00'), end)).toBe(minutes(2080 * 60));
  expect(elapsed(shanghai, 'work_day', at('1931-05-04T08:00'), at('1931-05-05T08:00'))).toBe(minutes(480));
});

describe('a department', () => {
  const own = (id: string) => workingTime(office, 'Asia/Shanghai', office.departments[id]);

  test('works its own week, on the holidays of the district', () => {
    const from = at('2026-11-20T17:00');
    expect(dueAt(own('sanitation'), { value: 2, unit: 'work_hour' }, from)).toBe(at('2026-11-21T07:00'));
    const beforeHolidays = at('2026-09-30T18:00');
    expect(dueAt(own('sanitation'), { value: 1, unit: 'work_hour' }, beforeHolidays)).toBe(
      at('2026-10-03T07:00'),
    );
  });

  test('counts a work day as long as it says', () => {
    expect(dueAt(own('shifts'), { value: 1, unit: 'work_day' }, at('2026-11-23T08:00'))).toBe(
      at('2026-11-23T16:00'),
    );
  });
});

describe('the course of a limit', () => {
  const fourHours = { value: 4, unit: 'work_hour' } as const;
  const began = { from: at('2026-11-20T17:40'), spentMs: 0 };

  test('changes its pace where working hours begin and end', () => {
    expect(courseAt(shanghai, fourHours, { ...began, at: at('2026-11-20T17:50') }, 4)).toEqual([
      { at: at('2026-11-20T17:40'), share: 0 },
      { at: at('2026-11-20T18:00'), share: 0.083333333 },
      { at: at('2026-11-23T08:00'), share: 0.083333333 },
      { at: at('2026-11-23T12:00'), share: 1.083333333 },
    ]);
  });

  test('begins where the rest or the work of the moment began', () => {
    const resting = courseAt(shanghai, fourHours, { ...began, at: at('2026-11-21T10:00') }, 2);
    expect(resting).toEqual([
      { at: at('2026-11-20T18:00'), share: 0.083333333 },
      { at: at('2026-11-23T08:00'), share: 0.083333333 },
    ]);
    const working = courseAt(shanghai, fourHours, { ...began, at: at('2026-11-23T09:30') }, 2);
    expect(working).toEqual([
      { at: at('2026-11-23T08:00'), share: 0.083333333 },
      { at: at('2026-11-23T12:00'), share: 1.083333333 },
    ]);
  });

  test('goes on from what was spent before', () => {
    const resumed = { from: at('2026-11-21T10:00'), spentMs: minutes(60), at: at('2026-11-21T10:00') };
    expect(courseAt(shanghai, fourHours, resumed, 3)).toEqual([
      { at: at('2026-11-21T10:00'), share: 0.25 },
      { at: at('2026-11-23T08:00'), share: 0.25 },
      { at: at('2026-11-23T12:00'), share: 1.25 },
    ]);
  });

  test('is one line where time runs day and night', () => {
    const half = { from: at('2026-11-20T17:40'), spentMs: minutes(15), at: at('2026-11-20T17:50') };
    expect(courseAt(shanghai, { value: 30, unit: 'minute' }, half, 9)).toEqual([
      { at: at('2026-11-20T17:40'), share: 0.5 },
      { at: at('2026-12-20T17:40'), share: 1440.5 },
    ]);
  });
});
