// Correct: what was reported wrong is put right before a department works on it. Clocks go on; a new category's
// handling time counts from the dispatch that follows.
import { canonicalJson } from '../../canonical-json.ts';
import { DomainError } from '../../error.ts';
import { categoryOf } from '../../rules.ts';
import type { CaseRule } from '../action.ts';

export const correct: CaseRule<'correct'> = {
  needs: ({ place }) => ({ place }),
  decide({ category, severity, text }, subject, { rules, place }) {
    if (category !== undefined) categoryOf(rules, category);
    const wanted = { category, severity, text, place };
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(
        ([key, value]) =>
          value !== undefined && canonicalJson(value) !== canonicalJson(subject[key as keyof typeof wanted]),
      ),
    ) as Partial<typeof wanted>;
    if (Object.keys(changed).length === 0) {
      throw new DomainError(
        'case/nothing-to-correct',
        'Everything in the correction is as the case already has it.',
      );
    }
    return [{ type: 'case.corrected', data: changed }];
  },
};
