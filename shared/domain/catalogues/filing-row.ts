// One row of a filing standard (立案、处置和结案标准): what is filed, how long handling may take, what closes it.
// How a limit becomes minutes is decided here; working hours and holidays are not known here.

/**
 * Units of handling limits as cities write them (the "standard" column of filing standards).
 * `urgent_*` and `natural_day` run day and night; `work_*` belong to working time.
 */
export type LimitUnit = 'urgent_hour' | 'work_hour' | 'work_day' | 'urgent_day' | 'natural_day';

/**
 * Minutes of one unit. Stage clocks run without a break as long as districts have no calendars, so a work day
 * counts as its eight work hours and a limit of one work day ends eight hours after it began, at night too.
 */
export const minutesPerUnit: Readonly<Record<LimitUnit, number>> = {
  urgent_hour: 60,
  work_hour: 60,
  work_day: 480,
  urgent_day: 1440,
  natural_day: 1440,
};

export interface FilingRow {
  /** 立案条件 */
  readonly condition: string;
  /** 处置时限 */
  readonly limit: { readonly value: number; readonly unit: LimitUnit };
  /** 结案条件 */
  readonly close: string;
}

export const row = (condition: string, value: number, unit: LimitUnit, close: string): FilingRow => ({
  condition,
  limit: { value, unit },
  close,
});

/** Minutes that a limit allows. */
export const limitMinutes = (limit: FilingRow['limit']): number => limit.value * minutesPerUnit[limit.unit];
