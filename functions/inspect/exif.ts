// When and where a photo says it was taken. EXIF is written by the phone and can be edited by anyone, so what is
// read here is noted beside the declared facts and proves nothing.
import type { Point } from '#shared/contracts/primitives.ts';
import type { Image } from './codec.ts';

export interface Taken {
  readonly at?: Date;
  readonly place?: Point;
}

/** @param timeZone IANA name for photos whose time has no offset: the wall clock of the district. */
export function takenFrom(image: Image, timeZone: string): Taken {
  const read = (name: string) => tag(image, name);
  const at = satelliteTime(read) ?? wallTime(read, timeZone);
  const place = position(read);
  return { ...(at && { at }), ...(place && { place }) };
}

type Read = (name: string) => string | undefined;

/** libvips gives a tag as `value (value, type, components, bytes)`. */
function tag(image: Image, name: string): string | undefined {
  if (image.getTypeof(`exif-${name}`) === 0) return undefined;
  return image
    .getString(`exif-${name}`)
    .replace(/ \([^(]*\)\s*$/, '')
    .trim();
}

/** GPS time is UTC and comes from outside the phone. */
function satelliteTime(read: Read): Date | undefined {
  const day = /^(\d{4}):(\d\d):(\d\d)$/.exec(read('ifd3-GPSDateStamp') ?? '');
  const time = rationals(read('ifd3-GPSTimeStamp'));
  if (!day || !time) return undefined;
  const [hours, minutes, seconds] = time;
  const at = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), hours, minutes, seconds);
  return validDate(at);
}

function wallTime(read: Read, timeZone: string): Date | undefined {
  const written = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(read('ifd2-DateTimeOriginal') ?? '');
  if (!written) return undefined;
  const local = `${written[1]}-${written[2]}-${written[3]}T${written[4]}`;
  const offset = /^[+-]\d\d:\d\d$/.exec(read('ifd2-OffsetTimeOriginal') ?? '')?.[0];
  return validDate(Date.parse(local + (offset ?? offsetAt(new Date(`${local}Z`), timeZone))));
}

/** The zone's offset as `+08:00`; around a change of summer time it may be the other one. */
function offsetAt(at: Date, timeZone: string): string {
  if (Number.isNaN(at.getTime())) return 'Z';
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '');
  return name || 'Z';
}

function position(read: Read): Point | undefined {
  const lat = degrees(read('ifd3-GPSLatitude'), read('ifd3-GPSLatitudeRef') === 'S');
  const lng = degrees(read('ifd3-GPSLongitude'), read('ifd3-GPSLongitudeRef') === 'W');
  if (lat === undefined || lng === undefined || Math.abs(lat) > 90 || Math.abs(lng) > 180) return undefined;
  // Phones without a fix write zeros.
  return lat === 0 && lng === 0 ? undefined : { lng, lat };
}

function degrees(text: string | undefined, negative: boolean): number | undefined {
  const parts = rationals(text);
  if (!parts) return undefined;
  const value = parts[0] + parts[1] / 60 + parts[2] / 3600;
  return negative ? -value : value;
}

/** Three rationals, as in `35/1 32/1 3264/100`. */
function rationals(text: string | undefined): [number, number, number] | undefined {
  const numbers = (text ?? '').split(' ').map((part) => {
    const [above, below = '1'] = part.split('/');
    return Number(above) / Number(below);
  });
  const [a, b, c] = numbers;
  const whole = numbers.length === 3 && numbers.every(Number.isFinite);
  return whole ? [a!, b!, c!] : undefined;
}

const validDate = (ms: number): Date | undefined => (Number.isFinite(ms) ? new Date(ms) : undefined);
