// Cases that close without anybody checking them, where their category allows it: one in so many of those that departments
// finished is drawn to be checked (抽查), and what was solved on the spot may need no check at all. Whatever gives a reason
// to look is left to a person: a photo that is being checked, was rejected or is doubtful, and work that was refused or
// came back.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { categoryOf } from '../rules.ts';
import type { Context } from './action.ts';
import { neverSeen } from './actions/pass.ts';
import { worstDoubts } from './doubts.ts';
import { foresee } from './foresee.ts';
import { proofAsked } from './proof.ts';
import type { Case } from './state.ts';
import { arrivalTiming } from './timing.ts';

type Told = Pick<Context, 'rules' | 'now'>;

/** 32 bits that change altogether with any of the characters: FNV-1a, then the last mixing step of MurmurHash3. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Whether a case is in the sample. The same for the same case whenever it is asked, so that trying again draws nothing anew;
 * by its number, which the service gives: an id is chosen by whoever reports.
 * @param share of cases that are drawn, 0 to 1
 */
export const drawn = (caseNumber: string, share: number): boolean => scattered(caseNumber) / 2 ** 32 < share;

/** The last department is done or gone: the case is resolved, and closes at once where nobody has to check it. */
export function resolve(facts: readonly DecidedEvent[], subject: Case, told: Told): DecidedEvent[] {
  const { rules, now } = told;
  const resolved: DecidedEvent = {
    type: 'case.resolved',
    data: arrivalTiming(rules, 'verify', subject.severity, now),
  };
  const all = [...facts, resolved];
  const after = all.reduce((before, fact) => foresee(before, fact, now), subject);
  const { sampling } = categoryOf(rules, subject.category);
  if (drawn(subject.number, sampling) || !nothingToLookAt(after)) return all;
  return [...all, closedBy({ setting: 'sampling', share: sampling }, after)];
}

/** What was solved on the spot closes with its report, where its category says so. */
export function closeOnTheSpot(reported: DecidedEvent, { rules, now }: Told): DecidedEvent[] {
  const subject = foresee(undefined, reported, now);
  if (!categoryOf(rules, subject.category).closesOnTheSpot || !nothingToLookAt(subject)) return [];
  return [closedBy({ setting: 'closes_on_the_spot' }, subject)];
}

/** Its proof, where one is asked for, is there; no photo is open, bad or doubtful; nobody refused it before. */
function nothingToLookAt(subject: Case): boolean {
  const proof = proofAsked(subject);
  return (
    (proof === undefined || proof === 'shown') &&
    subject.evidence.every(({ state }) => state === 'accepted') &&
    worstDoubts(subject) === undefined &&
    subject.reworks + subject.reopens === 0
  );
}

type Unchecked = Extract<DecidedEvent, { type: 'case.closed' }>['data']['unchecked'];

const closedBy = (unchecked: Unchecked, subject: Case): DecidedEvent => ({
  type: 'case.closed',
  data: { kind: 'solved', withdrawn: neverSeen(subject), evidence: [], unchecked },
});
