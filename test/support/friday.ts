// A working week laid around the present moment, so that it is Friday 17:40 without anybody touching a clock: a time
// zone in which it is past 17:00 now, hours that end 20 minutes from this minute, two days off, and an office Monday.

import type { Calendar } from '#shared/contracts/calendar.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { FirstDistrict } from '#shared/domain/new-district.ts';
import { allWithin } from './builders.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const office = [
  { from: '08:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
];

export function friday(now = Date.now()) {
  const ahead = 17 - new Date(now).getUTCHours();
  const offset = ahead > 14 ? ahead - 24 : ahead;
  /** The wall clock of the zone, read as if it were UTC. */
  const local = now + offset * hourMs;
  const midnight = local - (local % dayMs);
  const closing = local - (local % minuteMs) + 20 * minuteMs;
  const today = (new Date(local).getUTCDay() + 6) % 7;
  const hoursOf = (after: number) =>
    after === 0
      ? [
          { from: '08:00', to: '12:00' },
          { from: '14:00', to: new Date(closing).toISOString().slice(11, 16) },
        ]
      : after <= 2
        ? []
        : office;
  const weekly = Object.fromEntries(
    weekdays.map((day, index) => [day, hoursOf((index - today + 7) % 7)]),
  ) as Calendar['weekly'];
  const instant = (wallClock: number) => new Date(wallClock - offset * hourMs).toISOString();
  return {
    // Named the other way round: Etc/GMT-8 is eight hours ahead.
    timeZone: offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`,
    calendar: { weekly, holidays: [], workdays: [], workDayMinutes: 480, departments: {} } satisfies Calendar,
    closes: instant(closing),
    mondayOpens: instant(midnight + 3 * dayMs + 8 * hourMs),
    /** `yyyy-mm-dd` of that Monday. */
    monday: new Date(midnight + 3 * dayMs).toISOString().slice(0, 10),
    /** When four work hours end that began today, before closing: about 11:40 on Monday. */
    dueAt: (began: string) =>
      instant(midnight + 3 * dayMs + 12 * hourMs - (closing - (Date.parse(began) + offset * hourMs))),
  };
}

/** A district that lives in that week and gives four work hours to everything. */
export const inFridayWeek = (district: FirstDistrict, { timeZone, calendar }: ReturnType<typeof friday>) => ({
  ...district,
  settings: { ...district.settings, timeZone },
  calendar,
  catalogue: allWithin(district.catalogue, { value: 4, unit: 'work_hour' }),
});
