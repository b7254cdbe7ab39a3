// Makes an upload out of a photo away from the page's thread: at most 2,560 px, a JPEG, with its SHA-256.
import type { Point } from '#shared/contracts/primitives.ts';
import { readContainer } from '#shared/photos/container.ts';
import { readExif, takenAt } from '#shared/photos/exif.ts';
import { carryExif } from './carry-exif.ts';

/** Enough to read a number plate across a street, and a tenth of what a phone's camera writes. */
const longestSide = 2560;
const quality = 0.85;
/** Up to this, a JPEG that is small enough in pixels goes as it is, with everything its camera wrote. */
const keepBelowBytes = 1_500_000;

export interface PhotoQuestion {
  file: Blob;
  /** The district's: in it a camera that tells no offset is taken to have been. */
  timeZone: string;
}
export interface PreparedPhoto {
  file: Blob;
  sha256: string;
  width: number;
  height: number;
  /** When and where it was taken, as far as the camera said. */
  at: Date | undefined;
  place: Point | undefined;
}
export type PhotoAnswer = { photo: PreparedPhoto } | { failed: true };

async function shrink(file: Blob, bytes: Uint8Array): Promise<{ file: Blob; width: number; height: number }> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  if (scale === 1 && file.type === 'image/jpeg' && file.size <= keepBelowBytes) {
    bitmap.close();
    return { file, width, height };
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  const jpeg = carryExif(bytes, new Uint8Array(await drawn.arrayBuffer()));
  return { file: new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), width, height };
}

async function prepare({ file, timeZone }: PhotoQuestion): Promise<PreparedPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const made = await shrink(file, bytes);
  const digest = await crypto.subtle.digest('SHA-256', await made.file.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const facts = readExif(readContainer(bytes).exif);
  return { ...made, sha256, at: takenAt(facts, timeZone), place: facts.place };
}

self.addEventListener('message', async (event: MessageEvent<PhotoQuestion>) => {
  const answer: PhotoAnswer = await prepare(event.data).then(
    (photo) => ({ photo }),
    () => ({ failed: true as const }),
  );
  self.postMessage(answer);
});
