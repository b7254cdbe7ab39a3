// A photo file as it lies: what format it is, how large a picture its header promises, where its EXIF is. Reads
// headers only, never pixels, and believes neither names nor declared types. Bounded by the length of the file.
import type { EvidenceType } from '#shared/contracts/vocabulary.ts';

export interface Container {
  /** In pixels, as the header says; missing where it says nothing that makes sense. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The TIFF block of the EXIF, without what the container puts around it. */
  readonly exif?: Uint8Array;
}

/** Brands of ISO base media files that phones write as HEIC or HEIF photos. */
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** What a file is, by its first bytes. */
export function formatOf(bytes: Uint8Array): EvidenceType | 'heic' | 'unknown' {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 4) === 'ftyp' && heicBrands.includes(ascii(bytes, 8, 4))) return 'heic';
  return 'unknown';
}

/** What the headers of a JPEG, PNG or WebP say; nothing of any other file. Never throws. */
export function readContainer(bytes: Uint8Array): Container {
  const format = formatOf(bytes);
  const walk = format === 'heic' || format === 'unknown' ? undefined : walks[format];
  if (!walk) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found: Container = {};
  for (const part of walk(bytes, view)) found = { ...part, ...found };
  const { size, exif } = found;
  const sensible = size && size.width > 0 && size.height > 0;
  return { ...(sensible && { size }), ...(exif && { exif }) };
}

type Walk = (bytes: Uint8Array, view: DataView) => Generator<Container>;

/** EXIF as JPEG has it, and some WebP files too. */
const exifMark = 'Exif\0\0';
const unmarked = (block: Uint8Array): Uint8Array =>
  ascii(block, 0, exifMark.length) === exifMark ? block.subarray(exifMark.length) : block;

/** Segments up to the first scan; a frame header names the size before it. */
function* jpeg(bytes: Uint8Array, view: DataView): Generator<Container> {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1] ?? 0;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) at += 1;
    else {
      const end = at + 2 + view.getUint16(at + 2);
      if (marker === 0xd9 || marker === 0xda || end < at + 4 || end > bytes.length) return;
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame && end >= at + 9) {
        yield { size: { height: view.getUint16(at + 5), width: view.getUint16(at + 7) } };
      }
      if (marker === 0xe1 && ascii(bytes, at + 4, exifMark.length) === exifMark) {
        yield { exif: bytes.subarray(at + 4 + exifMark.length, end) };
      }
      at = end;
    }
  }
}

function* png(bytes: Uint8Array, view: DataView): Generator<Container> {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    if (end > bytes.length) return;
    if (type === 'IHDR' && end >= at + 20) {
      yield { size: { width: view.getUint32(at + 8), height: view.getUint32(at + 12) } };
    }
    if (type === 'eXIf') yield { exif: bytes.subarray(at + 8, end - 4) };
    at = end;
  }
}

function* webp(bytes: Uint8Array, view: DataView): Generator<Container> {
  for (let at = 12; at + 18 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    const type = ascii(bytes, at, 4);
    if (type === 'VP8X') {
      const u24 = (from: number) => view.getUint16(from, true) + ((bytes[from + 2] ?? 0) << 16);
      yield { size: { width: u24(body + 4) + 1, height: u24(body + 7) + 1 } };
    }
    if (type === 'VP8 ') {
      const side = (from: number) => view.getUint16(from, true) & 0x3fff;
      yield { size: { width: side(body + 6), height: side(body + 8) } };
    }
    if (type === 'VP8L') {
      const bits = view.getUint32(body + 1, true);
      yield { size: { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 } };
    }
    if (type === 'EXIF') yield { exif: unmarked(bytes.subarray(body, body + length)) };
    at = body + length + (length % 2);
  }
}

const walks: Readonly<Record<EvidenceType, Walk>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
};
