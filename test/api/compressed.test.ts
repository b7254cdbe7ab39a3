// API answers on the wire: compressed by the function itself, for callers who take it.
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressed } from '#functions/lib/compressed.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

/** The bytes as they came, which `fetch` would decompress. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
    request(new URL(path, gridloop.origin), { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('a large answer is Brotli for who takes it, and the same as without', async () => {
  const plain = await raw('/v1/openapi.json', {});
  const small = await raw('/v1/openapi.json', { 'accept-encoding': 'gzip, deflate, br' });
  expect([plain.encoding, small.encoding]).toEqual([undefined, 'br']);
  expect(brotliDecompressSync(small.bytes)).toEqual(plain.bytes);
  expect(small.bytes.length).toBeLessThan(plain.bytes.length / 5);
});

test('a small answer stays as it is', async () => {
  const { encoding, bytes } = await raw('/healthz', { 'accept-encoding': 'br' });
  expect([encoding, JSON.parse(bytes.toString())]).toEqual([undefined, { status: 'ok' }]);
});

test.each([
  ['br', true],
  ['gzip, br;q=0.8', true],
  ['gzip,BR', true],
  ['br;q=0', false],
  ['br;q=0.0', false],
  ['gzip', false],
  ['brotli', false],
  [undefined, false],
])('a caller who accepts %s', async (accepted, taken) => {
  const { isBase64Encoded, headers } = await compressed('柳湖'.repeat(1000), accepted);
  expect([isBase64Encoded ?? false, headers['content-encoding'] === 'br']).toEqual([taken, taken]);
  expect(headers.vary).toBe('accept-encoding');
});
