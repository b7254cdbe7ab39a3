// A stage clock: a limit, when it was running, and when it is due. It pauses and resumes; nothing restarts it but a
// new arrival in its stage, and that it was overdue is never taken back. What it knows are instants: how much of the
// limit lies between them is the calendar's to say, and instants of the future come to it with the facts.
import type { Timing } from '#shared/contracts/events.ts';
import type { Stage } from '#shared/contracts/vocabulary.ts';
import { type CalendarFor, elapsed, instantAfter, lengthOf } from './calendar.ts';

/** A stretch of time in which a clock ran, on the calendar of the district or of a department. */
export interface Run {
  readonly from: string;
  readonly to: string;
  readonly department?: string;
}

export interface Clock extends Timing {
  readonly stage: Stage;
  readonly startedAt: string;
  /** Missing while it is paused or stopped. */
  readonly runningSince?: string;
  /** On whose calendar it runs; the district's when missing. */
  readonly department?: string;
  /** The runs that are over, in order. */
  readonly runs: readonly Run[];
  readonly warnedAt?: string;
  readonly overdueAt?: string;
  /** The step that the service was to take is left to a person since then. */
  readonly deferredAt?: string;
}

/** @param timing may be the data of the fact that says it */
export const startClock = (
  stage: Stage,
  { limit, warnAt, dueAt, automaticAt }: Timing,
  at: string,
  department?: string,
): Clock => ({
  stage,
  limit,
  warnAt,
  dueAt,
  ...(automaticAt !== undefined && { automaticAt }),
  startedAt: at,
  runningSince: at,
  ...(department !== undefined && { department }),
  runs: [],
});

export function pauseClock(clock: Clock, at: string): Clock {
  const { runningSince, ...rest } = clock;
  if (runningSince === undefined) return clock;
  const { department } = clock;
  const run = { from: runningSince, to: at, ...(department !== undefined && { department }) };
  return { ...rest, runs: [...clock.runs, run] };
}

/**
 * Goes on with what is left of the limit. A limit that was corrected meanwhile counts from here on: what was said
 * of the old one stays said, and the new one is warned of in its turn.
 */
export function resumeClock(clock: Clock, timing: Timing, at: string, department = clock.department): Clock {
  const { warnedAt, department: _department, automaticAt: _step, ...rest } = clock;
  const warned = warnedAt !== undefined && sameLimit(clock, timing);
  return {
    ...rest,
    limit: timing.limit,
    warnAt: timing.warnAt,
    dueAt: timing.dueAt,
    ...(timing.automaticAt !== undefined && { automaticAt: timing.automaticAt }),
    runningSince: clock.runningSince ?? at,
    ...(department !== undefined && { department }),
    ...(warned && { warnedAt }),
  };
}

type Limited = Pick<Timing, 'limit'>;
export const sameLimit = ({ limit: a }: Limited, { limit: b }: Limited): boolean =>
  a.value === b.value && a.unit === b.unit;

/** When it last stopped, or undefined while it runs. */
export const stoppedAt = ({ runningSince, runs }: Clock): string | undefined =>
  runningSince === undefined ? runs.at(-1)?.to : undefined;

/** The next instant at which something has to be said about this clock, or undefined. */
export function nextAlarmAt({ runningSince, overdueAt, warnedAt, warnAt, dueAt }: Clock): string | undefined {
  if (runningSince === undefined || overdueAt !== undefined) return undefined;
  return warnedAt === undefined ? warnAt : dueAt;
}

/** Milliseconds used by `at`, of the unit's kind of time, each run on the calendar that it ran on. */
export function spentBy(clock: Clock, at: string, calendarFor: CalendarFor, unit = clock.limit.unit): number {
  const { runningSince, department } = clock;
  const running = runningSince === undefined ? [] : [{ from: runningSince, to: at, department }];
  return [...clock.runs, ...running].reduce(
    (sum, run) => sum + elapsed(calendarFor(run.department), unit, run.from, run.to),
    0,
  );
}

/** What a clock is to be timed by. */
export interface Terms {
  readonly limit: Timing['limit'];
  /** The share of the limit after which it is warned of. */
  readonly warnShare: number;
  readonly calendarFor: CalendarFor;
  readonly department?: string;
}

/** When a clock that runs from `at` on is warned of and due; `before` is the clock that goes on, if it does. */
export function timingOf(
  { limit, warnShare, calendarFor, department }: Terms,
  at: string,
  before?: Clock,
): Timing {
  const time = calendarFor(department);
  const length = lengthOf(time, limit);
  const spent = before ? spentBy(before, at, calendarFor, limit.unit) : 0;
  // Late already: since when does not change. A limit that was shortened below what is spent, though, falls due now,
  // not at a time when nobody was late yet.
  if (before?.overdueAt !== undefined && spent >= length) {
    return { limit, warnAt: before.warnAt, dueAt: before.dueAt };
  }
  const after = (share: number) => instantAfter(time, limit.unit, at, Math.round(length * share) - spent);
  return { limit, warnAt: after(warnShare), dueAt: after(1) };
}
