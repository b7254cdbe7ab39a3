// One district's flood is refused with a time to wait, and the others do not notice.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TooManyRequests, throttle } from '#functions/lib/throttle.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
  process.env.DISTRICT_RATE = '10';
});
afterAll(() => gridloop?.stop());

const asked = (district: string) => gridloop.list('reviewer', 'queue=reported', district);
const perWindow = 100;
const block = 25;

/** How many of so many requests at one moment are let through. */
async function letThrough(district: string, requests: number, now: number): Promise<number> {
  let through = 0;
  for (let index = 0; index < requests; index += 1) {
    const refused = await throttle(district, now).catch((error: unknown) => error);
    if (refused === undefined) through += 1;
    else expect(refused).toBeInstanceOf(TooManyRequests);
  }
  return through;
}

test('a district gets its rate and one free block of a container, and again in the next window', async () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  expect(await letThrough('gamma', 300, start)).toBe(perWindow + block);
  expect(await letThrough('gamma', 10, start + 9_999)).toBe(0);
  expect(await letThrough('gamma', 300, start + 10_000)).toBe(perWindow + block);
});

test('what other containers let through counts', async () => {
  const start = Date.parse('2026-02-01T00:00:00Z');
  expect(await letThrough('delta', 300, start)).toBe(perWindow + block);
  // Another container is another copy of the module.
  vi.resetModules();
  const elsewhere = (await import('#functions/lib/throttle.ts')).throttle;
  let through = 0;
  for (let index = 0; index < 60; index += 1)
    await elsewhere('delta', start).then(
      () => (through += 1),
      () => {},
    );
  expect(through).toBe(block);
});

test('says how long to wait', async () => {
  const start = Date.parse('2026-03-01T00:00:00Z');
  await letThrough('epsilon', 300, start);
  await expect(throttle('epsilon', start + 3_200)).rejects.toMatchObject({ retryAfterSeconds: 7 });
});

test('over the API it is a 429 with Retry-After, and the other district goes on', async () => {
  // More than two windows hold, should one end in between.
  const answers = [];
  for (let index = 0; index < 2 * (perWindow + block) + 50; index += 1) answers.push(await asked('alpha'));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length + answers.filter(({ status }) => status === 200).length).toBe(answers.length);
  expect(refused[0]?.body).toMatchObject({ code: 'request/too-many' });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeLessThanOrEqual(10);
  expect((await asked('beta')).status).toBe(200);
});
