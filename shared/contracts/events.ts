// The facts that a case is made of, and the one door to them: the envelope that puts a fact in its place in the
// case's history. The facts themselves stand by subject in events/. Events are never changed once written, so a
// schema there may gain optional fields and may lose nothing.
import * as z from 'zod';
import { actor } from './events/actor.ts';
import { caseEvents } from './events/case.ts';
import { clockEvents } from './events/clock.ts';
import { evidenceEvents } from './events/evidence.ts';
import { taskEvents } from './events/task.ts';
import { instant, sha256 } from './primitives.ts';

export { actor, type EventActor, type MemberRef, memberRef } from './events/actor.ts';
export { type FiledBy, filedBy, type Place, place } from './events/case.ts';
export type { Automatic, Timing } from './events/clock.ts';
export type { EvidenceFact } from './events/evidence.ts';

const facts = { ...caseEvents, ...taskEvents, ...evidenceEvents, ...clockEvents };

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
