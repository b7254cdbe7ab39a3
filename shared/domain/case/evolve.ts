// How each fact changes a case, and the one door to it: no decisions. Replaying a history gives the head. The
// entries stand by subject in evolve/, one per event type.
import type { CaseEvent } from '#shared/contracts/events.ts';
import { caseEntries, reported } from './evolve/case.ts';
import { clockEntries } from './evolve/clock.ts';
import { evidenceEntries } from './evolve/evidence.ts';
import { taskEntries } from './evolve/task.ts';
import type { Case } from './state.ts';

const entries = { ...caseEntries, ...taskEntries, ...clockEntries, ...evidenceEntries };

/**
 * The case after an event. The first event of every history is `case.reported`.
 * @throws TypeError when the history does not begin with it, which no stored one does.
 */
export function evolve(subject: Case | undefined, event: CaseEvent): Case {
  if (event.type === 'case.reported') return reported(event);
  if (subject === undefined) throw new TypeError(`A case cannot begin with ${event.type}`);
  const apply = entries[event.type] as (subject: Case, event: CaseEvent) => Case;
  return { ...apply(subject, event), seq: event.seq };
}

/** The head that a whole history gives. */
export const replay = (events: readonly CaseEvent[]): Case | undefined =>
  events.reduce<Case | undefined>(evolve, undefined);
