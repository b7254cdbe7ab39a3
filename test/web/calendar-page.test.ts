// The small rules of the calendar's page: dates as runs, times as people type them, faults at their fields.
import { expect, test } from 'vitest';
import { calendar } from '#shared/contracts/calendar.ts';
import { saidByField } from '../../web/src/pages/admin/calendar/faults.ts';
import { datesBetween, runsOf } from '../../web/src/pages/admin/calendar/runs.ts';
import { timeOf } from '../../web/src/pages/admin/calendar/time-of-day.ts';

const dates = (name: string | undefined, ...all: string[]) =>
  all.map((date) => ({ date, ...(name && { name }) }));

test('days in a row with one name are one line, also across a month and a year', () => {
  const runs = runsOf([
    ...dates('元旦', '2027-01-01', '2026-12-31', '2027-01-02'),
    ...dates('调休', '2027-01-03'),
    ...dates('元旦', '2027-01-05'),
  ]);
  expect(runs.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['元旦', '2026-12-31', '2027-01-02'],
    ['调休', '2027-01-03', '2027-01-03'],
    ['元旦', '2027-01-05', '2027-01-05'],
  ]);
});

test('a date that stands twice is shown twice, so that one can be taken away', () => {
  expect(runsOf(dates('节', '2026-10-01', '2026-10-01'))).toHaveLength(2);
});

test('a span has both of its ends, and none when it stands the other way round', () => {
  expect(datesBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(datesBetween('2026-03-01', '2026-02-27')).toEqual([]);
});

test.each([
  ['8', '08:00'],
  ['800', '08:00'],
  ['8:30', '08:30'],
  ['14：00', '14:00'],
  ['1745', '17:45'],
  ['24:00', '24:00'],
  ['noon', 'noon'],
])('%s is typed for %s', (typed, time) => {
  expect(timeOf(typed)).toBe(time);
});

test('what does not hold together is said at its field, with the day and the department', () => {
  const office = calendar.parse({});
  const late = [
    { from: '08:00', to: '12:00' },
    { from: '11:00', to: '18:00' },
  ];
  const found = saidByField(
    {
      ...office,
      weekly: { ...office.weekly, monday: late },
      holidays: dates('节', '2026-10-01', '2026-10-01'),
      departments: { sanitation: { weekly: { ...office.weekly, sunday: late } } },
    },
    () => '环卫中心',
    new Set(['sanitation']),
  );
  expect(found).toEqual([
    { pointer: '/weekly', detail: '周一 11:00–18:00 与 08:00–12:00 重叠' },
    { pointer: '/holidays', detail: '2026-10-01 写了两次' },
    { pointer: '/departments', detail: '环卫中心：周日 11:00–18:00 与 08:00–12:00 重叠' },
  ]);
});
