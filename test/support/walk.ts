// Random walks through the life of a case: people of every post, time, the queue and the photo check act in any
// order, most of them wrongly. It drives the public door of the domain and keeps what happened.
import fc from 'fast-check';
import { type CaseAction, caseActions } from '#shared/contracts/action-table.ts';
import type { CaseEvent, DecidedEvent, EventActor, EvidenceFact } from '#shared/contracts/events.ts';
import {
  actingRole,
  authorOf,
  type Case,
  decide,
  evolve,
  hand,
  judgeEvidence,
  needsOf,
  offeredActions,
  release,
  report,
  stepIsDue,
  tick,
} from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { genesisHash } from '#shared/domain/hash-chain.ts';
import type { Rules } from '#shared/domain/rules.ts';
import { aReport, district, ids, number, type Person, people } from './builders.ts';
import { contextOf, minute, reportContextOf, rules } from './given.ts';
import { inputFor } from './inputs.ts';

export const everybody: readonly Person[] = Object.values(people);
/** The person that a random number points at. */
export const anybody = (who: number): Person => everybody[who % everybody.length] as Person;

/** One step: who does what, with what, how long after the step before. */
export interface Step {
  readonly kind: 'onward' | 'offered' | 'anything' | 'tick' | 'hand' | 'leave' | 'judge';
  readonly who: number;
  readonly what: number;
  readonly wait: number;
}

/** Waits: at once, some minutes, hours, or past the reopening window. */
const waits = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 * 60_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 * 3_600_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 * 3_600_000 }) },
);
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'onward',
    'onward',
    'onward',
    'offered',
    'anything',
    'tick',
    'hand',
    'leave',
    'judge',
  ),
  who: fc.nat(1000),
  what: fc.nat(1000),
  wait: waits,
});
/** How the case begins, and what happens then. */
export const walks = fc.record({
  solvedOnSpot: fc.boolean(),
  category: fc.constantFrom(...district.catalogue.map((category) => category.id)),
  /** The service takes the steps itself that nobody takes in time. */
  automatic: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
});
export type Walk = typeof walks extends fc.Arbitrary<infer W> ? W : never;

/** What is seen after every step, accepted or refused. */
export interface Seen {
  readonly before: Case;
  readonly after: Case;
  readonly events: readonly CaseEvent[];
  readonly now: string;
  readonly step: Step;
  readonly actor: Person;
  readonly refused: DomainError | undefined;
}

/** The same rules where every step is taken that nobody takes in time. */
const byItself: Rules = {
  ...rules,
  limits: { ...rules.limits, automatic: { file: true, dispatch: true, close: true } },
};

/** Photos that the district's people have at hand, every other one checked; those on the case are passed over, so some are always new. */
const photoOf = (index: number): EvidenceFact => ({
  id: `01JD5T5W3Q8Z4M6K2X9V7P${String(index).padStart(4, '0')}`,
  kind: 'after',
  state: index % 2 ? 'accepted' : 'uploaded',
  sha256: index.toString(16).padStart(64, '0'),
});
export const freshPhoto = (subject: Case): EvidenceFact => photoOf(subject.seq);

/** The facts that a person's attempt makes. @throws DomainError when it is refused */
export function attempt(
  action: CaseAction,
  taskId: string | undefined,
  who: number,
  actor: Person,
  subject: Case,
  now: string,
  laidDown: Rules = rules,
): DecidedEvent[] {
  const input = inputFor(action, who, { subject, taskId, photo: freshPhoto(subject).id });
  const { place } = needsOf(action, input, subject, actor);
  const context = contextOf(actor, now, [freshPhoto(subject)], place);
  return decide(action, input, subject, { ...context, rules: laidDown, routing: laidDown });
}

interface Choice {
  readonly actor: Person;
  readonly action: CaseAction;
  readonly taskId?: string | undefined;
}

