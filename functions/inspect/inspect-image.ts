// The verdict on an uploaded photo: bytes and what was declared of them in, acceptance or a reason out, with the
// pictures that people will look at. No storage, no clock.
import { createHash } from 'node:crypto';
import type { EvidenceCheck, EvidenceRequest } from '#shared/contracts/evidence.ts';
import { type EvidenceRejection, limits } from '#shared/contracts/vocabulary.ts';
import { formatOf, readContainer } from '#shared/photos/container.ts';
import { readExif, takenAt } from '#shared/photos/exif.ts';
import { type Pictures, tooLarge } from './render.ts';
import { renderApart } from './renderer.ts';

export type Declared = Pick<EvidenceRequest, 'type' | 'size' | 'sha256'>;

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
  const kept = [bytes, pictures.preview, pictures.thumb].reduce((sum, { length }) => sum + length, 0);
  return {
    accepted: true,
    check: { width, height, ...cameraSays(exif, timeZone), bytes: kept },
    pictures,
  };
}

/** Facts for whoever judges them by the case (shared/domain/case/doubts.ts), which may not be there yet. */
function cameraSays(exif: Uint8Array | undefined, timeZone: string): EvidenceCheck {
  const facts = readExif(exif);
  const at = takenAt(facts, timeZone);
  // A tenth of a metre: more digits say nothing.
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const { place } = facts;
  return {
    ...(at && { takenAt: at.toISOString() }),
    ...(place && { place: { lng: rounded(place.lng), lat: rounded(place.lat) } }),
  };
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
