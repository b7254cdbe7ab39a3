// Specifications of the case: given facts, when somebody acts, then facts or a refusal. Time is fixed: the facts of
// the past happen a minute apart from 08:00, the action a minute after the last, unless `at` says otherwise.
import { expect } from 'vitest';
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionInput, PlaceInput } from '#shared/contracts/case-actions.ts';
import type { CaseEvent, DecidedEvent, EvidenceFact } from '#shared/contracts/events.ts';
import type { ProblemCode } from '#shared/contracts/problems.ts';
import { problemsOf, type Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { areaIndex, locate } from '#shared/domain/areas.ts';
import { type Case, type Context, decide, evolve, needsOf } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { genesisHash } from '#shared/domain/hash-chain.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import { aReport, district, drawnAreas, ids, type Person, people } from './builders.ts';
import { shapesOf } from './drawn-areas.ts';

const start = Date.parse('2026-11-21T08:00:00.000Z');
/** The instant so many minutes after 08:00. */
export const minute = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

/** Of two kinds of cases the district's rules take care by themselves: once they are reported, or once they are filed. */
const byThemselves = (id: string, file: boolean): RoutingRule => ({
  id,
  name: { zh: id, en: id },
  when: { categories: [id] },
  lead: 'lighting',
  assist: ['police'],
  notify: [],
  file,
  dispatch: true,
});
export const rules: Rules = rulesOf(1, {
  ...district,
  routing: [byThemselves('gas-leak', true), byThemselves('road-damage', false)],
});
const areas = areaIndex(district.areas, shapesOf(drawnAreas));

interface PastFact {
  readonly fact: DecidedEvent;
  readonly minutes: number;
}
export type Past = DecidedEvent | PastFact;
/** A fact at so many minutes after 08:00. */
export const at = (minutes: number, fact: DecidedEvent): PastFact => ({ fact, minutes });

const by = { kind: 'member', id: 'officer', name: 'officer', role: 'grid_officer' } as const;

/** The events of a history, each a minute after the one before or at its own minute. */
export function history(past: readonly Past[]): CaseEvent[] {
  let minutes = -1;
  return past.map((entry, index) => {
    const { fact, minutes: own } = 'fact' in entry ? entry : { fact: entry, minutes: minutes + 1 };
    minutes = own;
    const envelope = { commandId: ids.command, prevHash: genesisHash, hash: genesisHash };
    return { ...timed(fact, minute(own)), seq: index + 1, at: minute(own), by, ...envelope } as CaseEvent;
  });
}

/** The fact with the instants of its clocks, which builders count in minutes from the fact's own time. */
export function timed<T extends DecidedEvent>(fact: T, at: string): T {
  const text = JSON.stringify(fact).replace(/"(-?[\d.]+) minutes on"/g, (_, count) =>
    JSON.stringify(new Date(Date.parse(at) + Number(count) * 60_000).toISOString()),
  );
  return JSON.parse(text) as T;
}

const headOf = (events: readonly CaseEvent[]): Case =>
  events.reduce<Case | undefined>(evolve, undefined) as Case;

/** The case that a history makes. */
export const caseOf = (...past: Past[]): Case => headOf(history(past));

/** As the functions make it; `place` is what the rule needs found in the areas. */
export const contextOf = (
  actor: Person,
  now: string,
  photos: readonly EvidenceFact[] = [],
  place?: PlaceInput,
): Context => ({
  now,
  actor,
  rules,
  evidence: new Map(photos.map((photo) => [photo.id, photo])),
  colleagues: new Map(Object.values(people).map((person) => [person.id, person])),
  routing: rules,
  ...(place && { place: locate(areas, place, now.slice(0, 10)) }),
});

/** For a report, which always has a place. */
export const reportContextOf = (
  actor: Person,
  now: string,
  photos: readonly EvidenceFact[] = [],
  place: PlaceInput = aReport().place,
) => ({ ...contextOf(actor, now, photos), routing: rules, place: locate(areas, place, now.slice(0, 10)) });

/** Runs something that has to be refused and gives the code; what is not a refusal fails. */
export function refusal(action: () => unknown): ProblemCode | 'not refused' {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'not refused';
}

interface Outcome {
  /** Exactly these facts, in this order. */
  thenHappens(...facts: DecidedEvent[]): void;
  thenRefused(code: ProblemCode): void;
  /** The same action at another minute. */
  at(minutes: number): Outcome;
  /** The same action with these photos uploaded and committed for the case. */
  withPhotos(...photos: EvidenceFact[]): Outcome;
}

/** The problems that the contract of the action's route names. */
const answersOf = (action: CaseAction): readonly ProblemCode[] =>
  (routes as readonly Route[]).filter((route) => route.id === `case.${action}`).flatMap(problemsOf);

function outcome(
  action: CaseAction,
  run: (now: string, photos: readonly EvidenceFact[]) => DecidedEvent[],
  now: string,
  photos: readonly EvidenceFact[],
): Outcome {
  return {
    thenHappens: (...facts) => expect(run(now, photos)).toEqual(facts.map((fact) => timed(fact, now))),
    thenRefused: (code) => {
      expect(refusal(() => run(now, photos))).toBe(code);
      expect(answersOf(action), `what the route of ${action} declares`).toContain(code);
    },
    at: (minutes) => outcome(action, run, minute(minutes), photos),
    withPhotos: (...more) => outcome(action, run, now, more),
  };
}

export function given(...past: Past[]) {
  const events = history(past);
  const subject = headOf(events);
  const next = new Date(Date.parse(events.at(-1)?.at ?? '') + 60_000).toISOString();
  return {
    when: <A extends CaseAction>(action: A, input: ActionInput<A>, actor: Person): Outcome =>
      outcome(
        action,
        (now, photos) =>
          decide(
            action,
            input,
            subject,
            contextOf(actor, now, photos, needsOf(action, input, subject, actor).place),
          ),
        next,
        [],
      ),
  };
}
