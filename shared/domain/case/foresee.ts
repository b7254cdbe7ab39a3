// The case as facts are going to leave it that have no place in the history yet: what follows from them is decided on it.
import type { CaseEvent, DecidedEvent } from '#shared/contracts/events.ts';
import { evolve } from './evolve.ts';
import type { Case } from './state.ts';

/** @param now when the fact happens, UTC ISO */
export const foresee = (subject: Case | undefined, fact: DecidedEvent, now: string): Case =>
  evolve(subject, {
    ...fact,
    seq: (subject?.seq ?? 0) + 1,
    at: now,
    by: { kind: 'system', name: 'routing' },
    commandId: '',
    prevHash: '',
    hash: '',
  } as CaseEvent);
