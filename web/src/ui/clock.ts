// Reads a stage clock at an instant: how much of the limit is used, what is left, and which colour says so.
import type { ClockView } from '#shared/contracts/cases.ts';
import { spentBy, warnShare } from '#shared/domain/clock.ts';

export type ClockTone = 'green' | 'amber' | 'red' | 'grey';

export interface ClockReading {
  /** 0 when it started, 1 at the limit, more beyond it. */
  used: number;
  spentMs: number;
  /** Negative beyond the limit. */
  leftMs: number;
  running: boolean;
  tone: ClockTone;
}

export function readClock(clock: ClockView, now: number): ClockReading {
  const limitMs = clock.limitMinutes * 60_000;
  const running = clock.runningSince !== undefined;
  const spentMs = spentBy(clock, new Date(now).toISOString());
  const used = limitMs > 0 ? spentMs / limitMs : 0;
  const tone = used >= 1 || clock.overdueAt ? 'red' : used >= warnShare ? 'amber' : 'green';
  return { used, spentMs, leftMs: limitMs - spentMs, running, tone };
}
