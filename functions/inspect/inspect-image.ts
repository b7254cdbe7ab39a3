// The verdict on an uploaded photo: bytes and what was declared of them in, acceptance or a reason out, with the
// pictures that people will look at. No storage, no clock.
import { createHash } from 'node:crypto';
import type { EvidenceCheck, EvidenceRequest } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { type EvidenceRejection, limits } from '#shared/contracts/vocabulary.ts';
import { type Codec, codec, discardCodec, type Image } from './codec.ts';
import { type Taken, takenFrom } from './exif.ts';
import { formatOf } from './format.ts';

export type Declared = Pick<EvidenceRequest, 'type' | 'size' | 'sha256' | 'takenAt' | 'place'>;

export type Verdict =
  | { readonly accepted: false; readonly check: EvidenceCheck }
  | { readonly accepted: true; readonly check: EvidenceCheck; readonly pictures: Pictures };

/** WebP, upright, sRGB, without any metadata. */
export interface Pictures {
  readonly preview: Uint8Array;
  readonly thumb: Uint8Array;
}

/** Longest side in pixels. */
const previewSide = 1280;
const thumbSide = 320;

/**
 * Size, hash, format and dimensions are checked before a pixel is decoded. Time and place that differ from what
 * was declared become notes in `check`, never a rejection: clocks are wrong and positions drift.
 * @param timeZone of the district, for photos whose time has no offset
 */
export async function inspectImage(
  bytes: Uint8Array,
  declared: Declared,
  timeZone: string,
): Promise<Verdict> {
  const reason = refusalUndecoded(bytes, declared);
  if (reason) return { accepted: false, check: { reason } };
  const vips = await codec();
  try {
    return examine(vips, bytes, declared, timeZone);
  } catch (error) {
    // A file that libvips refuses is broken; anything else (out of memory, a bug) is ours and is tried again.
    if (error instanceof WebAssembly.Exception) return { accepted: false, check: { reason: 'broken' } };
    discardCodec();
    throw error;
  }
}

function refusalUndecoded(bytes: Uint8Array, declared: Declared): EvidenceRejection | undefined {
  if (bytes.length > limits.evidenceBytes) return 'too_large';
  if (bytes.length !== declared.size) return 'size_differs';
  if (createHash('sha256').update(bytes).digest('hex') !== declared.sha256) return 'hash_differs';
  const format = formatOf(bytes);
  if (format === 'heic') return 'heic';
  if (format === 'unknown') return 'not_an_image';
  return format === declared.type ? undefined : 'type_differs';
}

function examine(vips: Codec, bytes: Uint8Array, declared: Declared, timeZone: string): Verdict {
  using header = open(vips, bytes);
  const quarterTurned = header.getTypeof('orientation') !== 0 && header.getInt('orientation') >= 5;
  const [width, height] = quarterTurned ? [header.height, header.width] : [header.width, header.height];
  const check = { width, height, ...differences(takenFrom(header, timeZone), declared) };
  if (width * height > limits.evidencePixels) {
    return { accepted: false, check: { ...check, reason: 'too_many_pixels' } };
  }
  return { accepted: true, check, pictures: draw(vips, bytes, declared, Math.max(width, height)) };
}

/** Opening reads the header only; pixels are decoded as they are asked for. A cut-off file is an error. */
const open = (vips: Codec, bytes: Uint8Array, options = {}): Image =>
  vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on: 'truncated', ...options });

function draw(vips: Codec, bytes: Uint8Array, declared: Declared, longSide: number): Pictures {
  // JPEG can be decoded at a fraction of its size at a fraction of the cost.
  const fraction = [8, 4, 2].find((by) => longSide / by >= previewSide);
  const shrink = declared.type === 'image/jpeg' && fraction ? { shrink: fraction } : {};
  using source = open(vips, bytes, shrink);
  using upright = source.autorot();
  using scaled = upright.thumbnailImage(previewSide, {
    height: previewSide,
    size: 'down',
    output_profile: 'srgb',
  });
  using preview = scaled.copyMemory();
  using thumb = preview.thumbnailImage(thumbSide, { height: thumbSide, size: 'down' });
  return { preview: webp(preview), thumb: webp(thumb) };
}

/** A copy of the codec's memory, which moves when it grows. */
const webp = (image: Image): Uint8Array =>
  Uint8Array.from(image.writeToBuffer('.webp', { Q: 78, effort: 2, keep: 'none' }));

function differences(taken: Taken, declared: Declared): EvidenceCheck {
  const check: EvidenceCheck = {};
  if (taken.at && declared.takenAt) {
    check.timeDriftSeconds = Math.round((taken.at.getTime() - Date.parse(declared.takenAt)) / 1000);
  }
  if (taken.place && declared.place) {
    check.distanceMetres = Math.round(distance(taken.place, declared.place));
  }
  return check;
}

/** Metres along a sphere (haversine); good to half a percent, which a phone's position is not. */
function distance(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const sine = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h = sine(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sine(a.lng, b.lng);
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
