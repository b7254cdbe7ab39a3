// A new event as the relay takes it from the stream.
import type { CaseEvent } from '#shared/contracts/events.ts';

export interface RelayedEvent {
  readonly district: string;
  readonly caseId: string;
  readonly event: CaseEvent;
  /** State of the case before and after; `from` is empty for the first event. */
  readonly from: string;
  readonly to: string;
}
