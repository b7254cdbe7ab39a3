// What districts use, for the operators: requests and units of a month, people and open cases of now.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countUsage } from '#functions/lib/usage.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const operator = () => gridloop.api.as('operator');
const month = new Date().toISOString().slice(0, 7);
const listed = async (district: string, of = month) => {
  const { items } = await operator().call('GET /v1/usage', { query: { month: of } });
  return items.find((each) => each.district === district);
};

test('every request of a district is counted with the units it consumed, to less than a block of each function', async () => {
  const { body: subject } = await gridloop.report();
  const before = (await listed('alpha'))?.requests ?? 0;
  for (let request = 0; request < 100; request += 1) await gridloop.see('reviewer', subject);
  const after = await listed('alpha');
  expect(after?.requests).toBeGreaterThanOrEqual(before + 75);
  expect(after?.requests).toBeLessThanOrEqual(before + 125);
  // A case is read from its partition and a few rows more; reading writes nothing.
  expect(after?.readUnits).toBeGreaterThan(100);
  expect(after?.writeUnits).toBeLessThan(50);
});

test('strangers use nothing up in a district’s name, nor in the name of one that is none', async () => {
  const before = await listed('beta');
  for (let request = 0; request < 60; request += 1) {
    await gridloop.api.as('alpha-reviewer').send('GET', '/v1/districts/beta/queues');
    await gridloop.api.as('alpha-reviewer').send('GET', '/v1/districts/nowhere/queues');
  }
  expect(await listed('beta')).toEqual(before);
  expect(await listed('nowhere')).toBeUndefined();
});

test('a month ends with what it had: the next begins at nothing', async () => {
  const use = { read: 0.5, write: 2 };
  for (let request = 0; request < 50; request += 1)
    await countUsage('delta', use, new Date('2026-01-31T23:59:00Z'));
  for (let request = 0; request < 25; request += 1)
    await countUsage('delta', use, new Date('2026-02-01T00:00:00Z'));
  expect(await listed('delta', '2026-01')).toEqual({
    district: 'delta',
    month: '2026-01',
    requests: 50,
    readUnits: 25,
    writeUnits: 100,
  });
  expect(await listed('delta', '2026-02')).toMatchObject({ requests: 25 });
});

test('what was not written after a minute is written with the next request', async () => {
  await countUsage('epsilon', { read: 1, write: 1 }, new Date('2026-03-01T00:00:00Z'));
  expect(await listed('epsilon', '2026-03')).toBeUndefined();
  await countUsage('epsilon', { read: 1, write: 1 }, new Date('2026-03-01T00:01:00Z'));
  expect(await listed('epsilon', '2026-03')).toMatchObject({ requests: 2, readUnits: 2, writeUnits: 2 });
});

test('of one district: its people, its open cases, its months', async () => {
  const usage = () =>
    operator().call('GET /v1/districts/{district}/usage', { params: { district: 'alpha' } });
  const before = await usage();
  await gridloop.report();
  const after = await gridloop.eventually(usage, ({ now }) => now.openCases > before.now.openCases);
  expect(after.now).toMatchObject({ openCases: before.now.openCases + 1, members: before.now.members });
  expect(before.now.members).toBeGreaterThan(10);
  expect(after.months.map((each) => each.month)).toEqual([month]);
  const nowhere = await operator().send('GET', '/v1/districts/nowhere/usage');
  expect(nowhere).toMatchObject({ status: 404, body: { code: 'district/not-found' } });
  expect((await gridloop.send('admin', 'GET', '/v1/districts/alpha/usage')).status).toBe(403);
});
