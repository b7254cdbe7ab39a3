// How each fact changes a case: one entry per event type, no decisions. Replaying a history gives the head.
import type { CaseEvent, EvidenceFact } from '#shared/contracts/events.ts';
import type { CaseState, Stage } from '#shared/contracts/vocabulary.ts';
import { pauseClock, resumeClock, startClock } from '../clock.ts';
import type { AttachedEvidence, Case, Task } from './state.ts';

type Entry<T extends CaseEvent['type']> = (subject: Case, event: Extract<CaseEvent, { type: T }>) => Case;
type Entries = { readonly [T in Exclude<CaseEvent['type'], 'case.reported'>]: Entry<T> };

/**
 * The case after an event. The first event of every history is `case.reported`.
 * @throws TypeError when the history does not begin with it, which no stored one does.
 */
export function evolve(subject: Case | undefined, event: CaseEvent): Case {
  if (event.type === 'case.reported') return reported(event);
  if (subject === undefined) throw new TypeError(`A case cannot begin with ${event.type}`);
  const apply = entries[event.type] as Entry<typeof event.type>;
  return { ...apply(subject, event as never), seq: event.seq };
}

/** The head that a whole history gives. */
export const replay = (events: readonly CaseEvent[]): Case | undefined =>
  events.reduce<Case | undefined>(evolve, undefined);

function reported({ data, at, seq, by }: Extract<CaseEvent, { type: 'case.reported' }>): Case {
  const stage: Stage = data.solvedOnSpot ? 'verify' : 'review';
  return {
    id: data.caseId,
    number: data.number,
    seq,
    state: data.solvedOnSpot ? 'resolved' : 'reported',
    configVersion: data.configVersion,
    source: data.source,
    category: data.category,
    severity: data.severity,
    place: data.place,
    text: data.text,
    solvedOnSpot: data.solvedOnSpot,
    reporter: data.reporter,
    reportedAt: at,
    reworks: 0,
    returns: 0,
    reopens: 0,
    clocks: { [stage]: startClock(stage, data.limitMinutes, at) },
    overdue: [],
    tasks: [],
    evidence: attached(data.evidence, at, by),
  };
}

