// The one place that turns a limit into instants and instants into used time, on a district's working time. Knows
// no case and no clock.
import type { Calendar, DepartmentCalendar, WorkingHours } from '#shared/contracts/calendar.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { type LimitUnit, weekdays } from '#shared/contracts/vocabulary.ts';
import { offsetsBetween } from './time-zone.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** How far the course of a limit is told that runs day and night, and so has no point of its own to end at. */
const aheadMs = 30 * dayMs;

/** Working time made ready: the working intervals of each year are made when first asked for, and kept. */
export interface WorkingTime {
  /** Working milliseconds of one work day. */
  readonly workDayMs: number;
  /** Of a calendar year in UTC. */
  readonly year: (year: number) => WorkingYear;
}

/** The working time of a department that has its own, else the district's. */
export type CalendarFor = (department?: string) => WorkingTime;

/** Working intervals of a year, in order and apart: milliseconds since the epoch, and the working time before each. */
interface WorkingYear {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
}

/** What a clock shows from an instant on: used at an even pace from each point to the next. */
export interface CoursePoint {
  readonly at: string;
  /** Of the limit: 0 when it began, 1 when it is used up. */
  readonly share: number;
}

/**
 * A minute is working time when the wall clock of the zone shows a time within the hours of that day; so an hour
 * that a change of summer time leaves out is not worked, and one that it repeats is worked twice.
 * @param own what a department does otherwise
 * @param timeZone IANA name
 */
export function workingTime(calendar: Calendar, timeZone: string, own: DepartmentCalendar = {}): WorkingTime {
  const { workDayMinutes, ...times } = { ...calendar, ...own };
  const hoursOf = hoursByDay(times);
  const years = new Map<number, WorkingYear>();
  return {
    workDayMs: workDayMinutes * minuteMs,
    year(year) {
      const known = years.get(year) ?? makeYear(year, hoursOf, timeZone);
      years.set(year, known);
      return known;
    },
  };
}

/** The working times of a district and of its departments, each made ready once. */
export function calendarsOf(calendar: Calendar, timeZone: string): CalendarFor {
  const district = workingTime(calendar, timeZone);
  const own = new Map(
    Object.entries(calendar.departments).map(([id, hours]) => [id, workingTime(calendar, timeZone, hours)]),
  );
  return (department) => (department !== undefined && own.get(department)) || district;
}

/** Milliseconds that a limit gives, of working time or of any time as its unit says. */
export function lengthOf({ workDayMs }: WorkingTime, { value, unit }: Limit): number {
  const unitMs: Readonly<Record<LimitUnit, number>> = {
    minute: minuteMs,
    urgent_hour: 60 * minuteMs,
    work_hour: 60 * minuteMs,
    work_day: workDayMs,
    // 24 hours, as filing standards count a natural day (自然日): a change of summer time makes it neither longer
    // nor shorter, and a limit never ends with the day in which it would have hardly begun.
    natural_day: dayMs,
  };
  return Math.round(value * unitMs[unit]);
}

/**
 * The first instant at which a limit is used up.
 * @param from ISO instant since which it runs
 * @param spentMs what of it was used before, in milliseconds of its own kind of time
 */
export const dueAt = (time: WorkingTime, limit: Limit, from: string, spentMs = 0): string =>
  instantAfter(time, limit.unit, from, lengthOf(time, limit) - spentMs);

/** The first instant by which so many milliseconds of the unit's kind of time have passed; `from` when none are left. */
export function instantAfter(time: WorkingTime, unit: LimitUnit, from: string, ms: number): string {
  const start = Date.parse(from);
  if (ms <= 0) return from;
  return new Date(isWorking(unit) ? worked(time, start, ms) : start + ms).toISOString();
}

/** Milliseconds of the unit's kind of time from one instant to another; none when they stand the other way round. */
export function elapsed(time: WorkingTime, unit: LimitUnit, from: string, to: string): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end <= start) return 0;
  return isWorking(unit) ? workedBetween(time, start, end) : end - start;
}

/**
 * How a limit is used around an instant and after it: where its pace changes, at most so many points. Before the last
 * of them every share lies on the line from point to point. It begins where the pace of `at` began, so that asking
 * again a moment later gives the same.
 * @param from ISO instant since which the clock runs, `spentMs` being used by then
 */
export function courseAt(
  time: WorkingTime,
  limit: Limit,
  { from, spentMs, at }: { from: string; spentMs: number; at: string },
  points: number,
): CoursePoint[] {
  const length = lengthOf(time, limit);
  const point = (ms: number, spent: number): CoursePoint => ({
    at: new Date(ms).toISOString(),
    share: Math.round((spent / length) * 1e9) / 1e9,
  });
  const [began, now] = [Date.parse(from), Date.parse(at)];
  if (!isWorking(limit.unit)) {
    const ahead = Math.ceil((now - began + 1) / aheadMs) * aheadMs;
    return [point(began, spentMs), point(began + ahead, spentMs + ahead)];
  }
  const start = Math.max(began, lastChange(time, now));
  let spent = spentMs + workedBetween(time, began, start);
  const course = [point(start, spent)];
  for (const [begin, end] of intervalsFrom(time, start)) {
    if (begin > start) course.push(point(begin, spent));
    spent += end - begin;
    course.push(point(end, spent));
    if (course.length >= points) break;
  }
  return course.slice(0, points);
}

