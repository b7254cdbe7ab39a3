// Rules and what became of them, in words.
import type { RoutingCondition, RoutingRule } from '#shared/contracts/routing.ts';
import type { Condition, Trial } from '#shared/domain/routing.ts';
import type { DistrictContext } from '../../../data/district.tsx';
import { fieldText } from '../../../i18n/forms.ts';
import { routingText } from '../../../i18n/routing.ts';
import { word } from '../../../i18n/words.ts';

type Names = Pick<DistrictContext, 'categoryName' | 'areaName'>;

/** So many are named; a rule for thirty categories is no sentence. */
const named = 3;

export function sayConditions(when: RoutingCondition, { categoryName, areaName }: Names): string {
  const parts = [
    list(when.categories?.map(categoryName)),
    list(when.areas?.map(areaName)),
    list(when.severities?.map((each) => word(`severity.${each}`))),
    list(when.sources?.map((each) => word(`source.${each}`))),
    list(when.words?.map((each) => routingText('word', { word: each }))),
    when.hours && `${when.hours.from}–${when.hours.to}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : routingText('always');
}

function list(names: readonly string[] | undefined): string | undefined {
  if (!names?.length) return undefined;
  const first = names.slice(0, named).join(routingText('or'));
  return names.length > named ? routingText('and-more', { first, n: names.length }) : first;
}

export const sayCondition = (condition: Condition): string => fieldText(`rule.when.${condition}`);

/** What a rule does without a person; most do nothing. */
export const sayByItself = ({
  severity,
  file,
  dispatch,
}: Pick<RoutingRule, 'severity' | 'file' | 'dispatch'>): string[] => [
  ...(severity ? [routingText('severity', { severity: word(`severity.${severity}`) })] : []),
  ...(file ? [fieldText('rule.file')] : []),
  ...(dispatch ? [fieldText('rule.dispatch')] : []),
];

/** Why a rule decides, or why not. */
export function sayTrial(trial: Trial): string {
  if (trial.outcome !== 'unmet') return routingText(`outcome.${trial.outcome}`);
  return routingText('outcome.unmet', { conditions: trial.unmet.map(sayCondition).join(routingText('and')) });
}
