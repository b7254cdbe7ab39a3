// What a file is, by its first bytes and nothing else: names and declared types are not believed.
import type { EvidenceType } from '#shared/contracts/vocabulary.ts';

/** Brands of ISO base media files that phones write as HEIC or HEIF photos. */
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

export function formatOf(bytes: Uint8Array): EvidenceType | 'heic' | 'unknown' {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp' && heicBrands.includes(ascii(8, 12))) return 'heic';
  return 'unknown';
}
