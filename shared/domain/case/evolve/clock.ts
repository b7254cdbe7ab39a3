// What passing time and a change of stage do to the clocks of a case.
import type { Timing } from '#shared/contracts/events.ts';
import type { CaseState, Stage } from '#shared/contracts/vocabulary.ts';
import { pauseClock, startClock } from '../../clock.ts';
import type { Case } from '../state.ts';
import type { Entries } from './entry.ts';
import { changeTask } from './task.ts';

export const clockEntries: Entries<'clock'> = {
  'clock.warned': (subject, { data, at }) => markClock(subject, data.stage, data.taskId, { warnedAt: at }),
  'clock.overdue': (subject, { data, at }) => ({
    ...markClock(subject, data.stage, data.taskId, { overdueAt: at }),
    overdue: [
      ...subject.overdue,
      { stage: data.stage, at: data.dueAt, ...(data.taskId !== undefined && { taskId: data.taskId }) },
    ],
  }),
  'clock.deferred': (subject, { data, at }) => markClock(subject, data.stage, undefined, { deferredAt: at }),
};

/** Stops every case clock: the case leaves its stage, and what brought it there is past. */
export function leave(subject: Case, at: string): Case {
  const clocks = Object.fromEntries(
    Object.entries(subject.clocks).map(([stage, clock]) => [stage, pauseClock(clock, at)]),
  );
  const { byRule: _past, ...rest } = subject;
  return { ...rest, clocks };
}

/** The case enters a stage, whose clock begins. */
export function enter(subject: Case, state: CaseState, stage: Stage, timing: Timing, at: string): Case {
  const left = leave(subject, at);
  return { ...left, state, clocks: { ...left.clocks, [stage]: startClock(stage, timing, at) } };
}

function markClock(
  subject: Case,
  stage: Stage,
  taskId: string | undefined,
  mark: { warnedAt: string } | { overdueAt: string } | { deferredAt: string },
): Case {
  if (taskId !== undefined) {
    return changeTask(subject, taskId, (task) =>
      task.signIn ? { ...task, signIn: { ...task.signIn, ...mark } } : task,
    );
  }
  const clock = subject.clocks[stage];
  return clock ? { ...subject, clocks: { ...subject.clocks, [stage]: { ...clock, ...mark } } } : subject;
}
