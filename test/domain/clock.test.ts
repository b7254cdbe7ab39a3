// A clock's pauses and alarms, on a calendar that never rests (limits in minutes) and on office hours. Saturday
// 2026-11-21 08:00Z is minute 0; in Shanghai the office of these tests opens on Monday at 08:00.
import { describe, expect, test } from 'vitest';
import { calendar } from '#shared/contracts/calendar.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { workingTime } from '#shared/domain/calendar.ts';
import {
  type Clock,
  nextAlarmAt,
  pauseClock,
  resumeClock,
  spentBy,
  startClock,
  stoppedAt,
  timingOf,
} from '#shared/domain/clock.ts';
import { minutes } from '#test/support/builders.ts';
import { minute } from '#test/support/given.ts';

const office = workingTime(calendar.parse({}), 'Asia/Shanghai');
/** Works when the office does, and on Saturday evenings from 18:00. */
const lateShift = workingTime(calendar.parse({}), 'Asia/Shanghai', {
  weekly: { ...calendar.parse({}).weekly, saturday: [{ from: '18:00', to: '24:00' }] },
});
const calendarFor = (department?: string) => (department === 'late-shift' ? lateShift : office);
const terms = (limit: Limit, department?: string) => ({
  limit,
  warnShare: 0.8,
  calendarFor,
  ...(department && { department }),
});

const started = (limit: Limit, at: string, department?: string) =>
  startClock('handle', timingOf(terms(limit, department), at), at, department);
const goesOn = (clock: Clock, at: string, limit = clock.limit, department = clock.department) =>
  resumeClock(clock, timingOf(terms(limit, department), at, clock), at, department);
const spent = (clock: Clock, at: string) => spentBy(clock, at, calendarFor) / 60_000;

const ofHundred = started(minutes(100), minute(0));
const warned = (clock: Clock, at: number): Clock => ({ ...clock, warnedAt: minute(at) });
const late = (clock: Clock, at: number): Clock => ({ ...clock, overdueAt: minute(at) });

test('a clock is due when its limit is used up', () => {
  expect(ofHundred.dueAt).toBe(minute(100));
});

test('it warns when four fifths are used, and then has its due instant to tell of', () => {
  expect(nextAlarmAt(ofHundred)).toBe(minute(80));
  expect(nextAlarmAt(warned(ofHundred, 80))).toBe(minute(100));
});

test('a clock that is overdue has nothing more to tell', () => {
  expect(nextAlarmAt(late(ofHundred, 100))).toBeUndefined();
});

test('a paused clock spends nothing, and does not alarm', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(spent(paused, minute(500))).toBe(30);
  expect(nextAlarmAt(paused)).toBeUndefined();
});

test('a paused clock knows when it stopped, until it runs again', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(stoppedAt(paused)).toBe(minute(30));
  expect(stoppedAt(goesOn(paused, minute(50)))).toBeUndefined();
});

test('pausing a paused clock changes nothing', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(pauseClock(paused, minute(60))).toEqual(paused);
});

test('a clock that goes on has what was left of its limit', () => {
  const resumed = goesOn(pauseClock(ofHundred, minute(30)), minute(200));
  expect(resumed).toMatchObject({ warnAt: minute(250), dueAt: minute(270), startedAt: minute(0) });
  expect(spent(resumed, minute(210))).toBe(40);
});

test('resuming a running clock does not restart it', () => {
  expect(goesOn(ofHundred, minute(40))).toEqual(ofHundred);
});

test('what was warned of is not warned of again when it goes on', () => {
  const resumed = goesOn(pauseClock(warned(ofHundred, 80), minute(90)), minute(200));
  expect(nextAlarmAt(resumed)).toBe(minute(210));
});

test('a longer limit takes effect when the clock goes on, and is warned of in its turn', () => {
  const resumed = goesOn(pauseClock(warned(ofHundred, 80), minute(90)), minute(200), minutes(300));
  expect(resumed.dueAt).toBe(minute(410));
  expect(nextAlarmAt(resumed)).toBe(minute(350));
});

test('a limit shortened below what is spent falls due when the clock goes on, not while it stood', () => {
  const resumed = goesOn(pauseClock(ofHundred, minute(60)), minute(200), minutes(30));
  expect(resumed).toMatchObject({ warnAt: minute(200), dueAt: minute(200) });
});

test('an overdue clock that goes on was still due when it was due', () => {
  const resumed = goesOn(pauseClock(late(ofHundred, 100), minute(130)), minute(200));
  expect(resumed.dueAt).toBe(minute(100));
  expect(spent(resumed, minute(210))).toBe(140);
});

test('that a clock was overdue outlives pauses and other limits', () => {
  const overdue = late(ofHundred, 100);
  expect(goesOn(pauseClock(overdue, minute(130)), minute(200), minutes(900)).overdueAt).toBe(minute(100));
});

test('an instant before the clock began counts as nothing spent', () => {
  expect(spent(ofHundred, minute(-10))).toBe(0);
});

describe('in work time', () => {
  const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
  const fourHours = { value: 4, unit: 'work_hour' } as const;
  const friday = started(fourHours, at('2026-11-20T17:40'));

  test('Friday 17:40 and four work hours: warned on Monday 10:52, due on Monday 11:40', () => {
    expect(friday).toMatchObject({ warnAt: at('2026-11-23T10:52'), dueAt: at('2026-11-23T11:40') });
    expect(spent(friday, at('2026-11-22T12:00'))).toBe(20);
  });

  test('a pause over a weekend costs nothing and saves nothing', () => {
    const paused = pauseClock(friday, at('2026-11-20T19:00'));
    expect(goesOn(paused, at('2026-11-23T07:00')).dueAt).toBe(friday.dueAt);
    expect(spent(paused, at('2026-11-23T07:00'))).toBe(20);
  });

  test('a pause within working hours moves the due instant by working hours', () => {
    const paused = pauseClock(friday, at('2026-11-23T09:00'));
    expect(goesOn(paused, at('2026-11-23T16:00')).dueAt).toBe(at('2026-11-24T08:40'));
  });

  test('each run counts on the calendar that it ran on', () => {
    const evening = started(fourHours, at('2026-11-21T18:00'), 'late-shift');
    const paused = pauseClock(evening, at('2026-11-21T21:00'));
    expect(spent(paused, at('2026-11-22T00:00'))).toBe(180);
    const handedOver = goesOn(paused, at('2026-11-21T22:00'), fourHours, 'sanitation');
    expect(handedOver.dueAt).toBe(at('2026-11-23T09:00'));
    expect(spent(handedOver, at('2026-11-23T08:30'))).toBe(210);
  });

  test('a limit of another unit counts what was spent in its own kind of time', () => {
    const paused = pauseClock(friday, at('2026-11-21T17:40'));
    expect(goesOn(paused, at('2026-11-21T20:00'), { value: 2, unit: 'natural_day' }).dueAt).toBe(
      at('2026-11-22T20:00'),
    );
  });
});
