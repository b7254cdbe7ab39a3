// Correct: what was reported wrong is put right before a department works on it. Clocks go on: a severity that has
// another limit gives it to the clock that runs, which keeps what it has used; a new category's handling time counts
// from the dispatch that follows, and a case that was filed is filed by its first condition. Answers that the new category
// asks for too stay, the others go; what it asks beside them is not asked again, since the reporter is not there.
import type { Timing } from '#shared/contracts/events.ts';
import type { Severity } from '#shared/contracts/vocabulary.ts';
import { stillAnswered } from '../../answers.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { firstCondition, standardOf } from '../../catalogue.ts';
import { sameLimit } from '../../clock.ts';
import { DomainError } from '../../error.ts';
import { categoryToReport, type Rules } from '../../rules.ts';
import type { CaseRule } from '../action.ts';
import type { Case } from '../state.ts';
import { stageLimit, stageTiming } from '../timing.ts';

export const correct: CaseRule<'correct'> = {
  needs: ({ place }) => ({ place }),
  decide({ category, severity, text }, subject, { rules, place, now }) {
    const wanted = { category, severity, text, place };
    const other =
      category === undefined || category === subject.category ? undefined : categoryToReport(rules, category);
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
    const clock = changed.severity && retimed(subject, changed.severity, rules, now);
    return [
      {
        type: 'case.corrected',
        data: {
          ...changed,
          ...(other && { standard: standardOf(other) }),
          ...(other && subject.condition && { condition: firstCondition(other) }),
          ...(other &&
            subject.answers.length > 0 && { answers: stillAnswered(other.questions, subject.answers) }),
          ...(clock && { clock }),
        },
      },
    ];
  },
};

/** The running clock on the limit of another severity, where that has another one. */
export function retimed(subject: Case, severity: Severity, rules: Rules, now: string): Timing | undefined {
  const stage = subject.state === 'reported' ? 'review' : 'dispatch';
  const before = subject.clocks[stage];
  if (!before || sameLimit(before, { limit: stageLimit(rules, stage, severity) })) return undefined;
  const timing = stageTiming(rules, stage, severity, now, before);
  // A step that the service was going to take goes with the limit.
  return { ...timing, ...(before.automaticAt !== undefined && { automaticAt: timing.dueAt }) };
}
