// The calendar of a new district: office hours, and the public holidays and make-up workdays that have been announced.
import { type Calendar, calendar } from '#shared/contracts/calendar.ts';
import announced from '../../templates/public-holidays.json' with { type: 'json' };

type Day = readonly [date: string, name: string];
const days = (list: readonly (readonly string[])[]) =>
  (list as unknown as readonly Day[]).map(([date, name]) => ({ date, name }));

/**
 * Weekdays 08:00–12:00 and 14:00–18:00, eight hours a work day. Holidays that nobody has announced yet are not in it: of
 * 2027 there is New Year's Day alone, and the calendar's page says so of such a year.
 */
export const officeCalendar: Calendar = calendar.parse({
  holidays: days(announced.holidays),
  workdays: days(announced.workdays),
});
