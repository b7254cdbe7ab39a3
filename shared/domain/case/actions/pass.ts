// Pass (核查通过): the result holds and the case closes, with the kind of closing.
import { attach, type CaseRule } from '../action.ts';
import { proven } from '../proof.ts';
import type { Case } from '../state.ts';
import { fourEyes } from './four-eyes.ts';

/** A notified department that never looked has nothing left to look at once the case closes. */
export const neverSeen = ({ tasks }: Pick<Case, 'tasks'>): string[] =>
  tasks.filter(({ state }) => state === 'assigned').map(({ id }) => id);

export const pass: CaseRule<'pass'> = {
  guard(subject, situation) {
    fourEyes(subject, situation);
    proven(subject);
  },
  decide: ({ kind, note, evidence }, subject, context) => [
    {
      type: 'case.closed',
      data: {
        kind,
        ...(note && { note }),
        withdrawn: neverSeen(subject),
        evidence: attach(evidence, context.evidence, subject),
      },
    },
  ],
};
