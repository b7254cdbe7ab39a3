// Photos for tests, made with the product's own codec.
import { createHash } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';
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

/** A small PNG whose header claims other dimensions. */
export function claim(png: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** A few hundred kilobytes that take seconds to decode: a black square of almost as many pixels as a photo may have, interlaced, eight bytes each. */
export function slowPhoto(): Uint8Array {
  const side = 7000;
  const passes = [[8, 8, 0, 0], [8, 8, 4, 0], [4, 8, 0, 4], [4, 4, 2, 0], [2, 4, 0, 2], [2, 2, 1, 0], [1, 2, 0, 1]]; // biome-ignore format: Adam7, a pass a group
  const sizes = passes.map(([dx = 1, dy = 1, x = 0, y = 0]) => {
    const [wide, high] = [Math.ceil((side - x) / dx), Math.ceil((side - y) / dy)];
    return high * (1 + wide * 8);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([16, 6, 0, 0, 1], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', zeros(sizes.reduce((sum, size) => sum + size))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** So many zeros as a zlib stream, without ever holding them: the same compressed megabyte again and again. */
function zeros(count: number): Buffer {
  const megabyte = 1 << 20;
  const part = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: constants.Z_FULL_FLUSH });
  const adler = Buffer.alloc(4);
  adler.writeUInt32BE((count % 65_521) * 65_536 + 1);
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: Math.floor(count / megabyte) }, () => part),
    deflateRawSync(Buffer.alloc(count % megabyte)),
    adler,
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
