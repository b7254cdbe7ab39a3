// What a camera wrote into a photo: when and where it was taken, and how the picture lies. EXIF is written by the
// phone and can be edited by anyone, so what is read here proves nothing by itself. The one reader of it: browser and
// service say the same of the same bytes. Everything odd counts as absent; nothing here throws, whatever the bytes.
import type { Point } from '#shared/contracts/primitives.ts';

export interface CameraFacts {
  /** Local wall clock, `2026-11-21T16:30:05`. */
  readonly wallTime?: string;
  /** Of the wall clock, `+08:00`, where the camera said so. */
  readonly offset?: string;
  /** UTC, `2026-11-21T08:30:05.000Z`: from the satellites, not from the clock of the phone. */
  readonly satelliteTime?: string;
  /** WGS 84. */
  readonly place?: Point;
}

const tags = {
  orientation: 0x0112,
  exif: 0x8769,
  gps: 0x8825,
  original: 0x9003,
  offset: 0x9011,
  latRef: 1,
  lat: 2,
  lngRef: 3,
  lng: 4,
  time: 7,
  date: 29,
} as const;
/** Bytes of a value by EXIF's type numbers: ascii, short, long and rational are read here. */
const sizes: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 5: 8 };
/** No text that is read here is longer; what claims to be is not copied. */
const longestText = 64;

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Offset of the value in the block. */
  readonly at: number;
}
type Directory = ReadonlyMap<number, Entry>;

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
  readonly root: Directory;
}

/** A block in one of the two byte orders; undefined for anything else. */
function open(block: Uint8Array): Tiff | undefined {
  if (block.length < 8) return undefined;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  return { view, little, root: directory(view, little, view.getUint32(4, little)) };
}

/** Entries whose values lie inside the block, at most as many as there is room for. */
function directory(view: DataView, little: boolean, start: number): Directory {
  const entries = new Map<number, Entry>();
  const length = view.byteLength;
  if (start + 2 > length) return entries;
  const count = Math.min(view.getUint16(start, little), Math.floor((length - start - 2) / 12));
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12;
    const type = view.getUint16(at + 2, little);
    const values = view.getUint32(at + 4, little);
    const bytes = (sizes[type] ?? 0) * values;
    const value = bytes <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (bytes > 0 && value + bytes <= length) {
      entries.set(view.getUint16(at, little), { type, count: values, at: value });
    }
  }
  return entries;
}

function below({ view, little, root }: Tiff, tag: number): Directory {
  const entry = root.get(tag);
  return entry?.type === 4 ? directory(view, little, view.getUint32(entry.at, little)) : new Map();
}

function text({ view }: Tiff, entry: Entry | undefined): string {
  if (entry?.type !== 2 || entry.count > longestText) return '';
  const codes = Array.from({ length: entry.count }, (_, index) => view.getUint8(entry.at + index));
  return String.fromCharCode(...codes)
    .replace(/\0.*$/s, '')
    .trim();
}

/** Three rationals, as degrees or a time of day are written; undefined when any of them is none. */
function triple({ view, little }: Tiff, entry: Entry | undefined): [number, number, number] | undefined {
  if (entry?.type !== 5 || entry.count !== 3) return undefined;
  const part = (index: number) =>
    view.getUint32(entry.at + index * 8, little) / view.getUint32(entry.at + index * 8 + 4, little);
  const parts: [number, number, number] = [part(0), part(1), part(2)];
  return parts.every(Number.isFinite) ? parts : undefined;
}

/** What the block of {@link readContainer} says of when and where the photo was taken. */
export function readExif(block: Uint8Array | undefined): CameraFacts {
  const tiff = block && open(block);
  if (!tiff) return {};
  const exif = below(tiff, tags.exif);
  const gps = below(tiff, tags.gps);
  const wallTime = wallTimeOf(text(tiff, exif.get(tags.original)));
  const offset = /^[+-](0\d|1[0-4]):[0-5]\d$/.exec(text(tiff, exif.get(tags.offset)))?.[0];
  const satelliteTime = satelliteTimeOf(text(tiff, gps.get(tags.date)), triple(tiff, gps.get(tags.time)));
  const place = placeOf(tiff, gps);
  return {
    ...(wallTime && { wallTime, ...(offset && { offset }) }),
    ...(satelliteTime && { satelliteTime }),
    ...(place && { place }),
  };
}

/** `2026:11:21 16:30:05` as ISO has it; zeros and days that no month has are no time. */
function wallTimeOf(written: string): string | undefined {
  const [, year, month, day, clock] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(written) ?? [];
  return existing(`${year}-${month}-${day}T${clock}`);
}

function satelliteTimeOf(
  day: string,
  time: readonly [number, number, number] | undefined,
): string | undefined {
  const [, year, month, date] = /^(\d{4}):(\d\d):(\d\d)$/.exec(day) ?? [];
  if (!time) return undefined;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const found = existing(`${year}-${month}-${date}T${time.map(two).join(':')}`);
  return found && `${found}.000Z`;
}

function existing(local: string): string | undefined {
  const at = Date.parse(`${local}Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(local) ? local : undefined;
}

function placeOf(tiff: Tiff, gps: Directory): Point | undefined {
  const degrees = (tag: number, ref: number, negative: string) => {
    const [whole, minutes, seconds] = triple(tiff, gps.get(tag)) ?? [Number.NaN, 0, 0];
    const value = whole + minutes / 60 + seconds / 3600;
    return text(tiff, gps.get(ref)) === negative ? -value : value;
  };
  const lat = degrees(tags.lat, tags.latRef, 'S');
  const lng = degrees(tags.lng, tags.lngRef, 'W');
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return undefined;
  // Phones without a fix write zeros.
  return lat === 0 && lng === 0 ? undefined : { lng, lat };
}

/**
 * The instant at which the camera says the photo was taken: by the satellites, else by its clock.
 * @param timeZone IANA name, for a wall clock without an offset: the district's, wherever this runs
 */
export function takenAt(facts: CameraFacts, timeZone: string): Date | undefined {
  if (facts.satelliteTime) return new Date(facts.satelliteTime);
  if (!facts.wallTime) return undefined;
  if (facts.offset) return new Date(facts.wallTime + facts.offset);
  const wall = Date.parse(`${facts.wallTime}Z`);
  // The zone's offset is known by the instant, which is known by the offset: twice is enough but for the hour that
  // a change of summer time repeats.
  const first = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(first, timeZone));
}

/** Milliseconds that clocks in the zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A copy of the block that says the picture lies upright: for pixels that were turned already. */
export function uprightCopy(block: Uint8Array): Uint8Array {
  const copy = block.slice();
  const tiff = open(copy);
  const orientation = tiff?.root.get(tags.orientation);
  if (tiff && orientation?.type === 3) tiff.view.setUint16(orientation.at, 1, tiff.little);
  return copy;
}
