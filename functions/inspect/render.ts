// Decodes a photo and draws the pictures that people look at. Runs in the child process alone (child.ts): whatever
// the bytes make the codec do ends with that process.
import { type EvidenceRejection, type EvidenceType, limits } from '#shared/contracts/vocabulary.ts';
import { type Codec, codec, type Image } from './codec.ts';

/** WebP, upright, sRGB, without any metadata. */
export interface Pictures {
  readonly preview: Uint8Array;
  readonly thumb: Uint8Array;
}

export type Rendered =
  | { readonly refused: EvidenceRejection }
  | { readonly width: number; readonly height: number; readonly pictures: Pictures };

/** Longest side in pixels. */
const previewSide = 1280;
const thumbSide = 320;

/** The pictures, and how large the photo is when it stands upright; or why the codec has none. */
export async function render(bytes: Uint8Array, type: EvidenceType): Promise<Rendered> {
  const vips = await codec();
  try {
    return draw(vips, bytes, type);
  } catch (error) {
    // A file that libvips refuses is broken; anything else is ours and is tried again.
    if (error instanceof WebAssembly.Exception) return { refused: 'broken' };
    throw error;
  }
}

function draw(vips: Codec, bytes: Uint8Array, type: EvidenceType): Rendered {
  using header = open(vips, bytes);
  // The header was read before; a file that shows the codec another one gains nothing by it.
  if (tooLarge(header)) return { refused: 'too_many_pixels' };
  const turned = header.getTypeof('orientation') !== 0 && header.getInt('orientation') >= 5;
  const [width, height] = turned ? [header.height, header.width] : [header.width, header.height];
  // JPEG can be decoded at a fraction of its size at a fraction of the cost.
  const fraction = [8, 4, 2].find((by) => Math.max(width, height) / by >= previewSide);
  using source = open(vips, bytes, type === 'image/jpeg' && fraction ? { shrink: fraction } : {});
  using upright = source.autorot();
  using scaled = upright.thumbnailImage(previewSide, {
    height: previewSide,
    size: 'down',
    output_profile: 'srgb',
  });
  using preview = scaled.copyMemory();
  using thumb = preview.thumbnailImage(thumbSide, { height: thumbSide, size: 'down' });
  return { width, height, pictures: { preview: webp(preview), thumb: webp(thumb) } };
}

/** A side alone may be too much: a row or a column of fifty million pixels costs what no photo does. */
export const tooLarge = ({ width, height }: { readonly width: number; readonly height: number }): boolean =>
  Math.max(width, height) > limits.evidenceSide || width * height > limits.evidencePixels;

/** Opening reads the header only; pixels are decoded as they are asked for. A cut-off file is an error. */
const open = (vips: Codec, bytes: Uint8Array, options = {}): Image =>
  vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on: 'truncated', ...options });

/** A copy of the codec's memory, which moves when it grows. */
const webp = (image: Image): Uint8Array =>
  Uint8Array.from(image.writeToBuffer('.webp', { Q: 78, effort: 2, keep: 'none' }));
