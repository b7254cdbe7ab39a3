// A canvas writes a photo without what the camera said of it. This puts it back, so that the service can compare time
// and place.
import { readContainer } from '#shared/photos/container.ts';
import { uprightCopy } from '#shared/photos/exif.ts';

/** A segment's length is told in two bytes, itself and the mark included. */
const largestBlock = 0xffff - 8;

/** The JPEG with the original's EXIF after its first marker; as it was where there is none to carry. */
export function carryExif(original: Uint8Array, smaller: Uint8Array): Uint8Array {
  const { exif } = readContainer(original);
  if (!exif || exif.length > largestBlock || readContainer(smaller).exif) return smaller;
  // The canvas has turned the pixels already.
  const block = uprightCopy(exif);
  const length = block.length + 8;
  const head = [0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const joined = new Uint8Array(smaller.length + head.length + block.length);
  joined.set(smaller.subarray(0, 2));
  joined.set(head, 2);
  joined.set(block, 2 + head.length);
  joined.set(smaller.subarray(2), 2 + head.length + block.length);
  return joined;
}
