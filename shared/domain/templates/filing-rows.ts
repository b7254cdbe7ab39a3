// Filing standards (立案、处置和结案标准): what is filed, how long handling may take, what closes it.
import type { FilingCondition } from '#shared/contracts/catalogue.ts';
import type { LimitUnit } from '#shared/contracts/vocabulary.ts';
import yuncheng from '../../templates/yuncheng-limits.json' with { type: 'json' };

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
export const filingRowsOf = (code: string): FilingCondition[] =>
  (rows[code] ?? []).map(([when, value, unit, closing], at) => ({
    id: String(at + 1),
    when,
    limit: { value, unit: units[unit] ?? unitMissing(unit) },
    ...(closing !== null && { closing }),
  }));

/** The same; where the city has none, that the matter is there at all, with one work day. */
export function conditionsOf(code: string, name: string): FilingCondition[] {
  const found = filingRowsOf(code);
  return found.length > 0 ? found : [{ id: '1', when: name, limit: { value: 1, unit: 'work_day' } }];
}

function unitMissing(unit: string): never {
  throw new Error(`A filing row has the unknown unit ${unit}`);
}
