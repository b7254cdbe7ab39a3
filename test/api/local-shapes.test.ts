// `/shapes` of the one origin, as a browser's cache and CloudFront see it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putShapes } from '#functions/lib/shapes.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
let folder: string;
const text = JSON.stringify({ box: null, groups: [], upper: [], padding: '柳湖'.repeat(500) });
beforeAll(async () => {
  gridloop = await startGridloop();
  folder = await putShapes('alpha', new Map([['index.json', text]]));
});
afterAll(() => gridloop?.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(`${gridloop.origin}/${path}`, init);

test('a file comes without signing in, compressed, as data that no page runs', async () => {
  const answer = await ask(`${folder}/index.json`);
  expect(await answer.text()).toBe(text);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/json',
    'content-encoding': 'br',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  });
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(Buffer.byteLength(text) / 4);
});

test('every cache may keep it for a year', async () => {
  const { headers } = await ask(`${folder}/index.json`, { method: 'HEAD' });
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each([
  ['a file that is not there', () => `${folder}/grids-9.json`, {}],
  ['the list of a district’s folders', () => 'shapes/alpha/', {}],
  ['the list of the bucket', () => 'shapes/?list-type=2', {}],
  ['writing', () => `${folder}/index.json`, { method: 'PUT', body: '{}' }],
  ['removing', () => `${folder}/index.json`, { method: 'DELETE' }],
])('%s is refused', async (_, path, init) => {
  const answer = await ask(path(), init);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await (await ask(`${folder}/index.json`)).text()).toBe(text);
});
