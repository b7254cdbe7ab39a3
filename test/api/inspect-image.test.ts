import { describe, expect, test } from 'vitest';
import { codec } from '#functions/inspect/codec.ts';
import { type Declared, inspectImage, type Verdict } from '#functions/inspect/inspect-image.ts';
import { claim, declare, photo } from '#test/support/photos.ts';

const zone = 'Asia/Shanghai';
const inspect = (bytes: Uint8Array, more: Partial<Declared> = {}) =>
  inspectImage(bytes, declare(bytes, more), zone);

const accepted = (verdict: Verdict) => {
  if (!verdict.accepted) throw new Error(`rejected: ${verdict.check.reason}`);
  return verdict;
};

/** Width, height, metadata fields and the colour at a relative position of a picture. */
async function look(bytes: Uint8Array, x = 0.5, y = 0.5) {
  const vips = await codec();
  using image = vips.Image.newFromBuffer(bytes);
  const at = image.getpoint(Math.floor(image.width * x), Math.floor(image.height * y));
  const colour = (at[0] ?? 0) > (at[2] ?? 0) ? 'red' : 'blue';
  return { width: image.width, height: image.height, fields: [...image.getFields()], colour };
}

describe('a photo is accepted', () => {
  test.each([
    ['.jpg', 'image/jpeg'],
    ['.png', 'image/png'],
    ['.webp', 'image/webp'],
  ] as const)('as %s', async (format, type) => {
    const bytes = await photo({ format });
    const { check, pictures } = accepted(await inspect(bytes, { type }));
    const kept = bytes.length + pictures.preview.length + pictures.thumb.length;
    expect(check).toEqual({ width: 64, height: 48, bytes: kept });
  });

  test('with a preview of 1,280 and a thumbnail of 320 pixels on the long side', async () => {
    const { pictures } = accepted(await inspect(await photo({ width: 3000, height: 2000 })));
    expect(await look(pictures.preview)).toMatchObject({ width: 1280, height: 853 });
    expect(await look(pictures.thumb)).toMatchObject({ width: 320, height: 213 });
  });

  test('and a small one is not blown up', async () => {
    const { pictures } = accepted(await inspect(await photo()));
    expect(await look(pictures.preview)).toMatchObject({ width: 64, height: 48 });
  });

  test('and its pictures carry no metadata', async () => {
    const exif = { 'ifd0-Model': 'Phone', 'ifd2-DateTimeOriginal': '2026:11:21 16:30:00' };
    const { pictures } = accepted(await inspect(await photo({ exif })));
    const { fields } = await look(pictures.preview);
    expect(fields.filter((field) => /exif|xmp|icc|iptc/.test(field))).toEqual([]);
  });

  test('and its pictures stand upright', async () => {
    // Orientation 6: turn a quarter to the right, so the left, red half comes to lie on top.
    const verdict = accepted(await inspect(await photo({ width: 640, height: 480, orientation: 6 })));
    expect(verdict.check).toMatchObject({ width: 480, height: 640 });
    expect(await look(verdict.pictures.preview, 0.5, 0.1)).toMatchObject({
      width: 480,
      height: 640,
      colour: 'red',
    });
    expect(await look(verdict.pictures.preview, 0.5, 0.9)).toMatchObject({ colour: 'blue' });
  });
});