const entries: Entries = {
  'case.corrected': (subject, { data }) => ({
    ...subject,
    ...(data.category !== undefined && { category: data.category }),
    ...(data.severity !== undefined && { severity: data.severity }),
    ...(data.place !== undefined && { place: data.place }),
    ...(data.text !== undefined && { text: data.text }),
  }),
  'case.filed': (subject, { data, at }) => enter(subject, 'filed', 'dispatch', data.limitMinutes, at),
  'case.dismissed': (subject, { data, at }) => ({
    ...leave(subject, at),
    state: 'dismissed',
    dismissal: { reason: data.reason },
  }),
  'case.dispatched': (subject, { data, at, seq }) => {
    const left = leave(subject, at);
    const handle = left.clocks.handle
      ? resumeClock(left.clocks.handle, at, data.handleMinutes)
      : startClock('handle', data.handleMinutes, at);
    const tasks = data.tasks.map(
      (task): Task => ({
        ...task,
        state: 'assigned',
        assignedAt: at,
        since: at,
        rework: 0,
        ...(data.instruction !== undefined && { instruction: data.instruction }),
        ...(task.role !== 'notify' && { accept: startClock('accept', data.acceptMinutes, at) }),
      }),
    );
    return {
      ...left,
      state: 'dispatched',
      clocks: { ...left.clocks, handle },
      tasks: [...left.tasks, ...tasks],
      dispatchSeq: seq,
    };
  },
  'task.handed': (subject, { data }) =>
    changeTask(subject, data.taskId, (task) => ({ ...task, handler: data.handler })),
  // A notified department has nothing to finish: having seen it is all there is to do.
  'task.signed_in': (subject, { data, at }) =>
    changeTask(subject, data.taskId, (task) => ({
      ...stopAccept(task, at),
      state: task.role === 'notify' ? 'done' : 'signed_in',
      handler: data.handler,
      signedInAt: at,
      ...(task.role === 'notify' && { endedAt: at }),
    })),
  'task.returned': (subject, { data, at }) => ({
    ...endTasks(subject, [data.taskId], 'returned', at, data.reason),
    returns: subject.returns + 1,
  }),
  'task.finished': (subject, { data, at, by }) => ({
    ...changeTask(subject, data.taskId, (task) => ({ ...task, state: 'done', endedAt: at, text: data.text })),
    evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
  }),
  'case.returned': (subject, { data, at }) =>
    enter(endTasks(subject, data.withdrawn, 'withdrawn', at), 'filed', 'dispatch', data.limitMinutes, at),
  'case.resolved': (subject, { data, at }) => enter(subject, 'resolved', 'verify', data.limitMinutes, at),
  'case.failed': (subject, { data, at, by }) => {
    const failed = {
      ...subject,
      reworks: subject.reworks + 1,
      evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
    };
    if (data.limitMinutes !== undefined) return enter(failed, 'filed', 'dispatch', data.limitMinutes, at);
    const left = leave(failed, at);
    const { handle } = left.clocks;
    return {
      ...left,
      state: 'dispatched',
      clocks: { ...left.clocks, ...(handle && { handle: resumeClock(handle, at) }) },
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
    return enter(again, 'filed', 'dispatch', data.limitMinutes, at);
  },
  'case.commented': (subject) => subject,
  'case.rated': (subject, { data }) => ({ ...subject, rating: data }),
  'evidence.added': (subject, { data, at, by }) => ({
    ...subject,
    evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
  }),
  'evidence.accepted': (subject, { data }) => judge(subject, data.id, 'accepted'),
  'evidence.rejected': (subject, { data }) => judge(subject, data.id, 'rejected'),
  'clock.warned': (subject, { data, at }) => markClock(subject, data.stage, data.taskId, { warnedAt: at }),
  'clock.overdue': (subject, { data, at }) => ({
    ...markClock(subject, data.stage, data.taskId, { overdueAt: at }),
    overdue: [
      ...subject.overdue,
      { stage: data.stage, at: data.dueAt, ...(data.taskId !== undefined && { taskId: data.taskId }) },
    ],
  }),
};

/** Stops every case clock: the case leaves its stage. */
function leave(subject: Case, at: string): Case {
  const clocks = Object.fromEntries(
    Object.entries(subject.clocks).map(([stage, clock]) => [stage, pauseClock(clock, at)]),
  );
  return { ...subject, clocks };
}

function enter(subject: Case, state: CaseState, stage: Stage, limitMinutes: number, at: string): Case {
  const left = leave(subject, at);
  return { ...left, state, clocks: { ...left.clocks, [stage]: startClock(stage, limitMinutes, at) } };
}

const changeTask = (subject: Case, id: string, change: (task: Task) => Task): Case => ({
  ...subject,
  tasks: subject.tasks.map((task) => (task.id === id ? change(task) : task)),
});

const endTasks = (
  subject: Case,
  ids: readonly string[],
  state: 'returned' | 'withdrawn',
  at: string,
  reason?: string,
): Case => ({
  ...subject,
  tasks: subject.tasks.map((task) =>
    ids.includes(task.id)
      ? { ...stopAccept(task, at), state, endedAt: at, ...(reason !== undefined && { reason }) }
      : task,
  ),
});

const stopAccept = (task: Task, at: string): Task =>
  task.accept ? { ...task, accept: pauseClock(task.accept, at) } : task;

function withoutEnd(task: Task): Task {
  const { endedAt: _endedAt, ...rest } = task;
  return rest;
}

function attached(facts: readonly EvidenceFact[], at: string, by: CaseEvent['by']): AttachedEvidence[] {
  return facts.map((fact) => ({ ...fact, at, by: by.name }));
}

const judge = (subject: Case, id: string, state: 'accepted' | 'rejected'): Case => ({
  ...subject,
  evidence: subject.evidence.map((item) => (item.id === id ? { ...item, state } : item)),
});

function markClock(
  subject: Case,
  stage: Stage,
  taskId: string | undefined,
  mark: { warnedAt: string } | { overdueAt: string },
): Case {
  if (taskId !== undefined) {
    return changeTask(subject, taskId, (task) =>
      task.accept ? { ...task, accept: { ...task.accept, ...mark } } : task,
    );
  }
  const clock = subject.clocks[stage];
  return clock ? { ...subject, clocks: { ...subject.clocks, [stage]: { ...clock, ...mark } } } : subject;
}
