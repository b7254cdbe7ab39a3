// Whether a calendar holds together: what no single field of it can say. Run before it is put in force.
import type { Calendar, DepartmentCalendar, WorkingHours } from '#shared/contracts/calendar.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { Issue } from './error.ts';

/** Every fault of the part `calendar`, under its pointer. */
export const calendarIssues = (
  calendar: Calendar,
  departments: ReadonlySet<string>,
  pointer = '/calendar',
): Issue[] => [
  ...ownIssues(calendar, pointer),
  ...Object.entries(calendar.departments).flatMap(([id, own]) => [
    ...(departments.has(id)
      ? []
      : [{ pointer: `${pointer}/departments/${id}`, detail: `names an unknown department “${id}”` }]),
    ...ownIssues(own, `${pointer}/departments/${id}`),
    ...bothIssues({ ...calendar, ...own }, own, `${pointer}/departments/${id}`),
  ]),
  ...bothIssues(calendar, calendar, pointer),
];

const ownIssues = (
  { weekly, holidays = [], workdays = [] }: DepartmentCalendar,
  pointer: string,
): Issue[] => [
  ...(weekly ? weekIssues(weekly, `${pointer}/weekly`) : []),
  ...twice(holidays, `${pointer}/holidays`),
  ...twice(workdays, `${pointer}/workdays`),
  ...workdays.flatMap(({ hours = [] }, at) => hoursIssues(hours, `${pointer}/workdays/${at}/hours`)),
];

function weekIssues(weekly: Calendar['weekly'], pointer: string): Issue[] {
  const worked = weekdays.reduce((sum, day) => sum + minutesOf(weekly[day]), 0);
  const hardly = 'has less than an hour of work a week: a limit in work hours would hardly ever end';
  return [
    ...(worked < leastMinutes ? [{ pointer, detail: hardly }] : []),
    ...weekdays.flatMap((day) => hoursIssues(weekly[day], `${pointer}/${day}`)),
  ];
}

/** A year's limit on an hour a week lasts for a lifetime already. */
const leastMinutes = 60;
const minutesOf = (hours: WorkingHours): number =>
  hours.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0);
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Times of day compare as text: all have two digits of hours and two of minutes. */
function hoursIssues(hours: WorkingHours, pointer: string): Issue[] {
  return hours.flatMap(({ from, to }, at) => {
    if (to <= from) return [{ pointer: `${pointer}/${at}`, detail: `${from}–${to} ends before it begins` }];
    const other = hours.slice(0, at).find((earlier) => earlier.from < to && from < earlier.to);
    return other
      ? [{ pointer: `${pointer}/${at}`, detail: `${from}–${to} overlaps ${other.from}–${other.to}` }]
      : [];
  });
}

function twice(dates: readonly { readonly date: string }[], pointer: string): Issue[] {
  const seen = new Set<string>();
  return dates.flatMap(({ date }, at) => {
    if (seen.has(date)) return [{ pointer: `${pointer}/${at}/date`, detail: `${date} is there twice` }];
    seen.add(date);
    return [];
  });
}

/** Dates that are both off and worked, told once: where the calendar that says so is its own. */
function bothIssues(whole: Calendar, own: DepartmentCalendar, pointer: string): Issue[] {
  if (own.holidays === undefined && own.workdays === undefined) return [];
  const off = new Set(whole.holidays.map(({ date }) => date));
  return whole.workdays.flatMap(({ date }, at) =>
    off.has(date)
      ? [{ pointer: `${pointer}/workdays/${at}/date`, detail: `${date} is a holiday as well` }]
      : [],
  );
}
