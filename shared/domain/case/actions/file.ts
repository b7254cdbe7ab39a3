// File (立案): the report becomes a case that waits for dispatch; with a rule that says so, not for long.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { CaseRule } from '../action.ts';
import { withRules } from '../by-rule.ts';
import { stageTiming } from '../timing.ts';

export const file: CaseRule<'file'> = {
  needs: () => ({ routing: true }),
  decide({ note }, subject, context) {
    const { rules, now } = context;
    const filed: DecidedEvent = {
      type: 'case.filed',
      data: { ...(note && { note }), ...stageTiming(rules, 'dispatch', subject.severity, now) },
    };
    return withRules(filed, subject, context);
  },
};
