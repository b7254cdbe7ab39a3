// File (立案): the report becomes a case that waits for dispatch; with a rule that says so, not for long. What it is
// filed by says how long handling may take and what closes it.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { firstCondition } from '../../catalogue.ts';
import { DomainError } from '../../error.ts';
import { categoryOf } from '../../rules.ts';
import type { CaseRule } from '../action.ts';
import { withRules } from '../by-rule.ts';
import { arrivalTiming } from '../timing.ts';

export const file: CaseRule<'file'> = {
  needs: () => ({ routing: true }),
  decide({ condition: chosen, note }, subject, context) {
    const { rules, now } = context;
    const category = categoryOf(rules, subject.category);
    const condition =
      chosen === undefined ? firstCondition(category) : category.conditions.find(({ id }) => id === chosen);
    if (!condition) {
      throw new DomainError(
        'case/unknown-condition',
        `“${category.name.zh}” has no filing condition “${chosen}”; it has ${category.conditions.map(({ id }) => id).join(', ')}.`,
      );
    }
    const filed: DecidedEvent = {
      type: 'case.filed',
      data: { ...(note && { note }), condition, ...arrivalTiming(rules, 'dispatch', subject.severity, now) },
    };
    return withRules(filed, subject, context);
  },
};
