// A district that its operator suspends is read by everybody as before, and changed by nobody, until it is resumed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesDistrict } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const operator = () => gridloop.api.as('operator');
const found = async (id = 'alpha') => {
  const { items } = await operator().call('GET /v1/districts', {});
  const district = items.find((each) => each.id === id);
  if (!district) throw new Error(`The operator does not see ${id}`);
  return district;
};
const set = async (state: 'active' | 'suspended', ifMatch: number) =>
  operator().send('PATCH', '/v1/districts/alpha', {
    body: { state },
    headers: { 'if-match': `"${ifMatch}"` },
  });
const noticed = (status: number) =>
  gridloop.eventually(
    () => gridloop.send('officer-west', 'POST', '/v1/districts/alpha/cases', reportBody()),
    (answer) => answer.status === status,
  );

test('is read and not changed while it is suspended; the other district notices nothing', async () => {
  const { body: subject } = await gridloop.report();
  const { version, state } = await found();
  expect(state).toBe('active');
  expect(await set('suspended', version)).toMatchObject({
    status: 200,
    body: { state: 'suspended', version: version + 1 },
  });
  expect((await noticed(403)).body).toMatchObject({ code: 'district/suspended' });
  expect((await gridloop.see('reviewer', subject)).status).toBe(200);
  expect((await gridloop.list('reviewer', 'queue=reported')).body.items.map(({ id }) => id)).toContain(
    subject.id,
  );
  expect(await gridloop.act('reviewer', subject, 'file')).toMatchObject({
    status: 403,
    body: { code: 'district/suspended' },
  });
  const { memberships } = await gridloop.api.as('alpha-admin').call('GET /v1/me', {});
  expect(memberships[0]?.district.state).toBe('suspended');
  expect((await gridloop.report({}, 'officer-west', 'beta')).status).toBe(201);

  expect((await set('active', version + 1)).status).toBe(200);
  await noticed(201);
  expect((await gridloop.act('reviewer', subject, 'file')).status).toBe(200);
});

test('every route of members that is no reading says that it may refuse so', () => {
  const changing = routes.filter((route) => route.auth === 'member' && route.method !== 'GET');
  expect(changing.length).toBeGreaterThan(20);
  expect(changing.filter((route) => !changesDistrict(route))).toEqual([]);
});

test('of two operators who decide at once the second reads again', async () => {
  const { version } = await found();
  const answers = await Promise.all([set('suspended', version), set('suspended', version)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await set('active', version)).status).toBe(412);
  expect((await set('active', version + 1)).status).toBe(200);
});

test('is the operator’s to decide, and of districts that there are', async () => {
  const own = await gridloop.send(
    'admin',
    'PATCH',
    '/v1/districts/alpha',
    { state: 'active' },
    { 'if-match': '"1"' },
  );
  expect(own).toMatchObject({ status: 403, body: { code: 'auth/forbidden' } });
  const none = await operator().send('PATCH', '/v1/districts/nowhere', {
    body: { state: 'active' },
    headers: { 'if-match': '"1"' },
  });
  expect(none).toMatchObject({ status: 404, body: { code: 'district/not-found' } });
});
