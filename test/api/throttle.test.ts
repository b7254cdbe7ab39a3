// One district's flood is refused with a time to wait, and the others do not notice.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerKey } from '#functions/lib/keys.ts';
import { outsideTable } from '#functions/lib/store.ts';
import { TooManyRequests, throttle } from '#functions/lib/throttle.ts';
import { defaultQuotas } from '#shared/contracts/quotas.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
  for (const district of ['gamma', 'delta', 'epsilon', 'zeta', 'eta'])
    await registerAs(district, slow(district).requestsPerMinute);
});
afterAll(() => gridloop?.stop());

const asked = (district: string) => gridloop.list('reviewer', 'queue=reported', district);
const perWindow = 100;
const block = 25;
const slow = (district: string) => ({ requestsPerMinute: district === 'zeta' ? 60 : 6 * perWindow });

const registerAs = (district: string, requestsPerMinute: number) =>
  outsideTable().put({
    ...registerKey(district),
    id: district,
    name: { zh: district, en: district },
    adcode: '620802',
    createdAt: new Date(0).toISOString(),
    state: 'active',
    origin: '',
    version: 1,
    quotas: { ...defaultQuotas, requestsPerMinute },
  });

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

test('a small quota is no more exceeded than a large one: a block is a quarter of what a window holds', async () => {
  const start = Date.parse('2026-04-01T00:00:00Z');
  // Ten in a window, in blocks of two.
  expect(await letThrough('zeta', 100, start)).toBe(10 + 2);
});

test('a new quota counts from the next window on, within a minute of another container’s change', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const start = Date.parse('2026-05-01T00:00:00Z');
    vi.setSystemTime(start);
    expect(await letThrough('eta', 300, start)).toBe(perWindow + block);
    await registerAs('eta', 2 * slow('eta').requestsPerMinute);
    vi.setSystemTime(start + 10_000);
    expect(await letThrough('eta', 300, start + 10_000)).toBe(perWindow + block);
    vi.setSystemTime(start + 61_000);
    expect(await letThrough('eta', 300, start + 61_000)).toBe(2 * perWindow + block);
  } finally {
    vi.useRealTimers();
  }
});

test('says how long to wait', async () => {
  const start = Date.parse('2026-03-01T00:00:00Z');
  await letThrough('epsilon', 300, start);
  await expect(throttle('epsilon', start + 3_200)).rejects.toMatchObject({ retryAfterSeconds: 7 });
});

test('over the API it is a 429 with Retry-After, and the other district goes on', async () => {
  const { items } = await gridloop.api.as('operator').call('GET /v1/districts', {});
  const alpha = items.find(({ id }) => id === 'alpha')!;
  await gridloop.api.as('operator').call('PATCH /v1/districts/{district}', {
    params: { district: 'alpha' },
    body: { quotas: { ...alpha.quotas, ...slow('alpha') } },
    ifMatch: alpha.version,
  });
  // The window that has begun is the old quota's.
  await new Promise((resolve) => setTimeout(resolve, 10_000 - (Date.now() % 10_000)));
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
