// Whether a calendar holds together: what no single field of it can say. Run before it is put in force.
import type { Calendar, DepartmentCalendar, WorkingHours } from '#shared/contracts/calendar.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { Issue } from './error.ts';

/** What is wrong with a calendar, as data: a service says it in English, a console in the language of its reader. */
export type CalendarFault = { readonly pointer: string } & (
  | { readonly fault: 'unknown-department'; readonly department: string }
  | { readonly fault: 'hardly-any-work' }
  | { readonly fault: 'ends-early'; readonly hours: string }
  | { readonly fault: 'overlap'; readonly hours: string; readonly other: string }
  | { readonly fault: 'date-twice' | 'off-and-worked'; readonly date: string }
);

/** Every fault of the part `calendar` as a sentence under its pointer. */
export const calendarIssues = (
  calendar: Calendar,
  departments: ReadonlySet<string>,
  pointer = '/calendar',
): Issue[] =>
  calendarFaults(calendar, departments, pointer).map((found) => ({
    pointer: found.pointer,
    detail: sentenceOf(found),
    ...ruleOf(found),
  }));

function ruleOf(found: CalendarFault): Pick<Issue, 'rule' | 'about'> {
  switch (found.fault) {
    case 'unknown-department':
      return { rule: 'unknown', about: found.department };
    case 'hardly-any-work':
      return { rule: found.fault };
    case 'ends-early':
    case 'overlap':
      return { rule: found.fault, about: found.hours };
    case 'date-twice':
      return { rule: 'twice', about: found.date };
    case 'off-and-worked':
      return { rule: found.fault, about: found.date };
  }
}

function sentenceOf(found: CalendarFault): string {
  switch (found.fault) {
    case 'unknown-department':
      return `names an unknown department “${found.department}”`;
    case 'hardly-any-work':
      return 'has less than an hour of work a week: a limit in work hours would hardly ever end';
    case 'ends-early':
      return `${found.hours} ends before it begins`;
    case 'overlap':
      return `${found.hours} overlaps ${found.other}`;
    case 'date-twice':
      return `${found.date} is there twice`;
    case 'off-and-worked':
      return `${found.date} is a holiday as well`;
  }
}

/** Every fault of a calendar, in the order of its fields. */
export const calendarFaults = (
  calendar: Calendar,
  departments: ReadonlySet<string>,
  pointer = '',
): CalendarFault[] => [
  ...ownFaults(calendar, pointer),
  ...Object.entries(calendar.departments).flatMap(([id, own]): CalendarFault[] => [
    ...(departments.has(id)
      ? []
      : [{ pointer: `${pointer}/departments/${id}`, fault: 'unknown-department', department: id } as const]),
    ...ownFaults(own, `${pointer}/departments/${id}`),
    ...bothFaults({ ...calendar, ...own }, own, `${pointer}/departments/${id}`),
  ]),
  ...bothFaults(calendar, calendar, pointer),
];

const ownFaults = (
  { weekly, holidays = [], workdays = [] }: DepartmentCalendar,
  pointer: string,
): CalendarFault[] => [
  ...(weekly ? weekFaults(weekly, `${pointer}/weekly`) : []),
  ...twice(holidays, `${pointer}/holidays`),
  ...twice(workdays, `${pointer}/workdays`),
  ...workdays.flatMap(({ hours = [] }, at) => hoursFaults(hours, `${pointer}/workdays/${at}/hours`)),
];

function weekFaults(weekly: Calendar['weekly'], pointer: string): CalendarFault[] {
  const worked = weekdays.reduce((sum, day) => sum + minutesOf(weekly[day]), 0);
  return [
    ...(worked < leastMinutes ? [{ pointer, fault: 'hardly-any-work' } as const] : []),
    ...weekdays.flatMap((day) => hoursFaults(weekly[day], `${pointer}/${day}`)),
  ];
}

/** A year's limit on an hour a week lasts for a lifetime already. */
const leastMinutes = 60;
const minutesOf = (hours: WorkingHours): number =>
  hours.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0);
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Times of day compare as text: all have two digits of hours and two of minutes. */
function hoursFaults(hours: WorkingHours, pointer: string): CalendarFault[] {
  return hours.flatMap((stretch, at): CalendarFault[] => {
    const { from, to } = stretch;
    const where = { pointer: `${pointer}/${at}`, hours: written(stretch) };
    if (to <= from) return [{ ...where, fault: 'ends-early' }];
    const other = hours.slice(0, at).find((earlier) => earlier.from < to && from < earlier.to);
    return other ? [{ ...where, fault: 'overlap', other: written(other) }] : [];
  });
}
const written = ({ from, to }: WorkingHours[number]) => `${from}–${to}`;

function twice(dates: readonly { readonly date: string }[], pointer: string): CalendarFault[] {
  const seen = new Set<string>();
  return dates.flatMap(({ date }, at): CalendarFault[] => {
    if (seen.has(date)) return [{ pointer: `${pointer}/${at}/date`, fault: 'date-twice', date }];
    seen.add(date);
    return [];
  });
}

/** Dates that are both off and worked, told once: where the calendar that says so is its own. */
function bothFaults(whole: Calendar, own: DepartmentCalendar, pointer: string): CalendarFault[] {
  if (own.holidays === undefined && own.workdays === undefined) return [];
  const off = new Set(whole.holidays.map(({ date }) => date));
  return whole.workdays.flatMap(({ date }, at): CalendarFault[] =>
    off.has(date) ? [{ pointer: `${pointer}/workdays/${at}/date`, fault: 'off-and-worked', date }] : [],
  );
}
