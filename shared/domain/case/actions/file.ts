// File (立案): the report becomes a case that waits for dispatch.
import type { CaseRule } from '../action.ts';
import { stageTiming } from '../timing.ts';

export const file: CaseRule<'file'> = {
  decide: ({ note }, _subject, { rules, now }) => [
    {
      type: 'case.filed',
      data: { ...(note && { note }), ...stageTiming(rules, 'dispatch', now) },
    },
  ],
};
