// Comment: words on the timeline, at any time.
import type { CaseRule } from '../action.ts';

export const comment: CaseRule<'comment'> = {
  decide: ({ text }) => [{ type: 'case.commented', data: { text } }],
};
