// Which limits two versions of the stages do not have alike, in words: a line for each.
import type { Limit } from '#shared/contracts/limit.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { severities, stages } from '#shared/contracts/vocabulary.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { formatLimit } from '../../../i18n/format.ts';
import { limitsText } from '../../../i18n/limits.ts';
import { word } from '../../../i18n/words.ts';
import type { Line } from '../register/Changes.tsx';

type Stages = StageLimits['stages'];
interface Cell {
  readonly field: string;
  readonly of: (all: Stages) => Limit | undefined;
}

export function stageChanges(before: Stages | undefined, after: Stages): Line[] {
  const cells: Cell[] = stages.flatMap((stage): Cell[] => [
    {
      field: word(`stage.${stage}`),
      of: (all: Stages) => baseOf(all, stage),
    },
    ...severities.map((severity) => ({
      field: limitsText('cell', { stage: word(`stage.${stage}`), whose: word(`severity.${severity}`) }),
      of: (all: Stages) => all[stage].severities[severity],
    })),
  ]);
  return cells.flatMap(({ field, of }) => {
    const [was, becomes] = [before && of(before), of(after)];
    if (canonicalJson(was ?? null) === canonicalJson(becomes ?? null)) return [];
    return [{ field, before: said(was), after: said(becomes) }];
  });
}

/** The limit for every case; handling has none of its own. */
export const baseOf = (all: Stages, stage: keyof Stages): Limit | undefined => {
  const row = all[stage];
  return 'base' in row ? row.base : undefined;
};

const said = (limit: Limit | undefined): string => (limit ? formatLimit(limit) : '—');
