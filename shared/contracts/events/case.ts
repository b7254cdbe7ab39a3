// The facts of the case as a whole: one schema per event type `case.<past>`.
import * as z from 'zod';
import { point, slug, taskId, text, ulid } from '../primitives.ts';
import { closingKinds, severities, sources } from '../vocabulary.ts';
import { memberRef } from './actor.ts';
import { evidenceFacts } from './evidence.ts';
import { dispatchedTask } from './task.ts';

/** Where it is: the grid that holds the point and the areas above it; none of them when outside every grid. */
export const place = z.strictObject({
  point,
  address: text(200).optional(),
  /** Ids from the street down to the grid; empty when the point lies outside every grid. */
  areaPath: z.array(slug),
});
export type Place = z.infer<typeof place>;

const minutes = z.int().positive();

export const caseEvents = {
  'case.reported': z.strictObject({
    caseId: ulid,
    number: z.string(),
    configVersion: z.int(),
    source: z.enum(sources),
    category: slug,
    severity: z.enum(severities),
    place,
    text: z.string(),
    solvedOnSpot: z.boolean(),
    reporter: memberRef,
    evidence: evidenceFacts,
    /** Review minutes, or verify minutes when it was solved on the spot. */
    limitMinutes: minutes,
  }),
  'case.corrected': z.strictObject({
    category: slug.optional(),
    severity: z.enum(severities).optional(),
    place: place.optional(),
    text: z.string().optional(),
  }),
  'case.filed': z.strictObject({ note: z.string().optional(), limitMinutes: minutes }),
  'case.dismissed': z.strictObject({ reason: z.string() }),
  'case.dispatched': z.strictObject({
    tasks: z.array(dispatchedTask),
    instruction: z.string().optional(),
    acceptMinutes: minutes,
    handleMinutes: minutes,
  }),
  /** The lead gave the case back: it waits for another dispatch, and the handling clock pauses. */
  'case.returned': z.strictObject({ withdrawn: z.array(taskId), limitMinutes: minutes }),
  'case.resolved': z.strictObject({ limitMinutes: minutes }),
  'case.failed': z.strictObject({
    reason: z.string(),
    tasks: z.array(taskId),
    evidence: evidenceFacts,
    /** Dispatch minutes, when there is no task to work on again (solved on the spot). */
    limitMinutes: minutes.optional(),
  }),
  'case.closed': z.strictObject({
    kind: z.enum(closingKinds),
    note: z.string().optional(),
    withdrawn: z.array(taskId),
    evidence: evidenceFacts,
  }),
  'case.reopened': z.strictObject({ reason: z.string(), limitMinutes: minutes }),
  'case.commented': z.strictObject({ text: z.string() }),
  'case.rated': z.strictObject({ stars: z.int().min(1).max(5), text: z.string().optional() }),
};
