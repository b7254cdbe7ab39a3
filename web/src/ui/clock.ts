// Reads a stage clock at an instant off the course that the service sent: how much of the limit is used, what is left,
// whether it stands still just now, and which colour says so. It knows no calendar and no rule of when to warn.
import type { ClockView } from '#shared/contracts/cases.ts';

export type ClockTone = 'green' | 'amber' | 'red' | 'grey';

export interface ClockReading {
  /** 0 when it started, 1 at the limit, more beyond it. */
  used: number;
  /** Milliseconds of the limit's kind of time; what is left turns negative beyond the limit. */
  spentMs: number;
  leftMs: number;
  running: boolean;
  /** It runs, but not at this hour: when it goes on. */
  goesOnAt?: string;
  tone: ClockTone;
}

export function readClock(clock: ClockView, now: number): ClockReading {
  const { used, goesOnAt } = readCourse(clock.course, now);
  // The course is exact to far less than a second; what people read is whole minutes, rounded down.
  const spentMs = Math.round((used * clock.lengthMs) / 1000) * 1000;
  return {
    used,
    spentMs,
    leftMs: clock.lengthMs - spentMs,
    running: clock.runningSince !== undefined,
    ...(goesOnAt !== undefined && { goesOnAt }),
    tone: toneOf(clock, now),
  };
}

/** Browsers keep a timer's milliseconds in 31 bits. */
const longestTimerMs = 2 ** 31 - 1;
const shortestWaitMs = 60_000;

/**
 * In how many milliseconds these clocks have to be asked for again, since the first course of a running one ends, and a
 * bar would stand still beyond it; at least a minute. False while none runs.
 */
export function courseLeftMs(clocks: readonly (ClockView | undefined)[], now: number): number | false {
  const ends = clocks.flatMap((clock) => {
    const last = clock?.runningSince !== undefined && clock.course.at(-1);
    return last ? [Date.parse(last.at)] : [];
  });
  if (ends.length === 0) return false;
  return Math.min(Math.max(Math.min(...ends) - now, shortestWaitMs), longestTimerMs);
}

function readCourse(course: ClockView['course'], now: number): { used: number; goesOnAt?: string } {
  const ahead = course.findIndex(({ at }) => Date.parse(at) > now);
  const next = course[ahead];
  const last = ahead < 0 ? course.at(-1) : course[ahead - 1];
  if (!last || !next) return { used: (last ?? next)?.share ?? 0 };
  if (last.share === next.share) return { used: last.share, goesOnAt: next.at };
  const [from, to] = [Date.parse(last.at), Date.parse(next.at)];
  return { used: last.share + ((next.share - last.share) * (now - from)) / (to - from) };
}

const passed = (instant: string | undefined, now: number) =>
  instant !== undefined && Date.parse(instant) <= now;

function toneOf({ runningSince, overdueAt, dueAt, warnedAt, warnAt }: ClockView, now: number): ClockTone {
  const running = runningSince !== undefined;
  if (overdueAt !== undefined || (running && passed(dueAt, now))) return 'red';
  return warnedAt !== undefined || (running && passed(warnAt, now)) ? 'amber' : 'green';
}
