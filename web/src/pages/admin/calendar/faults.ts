// What is wrong with a calendar that somebody is editing, in their language, at the field that it belongs to.
import type { Calendar } from '#shared/contracts/calendar.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import { type CalendarFault, calendarFaults } from '#shared/domain/calendar-check.ts';
import { calendarText } from '../../../i18n/calendar.ts';

/** Under the name of the calendar's field: every fault of it, one after the other. */
export function saidByField(
  calendar: Calendar,
  departmentName: (id: string) => string,
  departments: ReadonlySet<string>,
): ProblemIssue[] {
  const said = new Map<string, string[]>();
  for (const found of calendarFaults(calendar, departments)) {
    const field = `/${found.pointer.split('/')[1]}`;
    said.set(field, [...(said.get(field) ?? []), sayFault(found, departmentName)]);
  }
  return [...said].map(([pointer, all]) => ({ pointer, detail: all.join(' ') }));
}

export function sayFault(found: CalendarFault, departmentName: (id: string) => string): string {
  const path = found.pointer.split('/').slice(1);
  const own = path[0] === 'departments' && found.fault !== 'unknown-department' ? path[1] : undefined;
  const day = weekdays.find((each) => path.includes(each));
  const text = `${day ? `${calendarText(`day.${day}`)} ` : ''}${sentence(found)}`;
  return own === undefined
    ? text
    : calendarText('fault.below-department', { department: departmentName(own), fault: text });
}

function sentence(found: CalendarFault): string {
  switch (found.fault) {
    case 'unknown-department':
      return calendarText('fault.unknown-department', { department: found.department });
    case 'hardly-any-work':
      return calendarText('fault.hardly-any-work');
    case 'ends-early':
      return calendarText('fault.ends-early', { hours: found.hours });
    case 'overlap':
      return calendarText('fault.overlap', { hours: found.hours, other: found.other });
    case 'date-twice':
    case 'off-and-worked':
      return calendarText(`fault.${found.fault}`, { date: found.date });
  }
}
