// How far the wall clock of a time zone is from UTC, until when, and what it shows. Nothing of calendars. The polyfill by functions: its
// classes cannot be shaken, and are 40 KB of a function that starts while somebody waits.
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';

const dayMs = 86_400_000;

/** A stretch of time in which the wall clock of a zone stays so many milliseconds ahead of UTC. */
export interface Offset {
  readonly since: number;
  readonly until: number;
  readonly offset: number;
}

/** The stretches of a span of time, in order and without a gap: one where the zone knows no summer time. */
export function offsetsBetween(timeZone: string, from: number, to: number): Offset[] {
  const stretches: Offset[] = [];
  let at = toZonedDateTimeISO(fromEpochMilliseconds(from), timeZone);
  while (at.epochMilliseconds < to) {
    const next = getTimeZoneTransition(at, 'next');
    const until = Math.min(next?.epochMilliseconds ?? to, to);
    stretches.push({ since: at.epochMilliseconds, until, offset: offsetNanoseconds(at) / 1e6 });
    if (!next) break;
    at = next;
  }
  return stretches;
}

/** What the wall clock of a zone shows at an instant (UTC ISO), such as `2026-11-27T08:05`. */
export function wallAt(timeZone: string, instant: string): string {
  const at = Date.parse(instant);
  const ahead = offsetNanoseconds(toZonedDateTimeISO(fromEpochMilliseconds(at), timeZone)) / 1e6;
  return new Date(at + ahead).toISOString().slice(0, 16);
}

/** The day that it is there, such as `2026-11-27`. */
export const dayAt = (timeZone: string, instant: string): string => wallAt(timeZone, instant).slice(0, 10);

/** Its time of day alone, such as `08:05`. */
export const timeOfDayAt = (timeZone: string, instant: string): string => wallAt(timeZone, instant).slice(11);

/**
 * The instant at which the wall clock of a zone shows a date and time such as `2026-11-27T17:40`; the first of two where
 * a change of summer time repeats it, the same length of time later where one leaves it out.
 * @returns ISO, in UTC
 */
export function instantOfWall(timeZone: string, wall: string): string {
  const shown = Date.parse(`${wall}Z`);
  const around = offsetsBetween(timeZone, shown - dayMs, shown + dayMs);
  const fitting = around.find(
    ({ since, until, offset }) => since <= shown - offset && shown - offset < until,
  );
  // A time that was left out lies in none: as if the clock had not been changed yet.
  return new Date(shown - (fitting ?? around[0]!).offset).toISOString();
}
