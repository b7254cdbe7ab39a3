// The shape of a fact's effect: one entry per event type, and every type of a subject has one.
import type { CaseEvent } from '#shared/contracts/events.ts';
import type { Case } from '../state.ts';

type Entry<T extends CaseEvent['type']> = (subject: Case, event: Extract<CaseEvent, { type: T }>) => Case;

/** Entries of the events of a subject; `case.reported` has none, since it begins the case. */
export type Entries<Subject extends 'case' | 'task' | 'clock' | 'evidence'> = {
  readonly [T in Exclude<Extract<CaseEvent['type'], `${Subject}.${string}`>, 'case.reported'>]: Entry<T>;
};
