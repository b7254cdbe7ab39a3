// How a case is shown: the card of a list and the clocks with their due instants. Derived, never stored facts.
import type { CaseCard, ClockView } from '#shared/contracts/cases.ts';
import type { CaseState, Stage } from '#shared/contracts/vocabulary.ts';
import { type Clock, dueAt } from '../clock.ts';
import type { Case, Task } from './state.ts';

const cardText = 60;
/** By characters: half of an emoji is not a text. */
const beginningOf = (text: string): string => Array.from(text).slice(0, cardText).join('');

export const stageOf: Readonly<Partial<Record<CaseState, Stage>>> = {
  reported: 'review',
  filed: 'dispatch',
  dispatched: 'handle',
  resolved: 'verify',
};

/** With what its stop means: a handling clock waits while the case is back with the centre, every other has ended. */
export function clockView(clock: Clock, state: CaseState): ClockView {
  const due = dueAt(clock);
  const waits = clock.stage === 'handle' && (state === 'filed' || state === 'resolved');
  const { stoppedAt, ...shown } = clock;
  return {
    ...shown,
    ...(due && { dueAt: due }),
    ...(stoppedAt && { [waits ? 'pausedAt' : 'endedAt']: stoppedAt }),
  };
}

/** The clock of the stage that the case is in. */
export function currentClock(subject: Case): Clock | undefined {
  const stage = stageOf[subject.state];
  return stage && subject.clocks[stage];
}

/** What a list shows of the case; with a task, of that department's share. */
export function cardOf(subject: Case, task?: Task): CaseCard {
  // Until the department has signed in, that is what it is late with.
  const accept = task?.state === 'assigned' ? task.accept : undefined;
  const clock = accept ?? currentClock(subject);
  return {
    id: subject.id,
    number: subject.number,
    state: subject.state,
    category: subject.category,
    severity: subject.severity,
    text: beginningOf(subject.text),
    ...(subject.place.address && { address: subject.place.address }),
    areaPath: subject.place.areaPath,
    reporter: subject.reporter,
    reportedAt: subject.reportedAt,
    ...(clock && { clock: clockView(clock, subject.state) }),
    overdue: subject.overdue.length > 0,
    rework: subject.reworks,
    ...(subject.dismissal && { dismissalReason: beginningOf(subject.dismissal.reason) }),
    ...(task && {
      task: {
        id: task.id,
        department: task.department,
        role: task.role,
        state: task.state,
        ...(task.handler && { handler: task.handler }),
      },
    }),
  };
}
