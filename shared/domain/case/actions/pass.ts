// Pass (核查通过): the result holds and the case closes, with the kind of closing.
import { attach, type CaseRule } from '../action.ts';
import { proven } from '../proof.ts';
import { fourEyes } from './four-eyes.ts';

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
        // A notified department that never looked has nothing left to look at.
        withdrawn: subject.tasks.filter((task) => task.state === 'assigned').map((task) => task.id),
        evidence: attach(evidence, context.evidence, subject),
      },
    },
  ],
};
