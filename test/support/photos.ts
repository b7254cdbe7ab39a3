// Photos for tests, made with the product's own codec.
import { createHash } from 'node:crypto';
import { codec } from '#functions/inspect/codec.ts';
import type { Declared } from '#functions/inspect/inspect-image.ts';
import type { EvidenceType } from '#shared/contracts/vocabulary.ts';

interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  readonly format?: '.jpg' | '.png' | '.webp';
  /** EXIF tags as libvips names them, such as `ifd2-DateTimeOriginal`. */
  readonly exif?: Readonly<Record<string, string>>;
  /** EXIF orientation, 1 to 8. */
  readonly orientation?: number;
}

/** Left half red, right half blue: shows how a picture lies. */
export async function photo({
  width = 64,
  height = 48,
  format = '.jpg',
  exif = {},
  orientation,
}: PhotoOptions = {}): Promise<Uint8Array> {
  const vips = await codec();
  using black = vips.Image.black(width, height, { bands: 3 });
  using canvas = black.copyMemory();
  canvas.drawRect([200, 30, 30], 0, 0, width / 2, height, { fill: true });
  canvas.drawRect([30, 30, 200], width / 2, 0, width / 2, height, { fill: true });
  using image = canvas.copy({ interpretation: 'srgb' });
  if (orientation) image.setInt('orientation', orientation);
  for (const [tag, value] of Object.entries(exif)) image.setString(`exif-${tag}`, value);
  return Uint8Array.from(image.writeToBuffer(format));
}

export const declare = (bytes: Uint8Array, more: Partial<Declared> = {}): Declared => ({
  type: 'image/jpeg' satisfies EvidenceType,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...more,
});