/** Somebody who can move the case on; `offered`: what this person may do; else anything, which is mostly refused. */
function choice({ kind, what, who }: Step, subject: Case, now: string): Choice {
  const actor = anybody(who);
  const asked = kind === 'onward' ? everybody.map((_, index) => anybody(who + index)) : [actor];
  for (const person of kind === 'anything' ? [] : asked) {
    const offers = offeredActions(subject, { actor: person, now }).filter(
      ({ action }) => kind === 'offered' || (action !== 'comment' && action !== 'add_evidence'),
    );
    const offer = offers[what % offers.length];
    if (offer) return { ...offer, actor: person };
  }
  const action = caseActions[what % caseActions.length]?.action ?? 'comment';
  return { actor, action, taskId: taskAt(subject, what) };
}

const taskAt = (subject: Case, what: number) => subject.tasks[what % subject.tasks.length]?.id ?? 't0-none';

/** What the passing of time does by an instant, as its function asks. */
export function passing(subject: Case, now: string, laidDown: Rules = byItself, suspended = false) {
  const told = { now, rules: laidDown, routing: laidDown, suspended };
  return tick(subject, now, stepIsDue(subject, now) ? told : undefined);
}

function decideStep(step: Step, actor: Person, subject: Case, now: string, laidDown: Rules): DecidedEvent[] {
  const { kind, what, who } = step;
  if (kind === 'tick') return passing(subject, now, laidDown, what % 7 === 0);
  if (kind === 'hand') return hand(subject, taskAt(subject, what), { id: actor.id, name: actor.name });
  if (kind === 'leave') {
    const task = subject.tasks[what % subject.tasks.length];
    return release(subject, taskAt(subject, what), task?.handler?.id ?? actor.id);
  }
  if (kind === 'judge') {
    const photo = subject.evidence[what % subject.evidence.length]?.id ?? photoOf(0).id;
    return judgeEvidence(subject, photo, what % 2 ? 'accepted' : 'rejected', { width: 800, height: 600 });
  }
  const { action, taskId, actor: taker } = choice(step, subject, now);
  return attempt(action, taskId, who, taker, subject, now, laidDown);
}

function stamped(
  facts: readonly DecidedEvent[],
  subject: Case | undefined,
  actor: Person,
  now: string,
): CaseEvent[] {
  const role = (subject && actingRole('comment', subject, { actor })) ?? actor.held[0];
  const by: EventActor = { kind: 'member', id: actor.id, name: actor.name, role: role?.id ?? 'reviewer' };
  const envelope = { at: now, commandId: ids.command, prevHash: genesisHash, hash: genesisHash };
  const from = subject?.seq ?? 0;
  return facts.map(
    (fact, index) => ({ ...fact, ...envelope, by: authorOf(fact, by), seq: from + index + 1 }) as CaseEvent,
  );
}

/** Takes the walk and shows every step to `look`; gives the whole history. */
export function take(
  { solvedOnSpot, category, automatic, steps }: Walk,
  look: (seen: Seen) => void = () => {},
): CaseEvent[] {
  const laidDown = automatic ? byItself : rules;
  const first = { ...photoOf(9999), kind: 'after' as const };
  const input = aReport({ solvedOnSpot, category, evidence: [{ id: first.id, kind: 'after' }] });
  const events = stamped(
    report(input, number, { ...reportContextOf(people.officer, minute(0), [first]), rules: laidDown }),
    undefined,
    people.officer,
    minute(0),
  );
  let subject = events.reduce<Case | undefined>(evolve, undefined) as Case;
  let clock = Date.parse(minute(0));
  for (const step of steps) {
    clock += step.wait;
    const now = new Date(clock).toISOString();
    const actor = anybody(step.who);
    const before = subject;
    let refused: DomainError | undefined;
    try {
      const made = stamped(decideStep(step, actor, subject, now, laidDown), subject, actor, now);
      subject = made.reduce<Case>(evolve, subject);
      events.push(...made);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused = error;
    }
    look({ before, after: subject, events, now, step, actor, refused });
  }
  return events;
}
