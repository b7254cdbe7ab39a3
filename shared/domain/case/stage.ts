// Which stage a case is in, by its state. A table, so that the console can load it without the rest of the domain.
import type { CaseState, Stage } from '#shared/contracts/vocabulary.ts';

/** Closed and dismissed cases are in none. */
export const stageOf: Readonly<Partial<Record<CaseState, Stage>>> = {
  reported: 'review',
  filed: 'dispatch',
  dispatched: 'handle',
  resolved: 'verify',
};
