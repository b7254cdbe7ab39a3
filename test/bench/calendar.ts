// Due instants per second on a working-time calendar with breaks, holidays and make-up workdays, in a zone that changes
// its clocks: limits of every unit, begun at any minute of three years. Compiling the calendar counts.

import { calendar } from '#shared/contracts/calendar.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { limitUnits } from '#shared/contracts/vocabulary.ts';
import { dueAt, elapsed, workingTime } from '#shared/domain/calendar.ts';
import { officeCalendar } from '#shared/domain/templates/calendar.ts';
import { atLeast, type Figure } from './figure.ts';

const count = 300_000;
const start = Date.UTC(2026, 0, 1);
const span = 3 * 365 * 86_400_000;

export function measureCalendar(): Figure[] {
  // Any order of limits and instants will do, as long as every run has the same.
  const asked = Array.from({ length: count }, (_, index): readonly [Limit, string] => [
    { value: 1 + (index % 40), unit: limitUnits[index % limitUnits.length] ?? 'work_hour' },
    new Date(start + ((index * 7_919 * 60_000) % span)).toISOString(),
  ]);
  const time = () => workingTime(calendar.parse(officeCalendar), 'Europe/Berlin');
  return [
    atLeast('due instants on a working-time calendar', perSecond(asked, time(), due), 100_000, 'per s'),
    atLeast('  and working time between two instants', perSecond(asked, time(), spent), 100_000, 'per s'),
  ];
}

type Time = ReturnType<typeof workingTime>;

const due = (time: Time, limit: Limit, from: string) => dueAt(time, limit, from);
const spent = (time: Time, { unit, value }: Limit, from: string) =>
  elapsed(time, unit, from, new Date(Date.parse(from) + value * 86_400_000).toISOString());

function perSecond(
  asked: readonly (readonly [Limit, string])[],
  time: Time,
  work: (time: Time, limit: Limit, from: string) => unknown,
): number {
  const started = performance.now();
  for (const [limit, from] of asked) work(time, limit, from);
  return (count / (performance.now() - started)) * 1000;
}
