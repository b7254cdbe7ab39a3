// Evidence as it crosses the wire: asking for an upload, committing it, showing it.
import * as z from 'zod';
import { instant, point, sha256, ulid } from './primitives.ts';
import { evidenceKinds, evidenceRejections, evidenceStates, evidenceTypes, limits } from './vocabulary.ts';

/** What the phone says of a photo before it is uploaded; `declared…` is compared with the photo itself later. */
export const evidenceRequest = z.strictObject({
  evidenceId: ulid,
  kind: z.enum(evidenceKinds),
  type: z.enum(evidenceTypes),
  /** Bytes of the file that will be uploaded. */
  size: z.int().min(1).max(limits.evidenceBytes).meta({ example: 482_133 }),
  sha256,
  takenAt: instant.optional(),
  place: point.optional(),
});
export type EvidenceRequest = z.infer<typeof evidenceRequest>;

export const evidenceUpload = z
  .strictObject({
    evidenceId: ulid,
    url: z.string().meta({ example: '/uploads/' }),
    fields: z.record(z.string(), z.string()),
    expiresAt: instant,
  })
  .describe(
    'Send `fields`, then the photo as `file`, as multipart/form-data to `url`, then commit the evidence.',
  );
export type EvidenceUpload = z.infer<typeof evidenceUpload>;

/** Names committed evidence in a command. */
export const evidenceRef = z.strictObject({ id: ulid, kind: z.enum(evidenceKinds) });
export type EvidenceRef = z.infer<typeof evidenceRef>;
export const evidenceRefs = z
  .array(evidenceRef)
  .max(limits.evidencePerCommand)
  .default([])
  .meta({ example: [{ id: '01JD5T5W3Q8Z4M6K2X9V7B1C0F', kind: 'after' }] });

/** What the check found; `reason` when it was rejected. */
export const evidenceCheck = z.strictObject({
  width: z.int().optional(),
  height: z.int().optional(),
  /** Seconds from the declared time to the one in the photo; negative when the photo is older. */
  timeDriftSeconds: z.int().optional(),
  /** Metres between the place in the photo and the declared one. */
  distanceMetres: z.int().optional(),
  reason: z.enum(evidenceRejections).optional(),
});
export type EvidenceCheck = z.infer<typeof evidenceCheck>;

export const evidenceView = z.strictObject({
  id: ulid,
  kind: z.enum(evidenceKinds),
  state: z.enum(evidenceStates),
  sha256,
  size: z.int(),
  takenAt: instant.optional(),
  place: point.optional(),
  addedAt: instant.optional(),
  addedBy: z.string().optional(),
  check: evidenceCheck.optional(),
  /** Links that work for some minutes, once the photo was accepted. */
  urls: z.strictObject({ original: z.string(), preview: z.string(), thumb: z.string() }).optional(),
});
export type EvidenceView = z.infer<typeof evidenceView>;
