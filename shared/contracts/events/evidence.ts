// The facts of the photos of a case: one schema per event type `evidence.<past>`.
import * as z from 'zod';
import { evidenceCheck, seenIn } from '../evidence.ts';
import { sha256, ulid } from '../primitives.ts';
import { evidenceKinds, evidenceStates } from '../vocabulary.ts';

/** A photo joining the case, with the check's result when that was there first. */
export const evidenceFact = z.strictObject({
  id: ulid,
  kind: z.enum(evidenceKinds),
  state: z.enum(evidenceStates),
  sha256,
  check: evidenceCheck.optional(),
  /** Another case had the very same file first. */
  seenIn: seenIn.optional(),
});
export type EvidenceFact = z.infer<typeof evidenceFact>;
/** The photos that came along with a fact. */
export const evidenceFacts = z.array(evidenceFact);

export const evidenceEvents = {
  'evidence.added': z.strictObject({ evidence: evidenceFacts, note: z.string().optional() }),
  'evidence.accepted': z.strictObject({ id: ulid, check: evidenceCheck }),
  'evidence.rejected': z.strictObject({ id: ulid, check: evidenceCheck }),
};