describe('a photo is rejected', () => {
  const refused = async (bytes: Uint8Array, more: Partial<Declared> = {}) =>
    (await inspect(bytes, more)).check.reason;

  test('when another number of bytes arrived than was declared', async () => {
    expect(await refused(await photo(), { size: 10 })).toBe('size_differs');
  });

  test('when its bytes are others than was declared', async () => {
    expect(await refused(await photo(), { sha256: '0'.repeat(64) })).toBe('hash_differs');
  });

  test('when it is larger than 15 MB', async () => {
    expect(await refused(Buffer.alloc(15_000_001))).toBe('too_large');
  });

  test('when it is text', async () => {
    expect(await refused(Buffer.from('this is not a photo'))).toBe('not_an_image');
  });

  test('when it is empty', async () => {
    expect(await refused(new Uint8Array())).toBe('not_an_image');
  });

  test('when it is an SVG, which could carry a script', async () => {
    expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('not_an_image');
  });

  test('when a PNG calls itself a JPEG', async () => {
    expect(await refused(await photo({ format: '.png' }))).toBe('type_differs');
  });

  test('when it is HEIC, with a reason of its own', async () => {
    expect(await refused(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toBe('heic');
  });

  test.each(['.jpg', '.png', '.webp'] as const)('when the end of the %s is missing', async (format) => {
    const whole = await photo({ width: 1200, height: 900, format });
    const type = ({ '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp' } as const)[format];
    expect(await refused(whole.slice(0, whole.length * 0.6), { type })).toBe('broken');
  });

  test('when only the first bytes are a JPEG', async () => {
    expect(await refused(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).toBe('broken');
  });

  test('when its header promises more pixels than fit, without decoding them', async () => {
    const bomb = claim(await photo({ format: '.png' }), 30_000, 30_000);
    const before = process.memoryUsage().rss;
    const verdict = await inspect(bomb, { type: 'image/png' });
    expect(verdict.check).toMatchObject({ reason: 'too_many_pixels', width: 30_000, height: 30_000 });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test.each([
    [20_001, 1],
    [1, 50_000_000],
    [50_000_000, 1],
    [5_000_000, 10],
    [65_535, 65_535],
  ])('when it is %i × %i pixels, which no photo is', async (width, height) => {
    const never = () => Promise.reject(new Error('It was decoded'));
    const bomb = claim(await photo({ format: '.png' }), width, height);
    const { check } = await inspectImage(bomb, declare(bomb, { type: 'image/png' }), zone, never);
    expect(check).toEqual({ width, height, reason: 'too_many_pixels' });
  });

  test('when a WebP shows the codec more than its header says', async () => {
    const small = await photo({ format: '.webp' });
    const extended = Buffer.concat([
      small.subarray(0, 12),
      Buffer.from('VP8X\x0a\0\0\0\0\0\0\0\xff\xff\x00\xff\xff\x00', 'latin1'),
      small.subarray(12),
    ]);
    extended.writeUInt32LE(extended.length - 8, 4);
    expect(await refused(extended, { type: 'image/webp' })).toBe('too_many_pixels');
  });

  test('and the next one is still inspected', async () => {
    await refused(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
    expect((await inspect(await photo())).accepted).toBe(true);
  });
});

describe('what the camera says of time and place', () => {
  const check = async (exif: Record<string, string>, timeZone = zone) => {
    const bytes = await photo({ exif });
    return (await inspectImage(bytes, declare(bytes), timeZone)).check;
  };
  const at = {
    'ifd3-GPSLatitude': '35/1 32/1 3264/100',
    'ifd3-GPSLatitudeRef': 'N',
    'ifd3-GPSLongitude': '106/1 42/1 0/1',
    'ifd3-GPSLongitudeRef': 'E',
  };

  test('is noted as an instant and a point, to a tenth of a metre', async () => {
    expect(await check({ ...at, 'ifd2-DateTimeOriginal': '2026:11:21 16:29:00' })).toEqual({
      width: 64,
      height: 48,
      bytes: expect.any(Number),
      takenAt: '2026-11-21T08:29:00.000Z',
      place: { lng: 106.7, lat: 35.5424 },
    });
  });

  test('is in the time zone of the district where it says none', async () => {
    const found = await check({ 'ifd2-DateTimeOriginal': '2026:11:21 16:29:00' }, 'Asia/Urumqi');
    expect(found.takenAt).toBe('2026-11-21T10:29:00.000Z');
  });

  test('does not lead to a rejection however far off it is', async () => {
    const bytes = await photo({ exif: { ...at, 'ifd2-DateTimeOriginal': '2001:01:01 00:00:00' } });
    expect((await inspect(bytes)).accepted).toBe(true);
  });

  test('is left out where it makes no sense', async () => {
    const found = await check({
      'ifd2-DateTimeOriginal': '0000:00:00 00:00:00',
      'ifd3-GPSLatitude': '0/0 0/0 0/0',
      'ifd3-GPSLongitude': '0/1 0/1 0/1',
    });
    expect(found).toEqual({ width: 64, height: 48, bytes: expect.any(Number) });
  });
});
