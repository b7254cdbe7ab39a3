import { expect, test } from 'vitest';
import { photo } from '#test/support/photos.ts';
import { carryExif, readTaken } from '../../web/src/data/exif.ts';

const exif = {
  'ifd2-DateTimeOriginal': '2026:11:21 16:30:05',
  'ifd2-OffsetTimeOriginal': '+08:00',
  'ifd3-GPSLatitudeRef': 'N',
  'ifd3-GPSLatitude': '35/1 32/1 3264/100',
  'ifd3-GPSLongitudeRef': 'E',
  'ifd3-GPSLongitude': '106/1 41/1 492/100',
};

test('time and place are read as the camera wrote them', async () => {
  const taken = readTaken(await photo({ exif }));
  expect(taken.at?.toISOString()).toBe('2026-11-21T08:30:05.000Z');
  expect(taken.place?.lat).toBeCloseTo(35.5424, 4);
  expect(taken.place?.lng).toBeCloseTo(106.6847, 4);
});

test('south and west are negative', async () => {
  const taken = readTaken(
    await photo({ exif: { ...exif, 'ifd3-GPSLatitudeRef': 'S', 'ifd3-GPSLongitudeRef': 'W' } }),
  );
  expect(taken.place?.lat).toBeLessThan(0);
  expect(taken.place?.lng).toBeLessThan(0);
});

test('a photo that says nothing, another format and half a file give no time and no place', async () => {
  const whole = await photo({ exif });
  for (const bytes of [
    await photo(),
    await photo({ format: '.png' }),
    whole.slice(0, 90),
    new Uint8Array(3),
  ]) {
    expect(readTaken(bytes)).toEqual({ at: undefined, place: undefined });
  }
});

test('the smaller copy carries time and place, and lies upright', async () => {
  const original = await photo({ exif, orientation: 6 });
  const smaller = await photo({ width: 16, height: 12 });
  const bare = smaller.slice();
  const carried = carryExif(original, withoutExif(bare));
  expect(readTaken(carried)).toEqual(readTaken(original));
  expect(orientationOf(original)).toBe(6);
  expect(orientationOf(carried)).toBe(1);
});

test('without anything to carry the smaller copy stays as it is', async () => {
  const smaller = await photo({ width: 16, height: 12 });
  expect(carryExif(await photo({ format: '.png' }), smaller)).toBe(smaller);
});

/** Takes the APP1 segment out, as a canvas never writes one. */
function withoutExif(jpeg: Uint8Array): Uint8Array {
  const at = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xe1);
  if (at < 0) return jpeg;
  const length = ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
  return Uint8Array.from([...jpeg.slice(0, at), ...jpeg.slice(at + 2 + length)]);
}

/** The value of tag 0x0112 in the first directory, in either byte order. */
function orientationOf(jpeg: Uint8Array): number | undefined {
  const exifAt = jpeg.findIndex((byte, i) => byte === 0x45 && jpeg[i + 1] === 0x78 && jpeg[i + 2] === 0x69);
  const tiff = new DataView(jpeg.buffer, jpeg.byteOffset + exifAt + 6);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  for (let i = 0; i < tiff.getUint16(directory, little); i += 1) {
    const entry = directory + 2 + i * 12;
    if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}
