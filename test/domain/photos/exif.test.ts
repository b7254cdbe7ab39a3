// The one reader of what a camera wrote, for browser and service.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContainer } from '#shared/photos/container.ts';
import { type CameraFacts, readExif, takenAt } from '#shared/photos/exif.ts';
import { photo } from '#test/support/photos.ts';

const zone = 'Asia/Shanghai';
const factsOf = (bytes: Uint8Array) => readExif(readContainer(bytes).exif);
const written = async (exif: Record<string, string>) => factsOf(await photo({ exif }));
const instant = (facts: CameraFacts, timeZone = zone) => takenAt(facts, timeZone)?.toISOString();

const place = {
  'ifd3-GPSLatitudeRef': 'N',
  'ifd3-GPSLatitude': '35/1 32/1 3264/100',
  'ifd3-GPSLongitudeRef': 'E',
  'ifd3-GPSLongitude': '106/1 41/1 492/100',
};
const clock = { 'ifd2-DateTimeOriginal': '2026:11:21 16:30:05' };

describe('when', () => {
  test('is the clock of the camera with the offset that it said', async () => {
    const facts = await written({ ...clock, 'ifd2-OffsetTimeOriginal': '+06:00' });
    expect(facts).toEqual({ wallTime: '2026-11-21T16:30:05', offset: '+06:00' });
    expect(instant(facts)).toBe('2026-11-21T10:30:05.000Z');
  });

  test('is the wall clock of the district where the camera said no offset, wherever it is read', async () => {
    const facts = await written(clock);
    expect(instant(facts)).toBe('2026-11-21T08:30:05.000Z');
    expect(instant(facts, 'Asia/Urumqi')).toBe('2026-11-21T10:30:05.000Z');
    expect(instant(facts, 'UTC')).toBe('2026-11-21T16:30:05.000Z');
  });

  test.each([
    ['2026-03-29T01:30:00', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T01:30:00', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25T04:00:00', '2026-10-25T03:00:00.000Z'],
  ])('follows summer time: %s in Berlin is %s', (wallTime, utc) => {
    expect(instant({ wallTime }, 'Europe/Berlin')).toBe(utc);
  });

  test('is what the satellites say before what the clock says', async () => {
    const facts = await written({
      'ifd2-DateTimeOriginal': '2001:01:01 00:00:00',
      'ifd3-GPSDateStamp': '2026:11:21',
      'ifd3-GPSTimeStamp': '8/1 30/1 5/1',
    });
    expect(instant(facts)).toBe('2026-11-21T08:30:05.000Z');
  });

  test.each(['0000:00:00 00:00:00', '2026:02:30 10:00:00', '2026:11:21 25:00:00', '    :  :     :  :  '])(
    'is unknown when it reads “%s”',
    async (wall) => {
      expect(instant(await written({ 'ifd2-DateTimeOriginal': wall }))).toBeUndefined();
    },
  );
});

describe('where', () => {
  test('is degrees, minutes and seconds', async () => {
    const { place: found } = await written(place);
    expect(found?.lat).toBeCloseTo(35.5424, 6);
    expect(found?.lng).toBeCloseTo(106.6847, 6);
  });

  test('is negative in the south and in the west', async () => {
    const facts = await written({ ...place, 'ifd3-GPSLatitudeRef': 'S', 'ifd3-GPSLongitudeRef': 'W' });
    expect(facts.place?.lat).toBeCloseTo(-35.5424, 6);
    expect(facts.place?.lng).toBeCloseTo(-106.6847, 6);
  });

  test.each([
    ['zeros, as of a phone without a fix', '0/1 0/1 0/1', '0/1 0/1 0/1'],
    ['divisions by nothing', '35/0 0/0 0/0', '106/1 0/1 0/1'],
    ['beyond the poles', '91/1 0/1 0/1', '106/1 0/1 0/1'],
  ])('is unknown for %s', async (_, lat, lng) => {
    const facts = await written({ ...place, 'ifd3-GPSLatitude': lat, 'ifd3-GPSLongitude': lng });
    expect(facts.place).toBeUndefined();
  });
});

test.each(['.jpg', '.png', '.webp'] as const)('the same is read of a %s', async (format) => {
  const facts = factsOf(await photo({ exif: { ...clock, ...place }, format }));
  expect(facts).toMatchObject({ wallTime: '2026-11-21T16:30:05', place: expect.anything() });
});

describe('whatever the bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  const harmless = (file: Uint8Array) => {
    const facts = factsOf(file);
    const at = takenAt(facts, zone);
    if (at) expect(Number.isFinite(at.getTime())).toBe(true);
    if (facts.place) {
      expect(Math.abs(facts.place.lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(facts.place.lng)).toBeLessThanOrEqual(180);
    }
    const { size } = readContainer(file);
    if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
  };

  test('nothing is thrown and only what makes sense is said', () => {
    fc.assert(fc.property(bytes, harmless));
    fc.assert(fc.property(bytes, (block) => void takenAt(readExif(block), zone)));
  });

  test.each(['.jpg', '.png', '.webp'] as const)(
    'the same of a %s with damaged bytes and a missing end',
    async (format) => {
      const whole = await photo({
        exif: { ...clock, ...place, 'ifd3-GPSDateStamp': '2026:11:21', 'ifd3-GPSTimeStamp': '8/1 30/1 5/1' },
        format,
      });
      const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 });
      fc.assert(
        fc.property(damage, fc.nat(whole.length), (changes, length) => {
          const file = whole.slice();
          for (const [at, value] of changes) file[at] = value;
          harmless(file);
          harmless(file.subarray(0, length));
        }),
        { numRuns: 2000 },
      );
    },
  );

  test('a directory that names itself, or promises more than there is, ends', () => {
    const block = new Uint8Array(64).fill(0xff);
    const view = new DataView(block.buffer);
    view.setUint16(0, 0x4d4d);
    view.setUint32(4, 8);
    view.setUint16(8, 0xffff);
    // The Exif directory is this very directory.
    view.setUint16(10, 0x8769);
    view.setUint16(12, 4);
    view.setUint32(14, 1);
    view.setUint32(18, 8);
    // A text of four gigabytes.
    view.setUint16(22, 0x9003);
    view.setUint16(24, 2);
    view.setUint32(26, 0xffff_ffff);
    expect(readExif(block)).toEqual({});
  });
});
