// How a case is shown: the card of a list and the clocks with how they run on. Derived, never stored facts.
import type { CaseCard, ClockView } from '#shared/contracts/cases.ts';
import type { CaseState } from '#shared/contracts/vocabulary.ts';
import { type CalendarFor, courseAt, lengthOf } from '../calendar.ts';
import { type Clock, spentBy, stoppedAt } from '../clock.ts';
import { worstDoubts } from './doubts.ts';
import { proofAsked } from './proof.ts';
import { stageOf } from './stage.ts';
import { type Case, currentTasks, type Task } from './state.ts';
import { type CentreStage, stepOf } from './timing.ts';

const cardText = 60;
/** By characters: half of an emoji is not a text. */
const beginningOf = (text: string): string => Array.from(text).slice(0, cardText).join('');

/** Enough for a bar to be right over a weekend and into the next working day; every answer brings fresh ones. */
const coursePoints = 6;

/** With what its stop means: a handling clock waits while the case is back with the centre, every other has ended. */
export function clockView(clock: Clock, state: CaseState, calendarFor: CalendarFor, now: string): ClockView {
  const { stage, limit, startedAt, runningSince, warnAt, dueAt, warnedAt, overdueAt } = clock;
  const time = calendarFor(clock.department);
  const stopped = stoppedAt(clock);
  const from = runningSince ?? stopped ?? now;
  const spentMs = spentBy(clock, from, calendarFor);
  const course = courseAt(time, limit, { from, spentMs, at: stopped ?? now }, coursePoints);
  const waits = stage === 'handle' && (state === 'filed' || state === 'resolved');
  return {
    stage,
    limit,
    lengthMs: lengthOf(time, limit),
    course: stopped === undefined ? course : course.slice(0, 1),
    startedAt,
    ...(runningSince !== undefined && { runningSince, warnAt }),
    ...(stopped === undefined ? { dueAt } : waits ? { pausedAt: stopped } : { dueAt, endedAt: stopped }),
    ...(warnedAt !== undefined && { warnedAt }),
    ...(overdueAt !== undefined && { overdueAt }),
    ...automaticOf(clock),
  };
}

function automaticOf({
  stage,
  runningSince,
  automaticAt: at,
  deferredAt,
}: Clock): Pick<ClockView, 'automatic'> {
  const step = stepOf[stage as CentreStage];
  if (at === undefined || runningSince === undefined || deferredAt !== undefined) return {};
  return { automatic: { step, at } };
}

/** The clock of the stage that the case is in. */
export function currentClock(subject: Case): Clock | undefined {
  const stage = stageOf[subject.state];
  return stage && subject.clocks[stage];
}

/** A card as it is kept: what changes with time alone is left to the moment in which it is shown. */
export interface StoredCard extends Omit<CaseCard, 'clock'> {
  /** Whose calendars its clock runs on. */
  readonly configVersion: number;
  readonly clock?: Clock;
}

/** What a list shows of the case; with a task, of that department's share. */
export function cardOf(subject: Case, task?: Task): StoredCard {
  // Until the department has signed in, that is what it is late with.
  const signIn = task?.state === 'assigned' && task.signedInAt === undefined ? task.signIn : undefined;
  const clock = signIn ?? currentClock(subject);
  const doubts = worstDoubts(subject);
  return {
    id: subject.id,
    number: subject.number,
    state: subject.state,
    configVersion: subject.configVersion,
    category: subject.category,
    severity: subject.severity,
    text: beginningOf(subject.text),
    ...(subject.place.address && { address: subject.place.address }),
    areaPath: [...subject.place.areaPath],
    reporter: subject.reporter,
    reportedAt: subject.reportedAt,
    ...(clock && { clock }),
    overdue: subject.overdue.length > 0,
    rework: subject.reworks,
    ...(doubts && { doubts }),
    ...(proofAsked(subject) === 'missing' && { proof: 'missing' }),
    ...(subject.byRule && { byRule: subject.byRule }),
    ...returnedBy(subject),
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

/** The card at this moment. */
export function cardView(
  { configVersion: _version, clock, ...card }: StoredCard,
  calendarFor: CalendarFor,
  now: string,
): CaseCard {
  return { ...card, ...(clock && { clock: clockView(clock, card.state, calendarFor, now) }) };
}

/** A case that was taken back or opened again waits for a dispatch too, but nobody gave it back. */
function returnedBy(subject: Case): Pick<CaseCard, 'returned'> {
  if (subject.state !== 'filed') return {};
  const lead = currentTasks(subject).find(({ role, state }) => role === 'lead' && state === 'returned');
  if (!lead) return {};
  return { returned: { department: lead.department, reason: beginningOf(lead.reason ?? '') } };
}
