// What happens to a case without a person: time passes, a task finds its handler, a photo is checked. Each
// decides nothing when its fact is there already, so that a message seen twice changes nothing.
import type { DecidedEvent, EventActor, MemberRef } from '#shared/contracts/events.ts';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import type { Stage } from '#shared/contracts/vocabulary.ts';
import { type Clock, nextAlarmAt } from '../clock.ts';
import { nextStepAt, takeStep } from './automatic.ts';
import { foresee } from './foresee.ts';
import { type Case, isOpen } from './state.ts';

interface RunningClock {
  readonly clock: Clock;
  readonly taskId?: string;
}

function runningClocks(subject: Case): RunningClock[] {
  const ofCase = Object.values(subject.clocks).map((clock) => ({ clock }));
  const ofTasks = subject.tasks.flatMap((task) =>
    task.signIn ? [{ clock: task.signIn, taskId: task.id }] : [],
  );
  return [...ofCase, ...ofTasks].filter(({ clock }) => clock.runningSince !== undefined);
}

/** The next instant at which `tick` has something to say about the case, or undefined when time cannot change it. */
export function nextTickAt(subject: Case): string | undefined {
  const alarms = runningClocks(subject).flatMap(({ clock }) => nextAlarmAt(clock) ?? []);
  return [...alarms, nextStepAt(subject) ?? []].flat().sort()[0];
}

/**
 * Warnings and overdue facts that are due by `now`, where the limit has passed already without the warning; after them the
 * step that the service takes itself.
 * @param told what the district laid down, as the case pins it: asked for by `stepIsDue` alone
 */
export function tick(subject: Case, now: string, told?: Parameters<typeof takeStep>[1]): DecidedEvent[] {
  const passed = runningClocks(subject).flatMap(({ clock, taskId }) =>
    alarms(clock, clock.stage, taskId, now),
  );
  if (!told) return passed;
  const late = passed.reduce((before, fact) => foresee(before, fact, now), subject);
  return [...passed, ...takeStep(late, told)];
}

/**
 * Limits that passed by `now` without a tick to see it. They go on record before anything else happens to the
 * case: an action would stop the clock, and whether somebody was late must not depend on when the service looked.
 */
export const passedUnseen = (subject: Case, now: string): DecidedEvent[] =>
  tick(subject, now).filter(({ type }) => type === 'clock.overdue');

/**
 * Whose fact it is: the passing of time is the clock's, what a rule of the district did is the routing's, and what closes
 * without a check is the catalogue's, whoever's action brought it on record.
 */
export function authorOf({ type, data }: DecidedEvent, by: EventActor): EventActor {
  if (type.startsWith('clock.') || ('automatic' in data && data.automatic))
    return { kind: 'system', name: 'clock' };
  if ('unchecked' in data && data.unchecked) return { kind: 'system', name: 'catalogue' };
  return 'rule' in data && data.rule ? { kind: 'system', name: 'routing' } : by;
}

function alarms(clock: Clock, stage: Stage, taskId: string | undefined, now: string): DecidedEvent[] {
  const next = nextAlarmAt(clock);
  if (next === undefined || next > now) return [];
  const { dueAt } = clock;
  const data = { stage, ...(taskId !== undefined && { taskId }), dueAt };
  return dueAt <= now ? [{ type: 'clock.overdue', data }] : [{ type: 'clock.warned', data }];
}

/** A task that waits without a handler gets one. */
export function hand(subject: Case, taskId: string, handler: MemberRef): DecidedEvent[] {
  const task = subject.tasks.find((candidate) => candidate.id === taskId);
  if (task?.state !== 'assigned' || task.handler !== undefined) return [];
  return [{ type: 'task.handed', data: { taskId, handler } }];
}

/** An open task goes from the hands of somebody who left back to its department. */
export function release(subject: Case, taskId: string, member: string): DecidedEvent[] {
  const task = subject.tasks.find((candidate) => candidate.id === taskId);
  if (!task?.handler || task.handler.id !== member || !isOpen(task)) return [];
  return [{ type: 'task.released', data: { taskId, department: task.department, handler: task.handler } }];
}

/** The result of a photo's check goes on the timeline once. */
export function judgeEvidence(
  subject: Case,
  id: string,
  verdict: 'accepted' | 'rejected',
  check: EvidenceCheck,
): DecidedEvent[] {
  const item = subject.evidence.find((candidate) => candidate.id === id);
  if (item?.state !== 'uploaded') return [];
  return [{ type: `evidence.${verdict}`, data: { id, check } }];
}
