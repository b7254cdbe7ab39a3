// A year of a calendar, day by day, as somebody looks at it. Says what each day is; when limits end is calendar.ts'.
import type { Calendar, DepartmentCalendar } from '#shared/contracts/calendar.ts';
import { hoursByDay } from './calendar.ts';

const dayMs = 86_400_000;

/** An ordinary day of work or without, a day off by name (节假日), a day worked though the week has it off (调休). */
export type DayKind = 'work' | 'off' | 'holiday' | 'make_up';

export interface CalendarDay {
  /** ISO date of the district. */
  readonly date: string;
  readonly kind: DayKind;
  /** What its holiday or make-up workday is called, where it has a name. */
  readonly name: string | undefined;
  /** Minutes of work by the wall clock. */
  readonly minutes: number;
}

/** Days off that the law gives everybody in a year (全国年节及纪念日放假办法, as of 2025). */
const lawfulHolidays = 13;

/**
 * How many days of holiday are entered when they are fewer than the law gives: the year is not entered whole. On which
 * days they fall, and which weekends are worked for them, the State Council says each year and nobody before.
 */
export function holidaysSoFar(days: readonly CalendarDay[]): { entered: number; lawful: number } | undefined {
  const entered = days.filter(({ kind }) => kind === 'holiday').length;
  return entered < lawfulHolidays ? { entered, lawful: lawfulHolidays } : undefined;
}

/**
 * Every day of a year, from its first to its last.
 * @param own what a department does otherwise
 */
export function daysOfYear(calendar: Calendar, year: number, own: DepartmentCalendar = {}): CalendarDay[] {
  const times = { ...calendar, ...own };
  const hoursOf = hoursByDay(times);
  const off = new Map(times.holidays.map((holiday) => [holiday.date, holiday]));
  const worked = new Map(times.workdays.map((workday) => [workday.date, workday]));
  const first = Date.UTC(year, 0) / dayMs;
  return Array.from({ length: Date.UTC(year + 1, 0) / dayMs - first }, (_, at): CalendarDay => {
    const date = new Date((first + at) * dayMs).toISOString().slice(0, 10);
    const minutes = hoursOf(first + at).reduce((sum, [from, to]) => sum + to - from, 0) / 60_000;
    const special = worked.get(date) ?? off.get(date);
    const ordinary = minutes > 0 ? 'work' : 'off';
    const kind = worked.has(date) ? 'make_up' : off.has(date) ? 'holiday' : ordinary;
    return { date, kind, name: special?.name, minutes };
  });
}
