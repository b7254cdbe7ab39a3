// Dismiss (不予立案): the report ends here, with a reason that its reporter sees.
import type { CaseRule } from '../action.ts';

export const dismiss: CaseRule<'dismiss'> = {
  decide: ({ reason }) => [{ type: 'case.dismissed', data: { reason } }],
};
