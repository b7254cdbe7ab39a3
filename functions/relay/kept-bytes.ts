// How much storage a commit makes a district's: the photos that are on a case and accepted from then on.
import type { CaseEvent } from '#shared/contracts/events.ts';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';

/** A photo joins its case accepted, or joins it first and is accepted later: in either way it counts in one fact. */
export const keptBytes = (events: readonly CaseEvent[]): number =>
  events.flatMap(acceptedIn).reduce((sum, { bytes = 0 }) => sum + bytes, 0);

function acceptedIn({ type, data }: CaseEvent): EvidenceCheck[] {
  if (type === 'evidence.accepted') return [data.check];
  if (!('evidence' in data)) return [];
  return data.evidence.flatMap(({ state, check }) => (state === 'accepted' && check ? [check] : []));
}
