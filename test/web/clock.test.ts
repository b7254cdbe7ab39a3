import { expect, test } from 'vitest';
import type { ClockView } from '#shared/contracts/cases.ts';
import { readClock } from '../../web/src/ui/clock.ts';

const startedAt = '2026-11-21T08:00:00.000Z';
const at = (minutes: number) => Date.parse(startedAt) + minutes * 60_000;
const running: ClockView = {
  stage: 'review',
  limitMinutes: 100,
  spentMs: 0,
  startedAt,
  runningSince: startedAt,
};

test.each([
  [0, 'green', 0],
  [79, 'green', 0.79],
  [80, 'amber', 0.8],
  [99, 'amber', 0.99],
  [100, 'red', 1],
  [250, 'red', 2.5],
] as const)('after %i of 100 minutes the clock is %s', (minutes, tone, used) => {
  expect(readClock(running, at(minutes))).toMatchObject({ tone, used });
});

test('beyond the limit what is left turns negative', () => {
  expect(readClock(running, at(130)).leftMs).toBe(-30 * 60_000);
});

test('a paused clock stands still', () => {
  const { runningSince: _, ...rest } = running;
  const paused = { ...rest, spentMs: 40 * 60_000, pausedAt: '2026-11-21T08:40:00.000Z' };
  expect(readClock(paused, at(900))).toMatchObject({ used: 0.4, running: false, tone: 'green' });
});

test('what was overdue stays red, even when a correction gave it more time', () => {
  const lenient = { ...running, limitMinutes: 1000, overdueAt: '2026-11-21T09:40:00.000Z' };
  expect(readClock(lenient, at(110)).tone).toBe('red');
});
