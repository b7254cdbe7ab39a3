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

/** Goes on with what is left of the limit; a limit that was corrected meanwhile counts from here on. */
export const resumeClock = (clock: Clock, at: string, limitMinutes = clock.limitMinutes): Clock =>
  clock.runningSince === undefined
    ? { ...clock, limitMinutes, runningSince: at }
    : { ...clock, limitMinutes };

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
  return new Date(Math.max(Date.parse(clock.runningSince) + left, Date.parse(clock.startedAt))).toISOString();
}

const elapsed = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));
