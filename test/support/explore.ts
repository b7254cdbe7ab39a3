// Every case that people can make of a report, looked at once: all actions by everybody with every kind of input, from
// every state, until nothing new appears. Cases that differ in nothing a transition depends on count as one.
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { CaseState } from '#shared/contracts/vocabulary.ts';
import { type Case, decide, evolve, offeredActions } from '#shared/domain/case/index.ts';
import { currentTasks } from '#shared/domain/case/state.ts';
import { genesisHash } from '#shared/domain/hash-chain.ts';
import { ids, photo, photoId, reported, solvedOnSpot } from './builders.ts';
import { caseOf, contextOf, minute } from './given.ts';
import { inputFor } from './inputs.ts';
import { everybody } from './walk.ts';

export interface Transition {
  readonly action: CaseAction;
  readonly from: CaseState;
  readonly to: CaseState;
}

const variants = Array.from({ length: 8 }, (_, index) => index);
const now = minute(5);

export function explore(): { cases: readonly Case[]; transitions: readonly Transition[] } {
  const ruled = caseOf(reported({ category: 'road-damage' }));
  const unchecked = caseOf(reported({ category: 'leaflets' }));
  const cases = [caseOf(reported()), ruled, unchecked, caseOf(solvedOnSpot())];
  const known = new Set(cases.map(keyOf));
  const transitions = new Map<string, Transition>();
  for (const subject of cases) {
    for (const { action, after } of onward(subject)) {
      const transition = { action, from: subject.state, to: after.state };
      transitions.set(JSON.stringify(transition), transition);
      if (known.has(keyOf(after))) continue;
      known.add(keyOf(after));
      cases.push(after);
    }
  }
  return { cases, transitions: [...transitions.values()] };
}

function* onward(subject: Case): Generator<{ action: CaseAction; after: Case }> {
  const fresh = photo('Z', 'after', 'accepted');
  for (const actor of everybody) {
    for (const { action, taskId } of offeredActions(subject, { actor, now })) {
      for (const variant of variants) {
        const input = inputFor(action, variant, { subject, taskId, photo: photoId('Z') });
        const facts = decide(action, input, subject, contextOf(actor, now, [fresh]));
        yield { action, after: after(subject, facts) };
      }
    }
  }
}

const after = (subject: Case, facts: readonly DecidedEvent[]): Case => {
  const by = { kind: 'member', id: 'x', name: 'x', role: 'reviewer' } as const;
  const envelope = { at: now, by, commandId: ids.command, prevHash: genesisHash, hash: genesisHash };
  // A photo that joined stays at hand for the next step.
  return {
    ...facts.reduce<Case>(
      (head, fact) => evolve(head, { ...fact, ...envelope, seq: head.seq + 1 } as never),
      subject,
    ),
    evidence: [],
  };
};

const keyOf = (subject: Case): string =>
  JSON.stringify([
    subject.state,
    subject.category === 'leaflets',
    subject.dispatchSeq === undefined,
    subject.rating === undefined,
    currentTasks(subject).map(({ role, state }) => [role, state]),
  ]);
