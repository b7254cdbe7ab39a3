// One row of a filing standard (立案、处置和结案标准): what is filed, how long handling may take, what closes it.
import type { Limit } from '#shared/contracts/limit.ts';
import type { LimitUnit } from '#shared/contracts/vocabulary.ts';

/**
 * Units as filing standards write them. They are those of limits, with one word more: an urgent work day (紧急工作日)
 * is 24 hours that run through nights, weekends and holidays, which is what a natural day is.
 */
type FilingUnit = LimitUnit | 'urgent_day';

export interface FilingRow {
  /** 立案条件 */
  readonly condition: string;
  /** 处置时限 */
  readonly limit: Limit;
  /** 结案条件 */
  readonly close: string;
}

export const row = (condition: string, value: number, unit: FilingUnit, close: string): FilingRow => ({
  condition,
  limit: { value, unit: unit === 'urgent_day' ? 'natural_day' : unit },
  close,
});
