// The facts of the case as a whole: one schema per event type `case.<past>`.
import * as z from 'zod';
import { answered } from '../answers.ts';
import { standardCode } from '../catalogue.ts';
import { limit } from '../limit.ts';
import { point, slug, taskId, text, ulid } from '../primitives.ts';
import { ruleRef } from '../routing.ts';
import { closingKinds, severities, sources, uncheckedSettings } from '../vocabulary.ts';
import { memberRef } from './actor.ts';
import { automatic, timing } from './clock.ts';
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

/**
 * The row of the filing standard that a case was filed by (立案条件, 处置时限, 结案条件), in its words of that time: what
 * is published later does not change what a case was filed for.
 */
export const filedBy = z.strictObject({
  id: slug,
  when: z.string(),
  limit,
  closing: z.string().optional(),
});
export type FiledBy = z.infer<typeof filedBy>;

/** Of what the service did by itself: the rule of the district that told it to, or the limit that had passed. */
const byRule = { rule: ruleRef.optional() };
const byLimit = { automatic: automatic.optional() };

export const caseEvents = {
  'case.reported': z.strictObject({
    caseId: ulid,
    number: z.string(),
    configVersion: z.int(),
    source: z.enum(sources),
    category: slug,
    /** What the category was called by its standard then. */
    standard: standardCode,
    severity: z.enum(severities),
    place,
    text: z.string(),
    /** To the category's own questions, where it has some. */
    answers: z.array(answered).optional(),
    solvedOnSpot: z.boolean(),
    /** So many photos have to show the result of what was solved on the spot. */
    resultPhotos: z.int().min(1).optional(),
    reporter: memberRef,
    evidence: evidenceFacts,
    /** Of the review, or of the verification when it was solved on the spot. */
    ...timing.shape,
  }),
  'case.corrected': z.strictObject({
    category: slug.optional(),
    /** With another category. */
    standard: standardCode.optional(),
    /** With another category of a case that was filed already. */
    condition: filedBy.optional(),
    severity: z.enum(severities).optional(),
    place: place.optional(),
    text: z.string().optional(),
    /** With another category, of a case that had answers: those that fit its questions too. */
    answers: z.array(answered).optional(),
    /** Of the clock that runs, where the corrected severity has another limit. */
    clock: timing.optional(),
    /** Whose severity it is, where nobody corrected anything. */
    ...byRule,
  }),
  'case.filed': z.strictObject({
    note: z.string().optional(),
    condition: filedBy,
    ...byRule,
    ...byLimit,
    ...timing.shape,
  }),
  'case.dismissed': z.strictObject({ reason: z.string() }),
  'case.dispatched': z.strictObject({
    tasks: z.array(dispatchedTask),
    instruction: z.string().optional(),
    /** So many photos have to show the lead's result. */
    resultPhotos: z.int().min(0),
    ...byRule,
    ...byLimit,
    /** Of the handling clock, which begins or goes on. */
    ...timing.shape,
  }),
  /** The lead gave the case back: it waits for another dispatch, and the handling clock pauses. */
  'case.returned': z.strictObject({ withdrawn: z.array(taskId), ...timing.shape }),
  /** The dispatcher took the whole dispatch back: the dispatch clock goes on, and the handling clock pauses. */
  'case.withdrawn': z.strictObject({
    tasks: z.array(taskId),
    reason: z.string().optional(),
    ...timing.shape,
  }),
  'case.resolved': timing,
  'case.failed': z.strictObject({
    reason: z.string(),
    tasks: z.array(taskId),
    evidence: evidenceFacts,
    /** Of the handling clock, which goes on, or of another dispatch when there is no task to work on again. */
    ...timing.shape,
  }),
  'case.closed': z.strictObject({
    kind: z.enum(closingKinds),
    note: z.string().optional(),
    withdrawn: z.array(taskId),
    evidence: evidenceFacts,
    /** The setting of its category by which nobody had to check it; of sampling with the share that is checked. */
    unchecked: z
      .strictObject({ setting: z.enum(uncheckedSettings), share: z.number().optional() })
      .optional(),
    ...byLimit,
  }),
  'case.reopened': z.strictObject({ reason: z.string(), ...timing.shape }),
  'case.commented': z.strictObject({ text: z.string() }),
  'case.rated': z.strictObject({ stars: z.int().min(1).max(5), text: z.string().optional() }),
};
