// Filing standards (立案、处置和结案标准): what is filed, how long handling may take, what closes it.
import type { Limit } from '#shared/contracts/limit.ts';
import type { LimitUnit } from '#shared/contracts/vocabulary.ts';
import yuncheng from '../../templates/yuncheng-limits.json' with { type: 'json' };

export interface FilingRow {
  /** 立案条件 */
  readonly condition: string;
  /** 处置时限 */
  readonly limit: Limit;
  /** 结案条件; undefined where the source names none. */
  readonly close: string | undefined;
}

/**
 * Units as filing standards write them. An urgent work day (紧急工作日) is 24 hours that run through nights, weekends and
 * holidays, which is what a natural day is.
 */
const units: Readonly<Record<string, LimitUnit>> = {
  UH: 'urgent_hour',
  WH: 'work_hour',
  WD: 'work_day',
  UD: 'natural_day',
  ND: 'natural_day',
};

const rows = yuncheng.rows as unknown as Readonly<
  Record<string, readonly (readonly [condition: string, value: number, unit: string, close: string | null])[]>
>;

/** The rows of a category in the example standard of Yuncheng, by its code in GB/T 47678.5-2026; none where it has none. */
export const filingRowsOf = (code: string): FilingRow[] =>
  (rows[code] ?? []).map(([condition, value, unit, close]) => ({
    condition,
    limit: { value, unit: units[unit] ?? unitMissing(unit) },
    close: close ?? undefined,
  }));

function unitMissing(unit: string): never {
  throw new Error(`A filing row has the unknown unit ${unit}`);
}

/** The limit of the first row; one work day where the example city has none. */
export const limitOf = (code: string): Limit =>
  filingRowsOf(code)[0]?.limit ?? { value: 1, unit: 'work_day' };