const isWorking = (unit: LimitUnit): boolean => unit === 'work_hour' || unit === 'work_day';
const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

/** Working milliseconds of the year that lie before the instant. */
function workedBefore({ starts, ends, before }: WorkingYear, ms: number): number {
  const at = countUpTo(starts, ms) - 1;
  if (at < 0) return 0;
  return before[at]! + Math.min(ms, ends[at]!) - starts[at]!;
}

function workedBetween(time: WorkingTime, from: number, to: number): number {
  const last = yearOf(to);
  let sum = workedBefore(time.year(last), to);
  for (let year = yearOf(from); year < last; year += 1) sum += time.year(year).total;
  return sum - workedBefore(time.year(yearOf(from)), from);
}

/** Ends because every week has working hours (`calendarFaults`) and dates that differ from the week are finite. */
function worked(time: WorkingTime, from: number, ms: number): number {
  let year = yearOf(from);
  let left = ms + workedBefore(time.year(year), from);
  while (left > time.year(year).total) {
    left -= time.year(year).total;
    year += 1;
  }
  const { starts, before } = time.year(year);
  const at = countBelow(before, left) - 1;
  return starts[at]! + left - before[at]!;
}

/** When the work or the rest of an instant began. */
function lastChange(time: WorkingTime, at: number): number {
  const { starts, ends } = time.year(yearOf(at));
  const last = countUpTo(starts, at) - 1;
  if (last < 0) return Date.UTC(yearOf(at), 0);
  return ends[last]! > at ? starts[last]! : ends[last]!;
}

/** Working intervals that end after the instant, the first one cut at it. */
function* intervalsFrom(time: WorkingTime, from: number): Generator<readonly [begin: number, end: number]> {
  for (let year = yearOf(from); ; year += 1) {
    const { starts, ends } = time.year(year);
    for (let at = Math.max(0, countUpTo(starts, from) - 1); at < starts.length; at += 1) {
      if (ends[at]! > from) yield [Math.max(starts[at]!, from), ends[at]!];
    }
  }
}

/** How many of the ascending numbers are at most the limit. */
const countUpTo = (numbers: readonly number[], limit: number): number => count(numbers, (n) => n <= limit);
const countBelow = (numbers: readonly number[], limit: number): number => count(numbers, (n) => n < limit);

function count(numbers: readonly number[], holds: (n: number) => boolean): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(numbers[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Interval = readonly [from: number, to: number];

/** Working intervals of a local day, in milliseconds of that day, by its number since 1970-01-01, a Thursday. */
export function hoursByDay({ weekly, holidays, workdays }: Omit<Calendar, 'workDayMinutes' | 'departments'>) {
  const week = weekdays.map((day) => intervalsOf(weekly[day]));
  const ordinary = week.find((hours) => hours.length > 0) ?? [];
  const special = new Map<number, readonly Interval[]>([
    ...holidays.map(({ date }) => [dayOf(date), []] as const),
    ...workdays.map(({ date, hours }) => [dayOf(date), hours ? intervalsOf(hours) : ordinary] as const),
  ]);
  return (day: number): readonly Interval[] => special.get(day) ?? week[(((day + 3) % 7) + 7) % 7]!;
}

const dayOf = (date: string): number => Date.parse(date) / dayMs;
const intervalsOf = (hours: WorkingHours): Interval[] =>
  hours.map(({ from, to }): Interval => [ofDay(from), ofDay(to)]).sort(([a], [b]) => a - b);
const ofDay = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMs;

function makeYear(
  year: number,
  hoursOf: (day: number) => readonly Interval[],
  timeZone: string,
): WorkingYear {
  const [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  const offsets = offsetsBetween(timeZone, from, to);
  const intervals: Interval[] = [];
  for (let day = from / dayMs - 1; day <= to / dayMs; day += 1) {
    for (const [begin, end] of hoursOf(day)) {
      for (const { since, until, offset } of offsets) {
        const first = Math.max(day * dayMs + begin - offset, since);
        const last = Math.min(day * dayMs + end - offset, until);
        if (first < last) intervals.push([first, last]);
      }
    }
  }
  return sumUp(joined(intervals.sort(([a], [b]) => a - b)));
}

/** Intervals that touch are one: hours until 24:00 go on at 00:00. */
function joined(intervals: readonly Interval[]): Interval[] {
  const whole: Interval[] = [];
  for (const [from, to] of intervals) {
    const last = whole.at(-1);
    if (last && last[1] === from) whole[whole.length - 1] = [last[0], to];
    else whole.push([from, to]);
  }
  return whole;
}

function sumUp(intervals: readonly Interval[]): WorkingYear {
  const before: number[] = [];
  let total = 0;
  for (const [from, to] of intervals) {
    before.push(total);
    total += to - from;
  }
  return { starts: intervals.map(([from]) => from), ends: intervals.map(([, to]) => to), before, total };
}
