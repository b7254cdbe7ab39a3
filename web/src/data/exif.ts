// The little of EXIF that evidence needs: when and where a JPEG was taken, and carrying that over to the smaller
// copy, which a canvas writes without it. Reads the first APP1 segment only; everything odd counts as absent.
import type { Point } from '#shared/contracts/primitives.ts';

export interface Taken {
  /** Local wall-clock time as the camera wrote it, `2026:11:21 16:30:00`, with its offset when it said one. */
  at: Date | undefined;
  place: Point | undefined;
}

const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0];
const tag = { orientation: 0x0112, exifIfd: 0x8769, gpsIfd: 0x8825, original: 0x9003, offset: 0x9011 };
const gps = { latRef: 1, lat: 2, lngRef: 3, lng: 4 };
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Where the EXIF segment lies in a JPEG, its four marker and length bytes included. */
function exifSegment(bytes: Uint8Array): { start: number; end: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 10 < bytes.length) {
    const marker = view.getUint16(at);
    // After start-of-scan come pixels; anything but a marker is not a JPEG we know.
    if (marker === 0xffda || marker >> 8 !== 0xff) return undefined;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === 0xffe1 && end <= bytes.length && exifMark.every((byte, i) => bytes[at + 4 + i] === byte)) {
      return { start: at, end };
    }
    at = end;
  }
  return undefined;
}

interface Entry {
  type: number;
  count: number;
  /** Offset of the value in the TIFF block. */
  value: number;
}

/** The TIFF block of a segment: two byte orders, directories of twelve-byte entries. */
function tiffReader(view: DataView) {
  const little = view.getUint16(0) === 0x4949;
  const u16 = (at: number) => view.getUint16(at, little);
  const u32 = (at: number) => view.getUint32(at, little);
  const directory = (start: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>();
    for (let i = 0; i < u16(start); i += 1) {
      const at = start + 2 + i * 12;
      const type = u16(at + 2);
      const count = u32(at + 4);
      const inline = (typeSizes[type] ?? 1) * count <= 4;
      entries.set(u16(at), { type, count, value: inline ? at + 8 : u32(at + 8) });
    }
    return entries;
  };
  const ascii = (entry: Entry | undefined): string | undefined => {
    if (!entry) return undefined;
    const codes = Array.from({ length: entry.count }, (_, i) => view.getUint8(entry.value + i));
    return String.fromCharCode(...codes.filter((code) => code !== 0));
  };
  const degrees = (entry: Entry | undefined): number | undefined => {
    if (entry?.count !== 3) return undefined;
    const part = (i: number) => u32(entry.value + i * 8) / u32(entry.value + i * 8 + 4);
    return part(0) + part(1) / 60 + part(2) / 3600;
  };
  const root = directory(u32(4));
  const below = (id: number) => {
    const entry = root.get(id);
    return entry ? directory(u32(entry.value)) : new Map<number, Entry>();
  };
  return {
    root,
    below,
    ascii,
    degrees,
    setU16: (at: number, value: number) => view.setUint16(at, value, little),
  };
}

const tiffOf = (bytes: Uint8Array, segment: { start: number; end: number }) =>
  tiffReader(
    new DataView(bytes.buffer, bytes.byteOffset + segment.start + 10, segment.end - segment.start - 10),
  );

/** When and where the photo was taken, as far as the camera said. Never throws. */
export function readTaken(bytes: Uint8Array): Taken {
  try {
    const segment = exifSegment(bytes);
    if (!segment) return { at: undefined, place: undefined };
    const tiff = tiffOf(bytes, segment);
    const exif = tiff.below(tag.exifIfd);
    return {
      at: dateOf(tiff.ascii(exif.get(tag.original)), tiff.ascii(exif.get(tag.offset))),
      place: placeOf(tiff),
    };
  } catch {
    return { at: undefined, place: undefined };
  }
}

function dateOf(written: string | undefined, offset: string | undefined): Date | undefined {
  const parts = written?.match(/^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/);
  if (!parts) return undefined;
  const zone = offset && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : '';
  const date = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function placeOf(tiff: ReturnType<typeof tiffReader>): Point | undefined {
  const entries = tiff.below(tag.gpsIfd);
  const lat = tiff.degrees(entries.get(gps.lat));
  const lng = tiff.degrees(entries.get(gps.lng));
  if (lat === undefined || lng === undefined || !Number.isFinite(lat + lng)) return undefined;
  const south = tiff.ascii(entries.get(gps.latRef)) === 'S' ? -1 : 1;
  const west = tiff.ascii(entries.get(gps.lngRef)) === 'W' ? -1 : 1;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lng: west * lng, lat: south * lat } : undefined;
}

/**
 * The smaller JPEG with the original's EXIF put in, so that the service can still compare time and place. The
 * orientation is set to upright, since the canvas has turned the pixels already.
 */
export function carryExif(original: Uint8Array, smaller: Uint8Array): Uint8Array {
  try {
    const found = exifSegment(original);
    if (!found || exifSegment(smaller)) return smaller;
    const segment = original.slice(found.start, found.end);
    const tiff = tiffReader(new DataView(segment.buffer, 10));
    const orientation = tiff.root.get(tag.orientation);
    if (orientation) tiff.setU16(orientation.value, 1);
    const joined = new Uint8Array(smaller.length + segment.length);
    joined.set(smaller.subarray(0, 2));
    joined.set(segment, 2);
    joined.set(smaller.subarray(2), 2 + segment.length);
    return joined;
  } catch {
    return smaller;
  }
}
