// Reopen (重开): within the window after closing, back to the dispatcher.
import { reopenHours } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '../../error.ts';
import type { CaseRule } from '../action.ts';
import { stageTiming } from '../timing.ts';

export const reopen: CaseRule<'reopen'> = {
  guard(subject, { now }) {
    const until = Date.parse(subject.closedAt ?? '') + reopenHours * 3_600_000;
    if (Date.parse(now) > until) {
      throw new DomainError(
        'case/reopen-too-late',
        `A case can be reopened within ${reopenHours} hours; report a new one.`,
      );
    }
  },
  decide: ({ reason }, subject, { rules, now }) => [
    { type: 'case.reopened', data: { reason, ...stageTiming(rules, 'dispatch', subject.severity, now) } },
  ],
};
