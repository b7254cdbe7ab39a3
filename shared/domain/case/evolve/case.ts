// What a fact of the case as a whole does to it: its state, its stage, and through them its clocks and tasks.
import type { CaseEvent, Timing } from '#shared/contracts/events.ts';
import type { RuleRef } from '#shared/contracts/routing.ts';
import type { Stage } from '#shared/contracts/vocabulary.ts';
import { resumeClock, startClock } from '../../clock.ts';
import { stageOf } from '../stage.ts';
import type { Case, Task } from '../state.ts';
import { enter, leave } from './clock.ts';
import type { Entries } from './entry.ts';
import { attached } from './evidence.ts';
import { endTasks } from './task.ts';

/** The case that begins with this fact. */
export function reported({ data, at, seq, by }: Extract<CaseEvent, { type: 'case.reported' }>): Case {
  const stage: Stage = data.solvedOnSpot ? 'verify' : 'review';
  return {
    id: data.caseId,
    number: data.number,
    seq,
    state: data.solvedOnSpot ? 'resolved' : 'reported',
    configVersion: data.configVersion,
    source: data.source,
    category: data.category,
    standard: data.standard,
    severity: data.severity,
    place: data.place,
    text: data.text,
    answers: data.answers ?? [],
    solvedOnSpot: data.solvedOnSpot,
    resultPhotos: data.resultPhotos ?? 0,
    reporter: data.reporter,
    reportedAt: at,
    reworks: 0,
    returns: 0,
    reopens: 0,
    clocks: { [stage]: startClock(stage, data, at) },
    overdue: [],
    tasks: [],
    evidence: attached(data.evidence, at, by),
  };
}

export const caseEntries: Entries<'case'> = {
  'case.corrected': (subject, { data, at }) => ({
    ...subject,
    ...(data.category !== undefined && { category: data.category }),
    ...(data.standard !== undefined && { standard: data.standard }),
    ...(data.condition !== undefined && { condition: data.condition }),
    ...(data.severity !== undefined && { severity: data.severity }),
    ...(data.place !== undefined && { place: data.place }),
    ...(data.text !== undefined && { text: data.text }),
    ...(data.answers !== undefined && { answers: data.answers }),
    ...(data.clock && { clocks: retimed(subject, data.clock, at) }),
  }),
  'case.filed': (subject, { data, at }) => ({
    ...enter(subject, 'filed', 'dispatch', data, at),
    condition: data.condition,
    ...byRule(data),
  }),
  'case.dismissed': (subject, { data, at }) => ({
    ...leave(subject, at),
    state: 'dismissed',
    dismissal: { reason: data.reason },
  }),
  'case.dispatched': (subject, { data, at, seq }) => {
    const left = leave(subject, at);
    const lead = data.tasks.find(({ role }) => role === 'lead')?.department;
    const handle = left.clocks.handle
      ? resumeClock(left.clocks.handle, data, at, lead)
      : startClock('handle', data, at, lead);
    const tasks = data.tasks.map(
      ({ signIn, ...task }): Task => ({
        ...task,
        state: 'assigned',
        assignedAt: at,
        since: at,
        rework: 0,
        ...(data.instruction !== undefined && { instruction: data.instruction }),
        ...(signIn && { signIn: startClock('sign_in', signIn, at, task.department) }),
      }),
    );
    return {
      ...left,
      state: 'dispatched',
      clocks: { ...left.clocks, handle },
      resultPhotos: data.resultPhotos,
      tasks: [...left.tasks, ...tasks],
      dispatchSeq: seq,
      ...byRule(data),
    };
  },
  'case.returned': (subject, { data, at }) =>
    enter(endTasks(subject, data.withdrawn, 'withdrawn', at), 'filed', 'dispatch', data, at),
  // Its own dispatcher corrects a dispatch: that is no new arrival, so the clock of the stage goes on.
  'case.withdrawn': (subject, { data, at }) => {
    const left = leave(endTasks(subject, data.tasks, 'withdrawn', at, data.reason), at);
    const { dispatch } = left.clocks;
    return {
      ...left,
      state: 'filed',
      clocks: { ...left.clocks, ...(dispatch && { dispatch: resumeClock(dispatch, data, at) }) },
    };
  },
  'case.resolved': (subject, { data, at }) => enter(subject, 'resolved', 'verify', data, at),
  'case.failed': (subject, { data, at, by }) => {
    const failed = {
      ...subject,
      reworks: subject.reworks + 1,
      evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
    };
    if (data.tasks.length === 0) return enter(failed, 'filed', 'dispatch', data, at);
    const left = leave(failed, at);
    const { handle } = left.clocks;
    return {
      ...left,
      state: 'dispatched',
      clocks: { ...left.clocks, ...(handle && { handle: resumeClock(handle, data, at) }) },
      tasks: left.tasks.map((task) =>
        data.tasks.includes(task.id)
          ? {
              ...withoutEnd(task),
              state: 'signed_in',
              since: at,
              rework: task.rework + 1,
              reason: data.reason,
            }
          : task,
      ),
    };
  },
  'case.closed': (subject, { data, at, by }) => ({
    ...leave(endTasks(subject, data.withdrawn, 'withdrawn', at), at),
    state: 'closed',
    closedAt: at,
    closing: { kind: data.kind, ...(data.note !== undefined && { note: data.note }) },
    evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
  }),
  // A reopened case is handled anew: its handling clock starts from nothing, what was overdue stays on record.
  'case.reopened': (subject, { data, at }) => {
    const { closing: _closing, closedAt: _closedAt, rating: _rating, ...rest } = subject;
    const again = { ...rest, clocks: {}, reopens: subject.reopens + 1 };
    return enter(again, 'filed', 'dispatch', data, at);
  },
  'case.commented': (subject) => subject,
  'case.rated': (subject, { data }) => ({ ...subject, rating: data }),
};

/** The clock of the stage that the case is in goes on with another limit. */
function retimed({ state, clocks }: Case, timing: Timing, at: string): Case['clocks'] {
  const stage = stageOf[state];
  const clock = stage && clocks[stage];
  return clock ? { ...clocks, [clock.stage]: resumeClock(clock, timing, at) } : clocks;
}

const byRule = ({ rule }: { readonly rule?: RuleRef | undefined }): Pick<Case, 'byRule'> =>
  rule ? { byRule: rule } : {};

function withoutEnd(task: Task): Task {
  const { endedAt: _endedAt, ...rest } = task;
  return rest;
}
