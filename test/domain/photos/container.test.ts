// What a file is and how large a picture it promises, without decoding it.
import { describe, expect, test } from 'vitest';
import { formatOf, readContainer } from '#shared/photos/container.ts';
import { photo } from '#test/support/photos.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each(['.jpg', '.png', '.webp'] as const)('the size of a %s is read from its header', async (format) => {
  const file = await photo({ width: 321, height: 123, format });
  expect(readContainer(file).size).toEqual({ width: 321, height: 123 });
  expect(readContainer(file.subarray(0, file.length / 2)).size).toEqual({ width: 321, height: 123 });
});

test('a JPEG may have any number of fill bytes before a marker, and other segments before its frame', () => {
  const frame = [0xff, 0xc2, 0, 11, 8, 0xff, 0xff, 0x12, 0x34, 1, 1, 0x11, 0];
  const file = [0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xff, 0xff, ...frame, 0xff, 0xda, 0, 2];
  expect(readContainer(Uint8Array.from(file)).size).toEqual({ width: 0x1234, height: 0xffff });
});

test('what comes after the first scan of a JPEG is no header', () => {
  const file = [0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0];
  expect(readContainer(Uint8Array.from(file))).toEqual({});
});

describe('a WebP says its size', () => {
  const webp = (chunk: string) => latin(`RIFF\0\0\0\0WEBP${chunk}${'\0'.repeat(20)}`);
  test('as a canvas', () => {
    expect(readContainer(webp('VP8X\x0a\0\0\0\0\0\0\0\xff\x4f\0\x09\0\0')).size).toEqual({
      width: 20_480,
      height: 10,
    });
  });
  test('as a lossy frame', () => {
    expect(readContainer(webp('VP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\x00')).size).toEqual({
      width: 320,
      height: 240,
    });
  });
  test('as a lossless one', () => {
    // 14 bits each, less one.
    expect(readContainer(webp('VP8L\x05\0\0\0\x2f\x3f\xc1\x3b\x00')).size).toEqual({
      width: 320,
      height: 240,
    });
  });
});

test.each([
  ['a PNG that claims nothing', '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\x01\x08\x02\0\0\0....'],
  ['an empty file', ''],
  ['text', 'this is not a photo'],
])('%s has no size', (_, file) => {
  expect(readContainer(latin(file))).toEqual({});
});

test('a HEIC photo is known by name', () => {
  expect(formatOf(latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toBe('heic');
});
