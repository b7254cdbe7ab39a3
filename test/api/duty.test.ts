// Who is on duty: said by themselves or by whoever keeps the people, and apart from their records.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

interface Duty {
  member: string;
  onDutySince?: string;
}
const own = (who: string, onDuty: boolean) =>
  gridloop.send<Duty>(who, 'PUT', '/v1/districts/alpha/duty', { onDuty });
const put = (id: string, onDuty: boolean, who = 'admin') =>
  gridloop.send<Duty & { code?: string }>(who, 'PUT', `/v1/districts/alpha/members/${id}/duty`, { onDuty });
const asked = (ids: readonly string[], who = 'admin') =>
  gridloop.send<{ items: Duty[] }>(who, 'GET', `/v1/districts/alpha/duty?members=${ids.join(',')}`);
const said = async (ids: readonly string[]) =>
  (await asked(ids)).body.items.map(({ member }) => member).sort();
const mine = async (who: string) =>
  (await gridloop.api.as(`alpha-${who}`).call('GET /v1/me', {})).memberships[0]?.onDutySince;

test('people go on duty and off by themselves, and stay on since they first said so', async () => {
  expect(await mine('roads-handler')).toBeUndefined();
  const first = await own('roads-handler', true);
  expect(first).toMatchObject({ status: 200, body: { member: 'roads-handler' } });
  expect((await own('roads-handler', true)).body).toEqual(first.body);
  expect(await mine('roads-handler')).toBe(first.body.onDutySince);
  expect((await own('roads-handler', false)).body).toEqual({ member: 'roads-handler' });
  expect((await own('roads-handler', false)).status).toBe(200);
  expect(await mine('roads-handler')).toBeUndefined();
});

test('whoever keeps the people puts others on duty, and nobody else does', async () => {
  expect((await put('officer-west', true)).body.onDutySince).toBeTruthy();
  expect(await mine('officer-west')).toBeTruthy();
  expect(await put('officer-west', false, 'roads-clerk')).toMatchObject({
    status: 403,
    body: { code: 'auth/forbidden' },
  });
  expect(await put('nobody', true)).toMatchObject({ status: 404, body: { code: 'record/not-found' } });
});

test('of the people asked for, those on duty are named; what is no list of ids is refused', async () => {
  await own('officer-east', true);
  expect(await said(['officer-east', 'reviewer', 'nobody'])).toEqual(['officer-east']);
  expect((await asked([])).status).toBe(422);
  expect((await asked(Array.from({ length: 101 }, (_, at) => `m-${at}`))).status).toBe(422);
  expect((await asked(['officer-east'], 'reviewer')).status).toBe(403);
});

test('a handler is named from colleagues of whom it is said who is on duty', async () => {
  await own('roads-handler-2', true);
  const { items } = await gridloop.api
    .as('alpha-roads-clerk')
    .call('GET /v1/districts/{district}/departments/{department}/members', {
      params: { district: 'alpha', department: 'roads' },
    });
  expect(items.filter(({ onDutySince }) => onDutySince).map(({ id }) => id)).toEqual(['roads-handler-2']);
});

test('a shift is no change of the person, and whoever is removed is off duty when they come back', async () => {
  const params = { district: 'alpha', id: 'officer-both' };
  const { call } = gridloop.api.as('alpha-admin');
  const before = await call('GET /v1/districts/{district}/members/{id}', { params });
  await own('officer-both', true);
  const after = await call('GET /v1/districts/{district}/members/{id}', { params });
  expect(after).toEqual(before);
  const { version } = await call('DELETE /v1/districts/{district}/members/{id}', {
    params,
    ifMatch: after.version,
  });
  expect(version).toBe(after.version + 1);
  expect(await put('officer-both', true)).toMatchObject({ status: 404 });
  await call('POST /v1/districts/{district}/members', {
    params: { district: 'alpha' },
    body: after.value,
  });
  expect(await said(['officer-both'])).toEqual([]);
});
