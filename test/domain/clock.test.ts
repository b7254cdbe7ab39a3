import { expect, test } from 'vitest';
import {
  type Clock,
  dueAt,
  nextAlarmAt,
  pauseClock,
  resumeClock,
  spentBy,
  startClock,
} from '#shared/domain/clock.ts';
import { minute } from '#test/support/given.ts';

const ofHundred = startClock('handle', 100, minute(0));
const warned = (clock: Clock, minutes: number): Clock => ({ ...clock, warnedAt: minute(minutes) });
const late = (clock: Clock, minutes: number): Clock => ({ ...clock, overdueAt: minute(minutes) });

test('a clock is due when its limit is used up', () => {
  expect(dueAt(ofHundred)).toBe(minute(100));
});

test('it warns when four fifths are used, and then has its due instant to tell of', () => {
  expect(nextAlarmAt(ofHundred)).toBe(minute(80));
  expect(nextAlarmAt(warned(ofHundred, 80))).toBe(minute(100));
});

test('a clock that is overdue has nothing more to tell', () => {
  expect(nextAlarmAt(late(ofHundred, 100))).toBeUndefined();
});

test('a paused clock spends nothing, and is neither due nor alarming', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(spentBy(paused, minute(500))).toBe(30 * 60_000);
  expect(dueAt(paused)).toBeUndefined();
  expect(nextAlarmAt(paused)).toBeUndefined();
});

test('a paused clock knows when it stopped, until it runs again', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(paused.stoppedAt).toBe(minute(30));
  expect(resumeClock(paused, minute(50))).not.toHaveProperty('stoppedAt');
});

test('pausing a paused clock changes nothing', () => {
  const paused = pauseClock(ofHundred, minute(30));
  expect(pauseClock(paused, minute(60))).toEqual(paused);
});

test('a clock that goes on has what was left of its limit', () => {
  const resumed = resumeClock(pauseClock(ofHundred, minute(30)), minute(200));
  expect(dueAt(resumed)).toBe(minute(270));
  expect(spentBy(resumed, minute(210))).toBe(40 * 60_000);
});

test('resuming a running clock does not restart it', () => {
  expect(resumeClock(ofHundred, minute(40))).toEqual(ofHundred);
});

test('a warning that was given is not repeated after a pause', () => {
  const resumed = resumeClock(pauseClock(warned(ofHundred, 80), minute(90)), minute(200));
  expect(nextAlarmAt(resumed)).toBe(minute(210));
});

test('a longer limit takes effect when the clock goes on, and is warned of in its turn', () => {
  const resumed = resumeClock(pauseClock(warned(ofHundred, 80), minute(90)), minute(200), 300);
  expect(dueAt(resumed)).toBe(minute(410));
  expect(nextAlarmAt(resumed)).toBe(minute(350));
});

test('a limit shortened below what is spent falls due when the clock goes on, not while it stood', () => {
  const resumed = resumeClock(pauseClock(ofHundred, minute(60)), minute(200), 30);
  expect(dueAt(resumed)).toBe(minute(200));
  expect(nextAlarmAt(resumed)).toBe(minute(200));
});

test('an overdue clock that goes on still shows by how much it is over', () => {
  const resumed = resumeClock(pauseClock(late(ofHundred, 100), minute(130)), minute(200));
  expect(dueAt(resumed)).toBe(minute(170));
});

test('that a clock was overdue outlives pauses and other limits', () => {
  const overdue = late(ofHundred, 100);
  expect(resumeClock(pauseClock(overdue, minute(130)), minute(200), 900).overdueAt).toBe(minute(100));
});

test('an instant before the clock began counts as nothing spent', () => {
  expect(spentBy(ofHundred, minute(-5))).toBe(0);
});
