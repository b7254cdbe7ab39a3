// A photo that the phone makes smaller keeps what its camera said.
import { expect, test } from 'vitest';
import { readContainer } from '#shared/photos/container.ts';
import { readExif } from '#shared/photos/exif.ts';
import { photo } from '#test/support/photos.ts';
import { carryExif } from '../../web/src/data/carry-exif.ts';

const exif = {
  'ifd2-DateTimeOriginal': '2026:11:21 16:30:05',
  'ifd2-OffsetTimeOriginal': '+08:00',
  'ifd3-GPSLatitudeRef': 'N',
  'ifd3-GPSLatitude': '35/1 32/1 3264/100',
  'ifd3-GPSLongitudeRef': 'E',
  'ifd3-GPSLongitude': '106/1 41/1 492/100',
};
const factsOf = (bytes: Uint8Array) => readExif(readContainer(bytes).exif);

test.each(['.jpg', '.png', '.webp'] as const)(
  'the smaller copy of a %s carries time and place, and lies upright',
  async (format) => {
    const original = await photo({ exif, orientation: 6, format });
    const carried = carryExif(original, withoutExif(await photo({ width: 16, height: 12 })));
    expect(factsOf(carried)).toEqual(factsOf(original));
    expect(factsOf(carried)).toMatchObject({ wallTime: '2026-11-21T16:30:05', offset: '+08:00' });
    expect(orientationOf(original)).toBe(6);
    expect(orientationOf(carried)).toBe(1);
    expect(readContainer(carried).size).toEqual({ width: 16, height: 12 });
  },
);

test('without anything to carry the smaller copy stays as it is', async () => {
  const smaller = withoutExif(await photo({ width: 16, height: 12 }));
  expect(carryExif(withoutExif(await photo()), smaller)).toBe(smaller);
  expect(carryExif(new Uint8Array(3), smaller)).toBe(smaller);
});

test('a copy that has its own keeps its own', async () => {
  const smaller = await photo({ width: 16, height: 12, exif: { 'ifd0-Model': 'Phone' } });
  expect(carryExif(await photo({ exif }), smaller)).toBe(smaller);
});

/** Takes the APP1 segment out, as a canvas never writes one. */
function withoutExif(jpeg: Uint8Array): Uint8Array {
  const at = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xe1);
  if (at < 0) return jpeg;
  const length = ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
  return Uint8Array.from([...jpeg.slice(0, at), ...jpeg.slice(at + 2 + length)]);
}

/** The value of tag 0x0112 in the first directory, in either byte order. */
function orientationOf(file: Uint8Array): number | undefined {
  const block = readContainer(file).exif ?? new Uint8Array(8);
  const tiff = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  for (let i = 0; i < tiff.getUint16(directory, little); i += 1) {
    const entry = directory + 2 + i * 12;
    if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}
