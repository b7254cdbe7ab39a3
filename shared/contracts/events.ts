// The facts that a case is made of: one schema per event type. Events are never changed once written, so a
// schema here may gain optional fields and may lose nothing.
import * as z from 'zod';
import { evidenceCheck } from './evidence.ts';
import { roles } from './permissions.ts';
import { instant, point, sha256, slug, taskId, text, ulid } from './primitives.ts';
import {
  closingKinds,
  evidenceKinds,
  evidenceStates,
  severities,
  sources,
  stages,
  taskRoles,
} from './vocabulary.ts';

export const memberRef = z
  .strictObject({ id: z.string(), name: z.string() })
  .meta({ example: { id: 'officer-1', name: '柳湖网格员' } });
export type MemberRef = z.infer<typeof memberRef>;

/** Who made a fact: a person in a role, or one of the service's own functions. */
export const actor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('member'),
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    department: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('system'), name: z.enum(['clock', 'tasks', 'inspect']) }),
]);
export type EventActor = z.infer<typeof actor>;

/** Where it is: the grid that holds the point and the areas above it; none of them when outside every grid. */
export const place = z.strictObject({
  point,
  address: text(200).optional(),
  /** Ids from the street down to the grid; empty when the point lies outside every grid. */
  areaPath: z.array(slug),
});
export type Place = z.infer<typeof place>;

/** A photo joining the case, with the check's result when that was there first. */
export const evidenceFact = z.strictObject({
  id: ulid,
  kind: z.enum(evidenceKinds),
  state: z.enum(evidenceStates),
  sha256,
});
export type EvidenceFact = z.infer<typeof evidenceFact>;
const evidence = z.array(evidenceFact);

const minutes = z.int().positive();

/** A department's share as the dispatcher laid it down. */
export const dispatchedTask = z.strictObject({ id: taskId, department: slug, role: z.enum(taskRoles) });

const facts = {
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
    evidence,
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
  'task.handed': z.strictObject({ taskId, handler: memberRef }),
  'task.signed_in': z.strictObject({ taskId, handler: memberRef }),
  'task.returned': z.strictObject({ taskId, reason: z.string() }),
  'task.finished': z.strictObject({ taskId, text: z.string(), evidence }),
  /** The lead gave the case back: it waits for another dispatch, and the handling clock pauses. */
  'case.returned': z.strictObject({ withdrawn: z.array(taskId), limitMinutes: minutes }),
  'case.resolved': z.strictObject({ limitMinutes: minutes }),
  'case.failed': z.strictObject({
    reason: z.string(),
    tasks: z.array(taskId),
    evidence,
    /** Dispatch minutes, when there is no task to work on again (solved on the spot). */
    limitMinutes: minutes.optional(),
  }),
  'case.closed': z.strictObject({
    kind: z.enum(closingKinds),
    note: z.string().optional(),
    withdrawn: z.array(taskId),
    evidence,
  }),
  'case.reopened': z.strictObject({ reason: z.string(), limitMinutes: minutes }),
  'case.commented': z.strictObject({ text: z.string() }),
  'case.rated': z.strictObject({ stars: z.int().min(1).max(5), text: z.string().optional() }),
  'evidence.added': z.strictObject({ evidence, note: z.string().optional() }),
  'evidence.accepted': z.strictObject({ id: ulid, check: evidenceCheck }),
  'evidence.rejected': z.strictObject({ id: ulid, check: evidenceCheck }),
  'clock.warned': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
  'clock.overdue': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
};

export type EventType = keyof typeof facts;
export const eventTypes = Object.keys(facts) as EventType[];

/** A decided fact, before it has a place in the case's history. */
export type DecidedEvent = { [T in EventType]: { type: T; data: z.infer<(typeof facts)[T]> } }[EventType];
export type EventData<T extends EventType> = z.infer<(typeof facts)[T]>;

const envelope = {
  /** Place in the case's history, from 1 without gaps. */
  seq: z.int().positive(),
  at: instant,
  by: actor,
  commandId: z.string(),
  /** Hash of the event before, 64 zeros for the first. */
  prevHash: sha256,
  /** SHA-256 of prevHash and the canonical JSON of everything else here (RFC 8785). */
  hash: sha256,
};

/** A fact with its place in the case's history. */
export type CaseEvent = DecidedEvent & { [K in keyof typeof envelope]: z.infer<(typeof envelope)[K]> };

const eventSchemas = eventTypes.map((type) =>
  z.strictObject({ type: z.literal(type), data: facts[type], ...envelope }),
);
type EventSchema = (typeof eventSchemas)[number];

/** Any event as it is stored and shown. */
export const caseEvent = z.discriminatedUnion(
  'type',
  eventSchemas as [EventSchema, ...EventSchema[]],
) as unknown as z.ZodType<CaseEvent>;
