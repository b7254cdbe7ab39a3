// Dates of a calendar as people name them: a holiday of seven days is one line, not seven. Pure.

export interface NamedDate {
  readonly date: string;
  readonly name?: string | undefined;
}

/** Days in a row with one name, and what stands of each. */
export interface Run<D extends NamedDate> {
  readonly name: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly dates: readonly D[];
}

const dayMs = 86_400_000;
const dayAfter = (date: string) => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);

export const inOrder = <D extends NamedDate>(dates: readonly D[]): D[] =>
  [...dates].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));

/** In the order of time; a date that stands twice is two runs, so that one of them can be taken away. */
export function runsOf<D extends NamedDate>(dates: readonly D[]): Run<D>[] {
  const runs: Run<D>[] = [];
  for (const each of inOrder(dates)) {
    const last = runs.at(-1);
    const goesOn = last && last.name === each.name && dayAfter(last.to) === each.date;
    if (goesOn) runs[runs.length - 1] = { ...last, to: each.date, dates: [...last.dates, each] };
    else runs.push({ name: each.name, from: each.date, to: each.date, dates: [each] });
  }
  return runs;
}

/** Every date from one to the other, both included; none when they stand the other way round. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = dayAfter(date)) dates.push(date);
  return dates;
}
