// The verdict on an uploaded photo: bytes and what was declared of them in, acceptance or a reason out, with the
// pictures that people will look at. No storage, no clock.
import { createHash } from 'node:crypto';
import type { EvidenceCheck, EvidenceRequest } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { type EvidenceRejection, limits } from '#shared/contracts/vocabulary.ts';
import { formatOf, readContainer } from '#shared/photos/container.ts';
import { readExif, takenAt } from '#shared/photos/exif.ts';
import { type Pictures, tooLarge } from './render.ts';
import { renderApart } from './renderer.ts';

export type Declared = Pick<EvidenceRequest, 'type' | 'size' | 'sha256' | 'takenAt' | 'place'>;

export type Verdict =
  | { readonly accepted: false; readonly check: EvidenceCheck }
  | { readonly accepted: true; readonly check: EvidenceCheck; readonly pictures: Pictures };

/**
 * Size, hash, format and dimensions are read here, from the bytes; only what passes is decoded, elsewhere.
 * @param timeZone of the district, for photos whose time has no offset
 * @throws RenderingFailed when decoding came to no end; the same photo may pass another time
 */
export async function inspectImage(
  bytes: Uint8Array,
  declared: Declared,
  timeZone: string,
  render = renderApart,
): Promise<Verdict> {
  const reason = refusalUndecoded(bytes, declared);
  if (reason) return { accepted: false, check: { reason } };
  const { size, exif } = readContainer(bytes);
  if (!size) return { accepted: false, check: { reason: 'broken' } };
  if (tooLarge(size)) return { accepted: false, check: { ...size, reason: 'too_many_pixels' } };
  const rendered = await render(bytes, declared.type);
  if ('refused' in rendered) return { accepted: false, check: { ...size, reason: rendered.refused } };
  const { width, height, pictures } = rendered;
  const facts = readExif(exif);
  const taken = { at: takenAt(facts, timeZone), place: facts.place };
  return { accepted: true, check: { width, height, ...differences(taken, declared) }, pictures };
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

interface Taken {
  readonly at: Date | undefined;
  readonly place: Point | undefined;
}

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
