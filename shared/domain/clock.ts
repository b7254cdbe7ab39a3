// A stage clock: a limit, what of it is spent, and since when it runs. It pauses and resumes; nothing restarts
// it but a new arrival in its stage, and that it was overdue is never taken back.
import type { Stage } from '#shared/contracts/vocabulary.ts';

export interface Clock {
  readonly stage: Stage;
  readonly limitMinutes: number;
  /** Milliseconds used before `runningSince`, or in all when it does not run. */
  readonly spentMs: number;
  readonly startedAt: string;
  /** Missing while it is paused or stopped. */
  readonly runningSince?: string;
  /** When it last stopped; missing while it runs. */
  readonly stoppedAt?: string;
  readonly warnedAt?: string;
  readonly overdueAt?: string;
}

/** Warn when four fifths of the limit are used. */
export const warnShare = 0.8;
const minute = 60_000;

export const startClock = (stage: Stage, limitMinutes: number, at: string): Clock => ({
  stage,
  limitMinutes,
  spentMs: 0,
  startedAt: at,
  runningSince: at,
});

export function pauseClock(clock: Clock, at: string): Clock {
  const { runningSince, ...rest } = clock;
  if (runningSince === undefined) return clock;
  return { ...rest, spentMs: clock.spentMs + elapsed(runningSince, at), stoppedAt: at };
}

/**
 * Goes on with what is left of the limit. A limit that was corrected meanwhile counts from here on: what was said
 * of the old one stays said, and the new one is warned of in its turn.
 */
export function resumeClock(clock: Clock, at: string, limitMinutes = clock.limitMinutes): Clock {
  const { warnedAt, stoppedAt: _stoppedAt, ...rest } = clock;
  const warned = warnedAt !== undefined && limitMinutes === clock.limitMinutes;
  return { ...rest, limitMinutes, runningSince: clock.runningSince ?? at, ...(warned && { warnedAt }) };
}

/** The instant the limit is used up, or undefined while the clock does not run. */
export const dueAt = (clock: Clock): string | undefined => instantAfter(clock, 1);

/** The next instant at which something has to be said about this clock, or undefined. */
export function nextAlarmAt(clock: Clock): string | undefined {
  if (clock.overdueAt !== undefined) return undefined;
  return instantAfter(clock, clock.warnedAt === undefined ? warnShare : 1);
}

/** Milliseconds used by `at`. */
export const spentBy = (clock: Clock, at: string): number =>
  clock.spentMs + (clock.runningSince === undefined ? 0 : elapsed(clock.runningSince, at));

function instantAfter(clock: Clock, share: number): string | undefined {
  if (clock.runningSince === undefined) return undefined;
  const left = clock.limitMinutes * minute * share - clock.spentMs;
  // A limit that was shortened below what is spent falls due now, not at a time when nobody was late yet.
  const ahead = clock.overdueAt === undefined ? Math.max(left, 0) : left;
  return new Date(Date.parse(clock.runningSince) + ahead).toISOString();
}

const elapsed = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));
