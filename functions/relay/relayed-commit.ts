// What a command made happen, as the relay takes it from the stream: one row of events.
import type { CaseEvent } from '#shared/contracts/events.ts';

export interface RelayedCommit {
  readonly district: string;
  readonly caseId: string;
  /** Number of its first event: with the case it names the commit. */
  readonly seq: number;
  readonly events: readonly CaseEvent[];
  /** State of the case before and after; `from` is empty for the first. */
  readonly from: string;
  readonly to: string;
  /** Bytes of photos that are on the case and accepted since. */
  readonly bytes: number;
}
