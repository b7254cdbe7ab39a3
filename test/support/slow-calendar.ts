// The calendar said as slowly as can be: minute by minute, each asked of Intl what the wall clock shows. It shares
// nothing with the product's arithmetic, so that agreeing with it means something.
import type { Calendar } from '#shared/contracts/calendar.ts';

const minuteMs = 60_000;
const isoWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Whether the minute that begins at the instant is working time. */
export function slowCalendar(calendar: Calendar, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const isWorked = (ms: number): boolean => {
    const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    const time = `${part.hour}:${part.minute}`;
    if (calendar.holidays.some((holiday) => holiday.date === date)) return false;
    const special = calendar.workdays.find((workday) => workday.date === date);
    const ordinary = names.map((name) => calendar.weekly[name]).find((hours) => hours.length > 0) ?? [];
    const weekday = names[isoWeekdays.indexOf(part.weekday ?? '')] ?? 'monday';
    const hours = special ? (special.hours ?? ordinary) : calendar.weekly[weekday];
    return hours.some(({ from, to }) => from <= time && time < to);
  };
  return {
    /** The end of the minute in which the last of so many working minutes was spent. */
    dueAt(from: string, minutes: number): string {
      let at = Date.parse(from);
      for (let left = minutes; left > 0; at += minuteMs) if (isWorked(at)) left -= 1;
      return new Date(at).toISOString();
    },
    elapsedMinutes(from: string, to: string): number {
      let sum = 0;
      for (let at = Date.parse(from); at < Date.parse(to); at += minuteMs) if (isWorked(at)) sum += 1;
      return sum;
    },
  };
}
