// Working time against a slow oracle that asks for every minute what the wall clock shows, in zones whose clocks
// jump at odd hours, by odd amounts, at midnight or over a whole day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Calendar, calendar as calendarPart } from '#shared/contracts/calendar.ts';
import { courseAt, dueAt, elapsed, instantAfter, lengthOf, workingTime } from '#shared/domain/calendar.ts';
import { calendarIssues } from '#shared/domain/calendar-check.ts';
import { slowCalendar } from '#test/support/slow-calendar.ts';

/** A zone and a date near which its wall clock jumps, or an ordinary one. */
const places = [
  ['Asia/Shanghai', '2026-09-30'],
  ['Asia/Shanghai', '2026-12-31'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2027-03-28'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  // At midnight: the day begins at 01:00, or 23:00 comes twice.
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-29'],
  ['America/Havana', '2026-03-08'],
  // A day that never was.
  ['Pacific/Apia', '2011-12-29'],
  // UTC+14 and UTC−11, over New Year.
  ['Pacific/Kiritimati', '2026-12-31'],
  ['Pacific/Pago_Pago', '2026-12-31'],
  ['Asia/Kathmandu', '2026-01-01'],
] as const;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours of a day: apart or touching, down to a minute, up to 24:00. */
const hours = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 90, 120, 1380, 1440)), {
    minLength: 0,
    maxLength: 6,
  })
  .map((times) => {
    const sorted = times.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      from: clock(sorted[index * 2] ?? 0),
      to: clock(sorted[index * 2 + 1] ?? 0),
    }));
  });

const days = (start: string) => fc.integer({ min: -3, max: 12 }).map((by) => shift(start, by));
const shift = (date: string, by: number) =>
  new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);

const situation = fc.constantFrom(...places).chain(([timeZone, date]) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    calendar: fc
      .record({
        weekly: fc.record({
          monday: hours,
          tuesday: hours,
          wednesday: hours,
          thursday: hours,
          friday: hours,
          saturday: hours,
          sunday: hours,
        }),
        dates: fc.uniqueArray(days(date), { maxLength: 5 }),
        workdayHours: fc.option(hours, { nil: undefined }),
      })
      .map(({ weekly, dates, workdayHours }): Calendar => {
        const [workday, ...holidays] = dates;
        return calendarPart.parse({
          weekly,
          holidays: holidays.map((each) => ({ date: each })),
          workdays: workday ? [{ date: workday, ...(workdayHours?.length && { hours: workdayHours }) }] : [],
        });
      })
      .filter((made) => calendarIssues(made, new Set()).length === 0),
    from: fc
      .integer({ min: -2 * 1440, max: 3 * 1440 })
      .map((minutes) => new Date(Date.parse(date) + minutes * 60_000).toISOString()),
    minutes: fc.integer({ min: 1, max: 1500 }),
  }),
);
type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

const check = (numRuns: number, property: (situation: Situation) => void) =>
  fc.assert(fc.property(situation, property), { numRuns });
const later = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

test('a due instant is the one that counting minutes finds', { timeout: 60_000 }, () => {
  check(60, ({ calendar, timeZone, from, minutes }) => {
    const time = workingTime(calendar, timeZone);
    expect(instantAfter(time, 'work_hour', from, minutes * 60_000)).toBe(
      slowCalendar(calendar, timeZone).dueAt(from, minutes),
    );
  });
});

test('elapsed work time is the number of minutes that counting finds', { timeout: 60_000 }, () => {
  check(60, ({ calendar, timeZone, from, minutes }) => {
    const to = later(from, minutes * 4);
    expect(elapsed(workingTime(calendar, timeZone), 'work_day', from, to)).toBe(
      slowCalendar(calendar, timeZone).elapsedMinutes(from, to) * 60_000,
    );
  });
});

test('what has elapsed at the due instant is the limit, in every unit', () => {
  const units = ['minute', 'urgent_hour', 'work_hour', 'work_day', 'natural_day'] as const;
  check(500, ({ calendar, timeZone, from, minutes }) => {
    const time = workingTime(calendar, timeZone);
    for (const unit of units) {
      const limit = { value: minutes / 100, unit };
      const length = lengthOf(time, limit);
      const due = dueAt(time, limit, from);
      expect(elapsed(time, unit, from, due)).toBe(length);
      expect(dueAt(time, limit, from, length)).toBe(from);
      // No earlier instant would do.
      expect(elapsed(time, unit, from, later(due, -1))).toBeLessThan(length);
    }
  });
});

test('time spent in parts is time spent, wherever it is cut', () => {
  check(500, ({ calendar, timeZone, from, minutes }) => {
    const time = workingTime(calendar, timeZone);
    const [middle, end] = [later(from, minutes), later(from, minutes * 3)];
    const first = elapsed(time, 'work_hour', from, middle);
    const second = elapsed(time, 'work_hour', middle, end);
    expect(first + second).toBe(elapsed(time, 'work_hour', from, end));
    const limit = { value: 30, unit: 'work_hour' } as const;
    const whole = dueAt(time, limit, from);
    if (whole > middle) expect(dueAt(time, limit, middle, first)).toBe(whole);
  });
});

test('between two points of a course the share grows evenly, whenever it is asked for', () => {
  check(300, ({ calendar, timeZone, from, minutes }) => {
    const time = workingTime(calendar, timeZone);
    const limit = { value: 10, unit: 'work_hour' } as const;
    const asked = later(from, minutes);
    const course = courseAt(time, limit, { from, spentMs: 0, at: asked }, 6);
    const [first, last] = [course[0]?.at ?? '', course.at(-1)?.at ?? ''];
    expect(first >= from && first <= asked && asked <= last).toBe(true);
    const at = Math.min(Date.parse(asked) + minutes * 30_000, Date.parse(last));
    const behind = course.findLastIndex((point) => Date.parse(point.at) <= at);
    const [a, b] = [course[behind], course[behind + 1] ?? course[behind]];
    const [start, end] = [Date.parse(a?.at ?? ''), Date.parse(b?.at ?? '')];
    const along = end > start ? (at - start) / (end - start) : 0;
    const share = (a?.share ?? 0) + along * ((b?.share ?? 0) - (a?.share ?? 0));
    const spent = elapsed(time, 'work_hour', from, new Date(at).toISOString());
    expect(share).toBeCloseTo(spent / 36_000_000, 6);
  });
});
