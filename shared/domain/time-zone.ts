// How far the wall clock of a time zone is from UTC, and until when. Nothing of calendars.
import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which the wall clock of a zone stays so many milliseconds ahead of UTC. */
export interface Offset {
  readonly since: number;
  readonly until: number;
  readonly offset: number;
}

/** The stretches of a span of time, in order and without a gap: one where the zone knows no summer time. */
export function offsetsBetween(timeZone: string, from: number, to: number): Offset[] {
  const stretches: Offset[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  while (at.epochMilliseconds < to) {
    const next = at.getTimeZoneTransition('next');
    const until = Math.min(next?.epochMilliseconds ?? to, to);
    stretches.push({ since: at.epochMilliseconds, until, offset: at.offsetNanoseconds / 1e6 });
    if (!next) break;
    at = next;
  }
  return stretches;
}
