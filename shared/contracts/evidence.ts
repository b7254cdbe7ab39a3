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
  /** When and where the camera says that it was taken: written by the phone, and anyone can edit it. */
  takenAt: instant.optional(),
  place: point.optional(),
  reason: z.enum(evidenceRejections).optional(),
  /** What is kept of it takes so many bytes: the photo with its pictures. */
  bytes: z.int().optional(),
});
export type EvidenceCheck = z.infer<typeof evidenceCheck>;

/** The case that a file was on before any other. */
export const seenIn = z.strictObject({ caseId: ulid, number: z.string() });
export type SeenIn = z.infer<typeof seenIn>;

/** What speaks against a photo showing this place at this time; a photo without doubts has none of it. */
export const photoDoubts = z.strictObject({
  takenSecondsBefore: z
    .int()
    .optional()
    .describe('By its camera it was taken so long before it joined the case.'),
  takenSecondsAfter: z
    .int()
    .optional()
    .describe('Its camera is so far ahead of the time at which it joined.'),
  metresAway: z.int().optional().describe('By its camera it was taken so far from the case.'),
  seenIn: seenIn.optional(),
  repeats: z.literal(true).optional().describe('A photo of the result that the case had before.'),
  beforeWork: z.literal(true).optional().describe('A photo of the result that is older than the work.'),
});
export type PhotoDoubts = z.infer<typeof photoDoubts>;

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
  doubts: photoDoubts.optional(),
  /** Links that work for some minutes, once the photo was accepted. */
  urls: z.strictObject({ original: z.string(), preview: z.string(), thumb: z.string() }).optional(),
});
export type EvidenceView = z.infer<typeof evidenceView>;
