// Months by which cases are listed, such as `202611`. UTC months: a case of the first hours of a month in the district's
// zone is looked for one month on as well.

/** The month of an instant in ISO 8601. */
export const monthOf = (instant: string): string => instant.slice(0, 7).replace('-', '');
export const monthBefore = (month: string): string => shift(month, -1);
export const monthAfter = (month: string): string => shift(month, 1);
const shift = (month: string, by: number) =>
  monthOf(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1 + by)).toISOString());
