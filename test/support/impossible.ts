// What can never be true of a case, whatever anybody did: every sentence here is one that a dispatcher or a
// department would call wrong on sight.

import type { Stage } from '#shared/contracts/vocabulary.ts';
import { nextStepAt } from '#shared/domain/case/automatic.ts';
import { type Case, type Task, tick } from '#shared/domain/case/index.ts';
import { unfinished } from '#shared/domain/case/state.ts';
import { stoppedAt } from '#shared/domain/clock.ts';
import type { Seen } from './walk.ts';

const clockOf: Readonly<Record<Case['state'], Stage | undefined>> = {
  reported: 'review',
  filed: 'dispatch',
  dispatched: 'handle',
  resolved: 'verify',
  closed: undefined,
  dismissed: undefined,
};

const unique = (values: readonly string[]) => new Set(values).size === values.length;
const allClocks = ({ clocks, tasks }: Case) => [
  ...Object.values(clocks),
  ...tasks.flatMap((task) => task.signIn ?? []),
];
const working = (task: Task) => task.role !== 'notify';

const rulesOfACase: Readonly<Record<string, (subject: Case) => boolean>> = {
  'the case’s clock that runs is the one of its stage, and no other': (subject) => {
    const running = Object.values(subject.clocks).filter((clock) => clock.runningSince !== undefined);
    const expected = clockOf[subject.state];
    return running.map((clock) => clock.stage).join() === (expected ?? '');
  },
  'every clock is kept under its own stage': ({ clocks }) =>
    Object.entries(clocks).every(([stage, clock]) => clock.stage === stage),
  'a clock either runs or says when it stopped': (subject) =>
    allClocks(subject).every(
      (clock) => (clock.runningSince === undefined) !== (stoppedAt(clock) === undefined),
    ),
  'a clock is warned of before it is due, and runs only forward': (subject) =>
    allClocks(subject).every(
      ({ warnAt, dueAt, startedAt, runs }) =>
        warnAt <= dueAt && startedAt <= dueAt && runs.every(({ from, to }) => from <= to),
    ),
  'a department’s sign-in clock runs exactly while its task waits to be accepted': ({ tasks }) =>
    tasks.every(
      (task) =>
        (task.signIn?.runningSince !== undefined) ===
        (working(task) && task.state === 'assigned' && task.signedInAt === undefined),
    ),
  'a dispatched case has somebody at work': (subject) =>
    subject.state !== 'dispatched' || unfinished(subject.tasks).length > 0,
  'nobody is at work on a case that is not dispatched': (subject) =>
    subject.state === 'dispatched' || unfinished(subject.tasks).length === 0,
  'a dispatch in force has one lead, who did not give it back': (subject) => {
    if (subject.state !== 'dispatched') return true;
    const inForce = subject.tasks.filter((task) => task.id.startsWith(`t${subject.dispatchSeq}-`));
    const leads = inForce.filter((task) => task.role === 'lead');
    return leads.length === 1 && ['assigned', 'signed_in', 'done'].includes(leads[0]?.state ?? '');
  },
  'a resolved case that was dispatched has its lead’s result': (subject) =>
    subject.state !== 'resolved' ||
    subject.dispatchSeq === undefined ||
    subject.tasks.some(
      (task) =>
        task.id.startsWith(`t${subject.dispatchSeq}-`) && task.role === 'lead' && task.state === 'done',
    ),
  'only a dispatched or resolved case has waiting or running tasks at all': (subject) =>
    subject.state === 'dispatched' ||
    subject.state === 'resolved' ||
    subject.tasks.every((task) => task.state !== 'assigned' && task.state !== 'signed_in'),
  'a task that is signed in has a handler': ({ tasks }) =>
    tasks.every((task) => task.state !== 'signed_in' || task.handler !== undefined),
  'a finished task has the department’s word, a returned one its reason': ({ tasks }) =>
    tasks.every(
      (task) =>
        (task.state !== 'done' || !working(task) || task.text !== undefined) &&
        (task.state !== 'returned' || task.reason !== undefined),
    ),
  'a task has ended exactly when nobody works on it': ({ tasks }) =>
    tasks.every(
      (task) => (task.endedAt === undefined) === (task.state === 'assigned' || task.state === 'signed_in'),
    ),
  'tasks and photos have names of their own': ({ tasks, evidence }) =>
    unique(tasks.map((task) => task.id)) && unique(evidence.map((item) => item.id)),
  'a closed case, and only it, has a kind and a time of closing': (subject) =>
    (subject.state === 'closed') === (subject.closing !== undefined) &&
    (subject.state === 'closed') === (subject.closedAt !== undefined),
  'a dismissed case, and only it, has the reason of its dismissal': (subject) =>
    (subject.state === 'dismissed') === (subject.dismissal !== undefined),
  'only a closed case is rated': (subject) => subject.rating === undefined || subject.state === 'closed',
};

/** The sentences that do not hold of the case; none of a case that is possible. */
export const impossible = (subject: Case): string[] =>
  Object.entries(rulesOfACase).flatMap(([sentence, holds]) => (holds(subject) ? [] : [sentence]));

const rulesOfAStep: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'what was refused changes nothing': ({ before, after, refused }) =>
    refused === undefined || after === before,
  'the case counts its facts': ({ after, events }) => after.seq === events.length,
  'what was overdue is never taken back': ({ before, after }) =>
    before.overdue.every((fact, index) => after.overdue[index] === fact),
  'a limit that passed is on record when its stage is left': ({ before, after, now, refused }) => {
    if (refused || after.state === before.state) return true;
    const passed = tick(before, now).filter((fact) => fact.type === 'clock.overdue');
    return after.overdue.length === before.overdue.length + passed.length;
  },
  'the service takes no step before its time, and none that somebody took': ({
    before,
    after,
    now,
    step,
  }) => {
    const at = nextStepAt(before);
    if (step.kind !== 'tick' || before.state === after.state) return true;
    return at !== undefined && at <= now;
  },
  'nothing is overdue before its time': ({ after, now }) => after.overdue.every((fact) => fact.at <= now),
  'what time said is not said twice': ({ step, after, now }) =>
    step.kind !== 'tick' || tick(after, now).length === 0,
  'an ended case stays as it ended, save by reopening': ({ before, after }) =>
    before.state === after.state || before.state !== 'dismissed',
  'what happened to a task that ended is not changed, save by rework': ({ before, after }) =>
    after.reworks > before.reworks ||
    before.tasks.every((task, index) => task.endedAt === undefined || after.tasks[index] === task),
};

/** The sentences that do not hold of a step. */
export const impossibleStep = (seen: Seen): string[] =>
  Object.entries(rulesOfAStep).flatMap(([sentence, holds]) => (holds(seen) ? [] : [sentence]));
