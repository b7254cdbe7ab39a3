// File (立案): the report becomes a case that waits for dispatch.
import type { CaseRule } from '../action.ts';

export const file: CaseRule<'file'> = {
  decide: ({ note }, _subject, { rules }) => [
    {
      type: 'case.filed',
      data: { ...(note && { note }), limitMinutes: rules.settings.stageMinutes.dispatch },
    },
  ],
};
