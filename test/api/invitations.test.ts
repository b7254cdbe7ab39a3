// People invited through a user pool: asked for once, linked in every further district, closed out with the last one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leadsOnlyInto } from '#functions/lib/members.ts';
import { startFakeCognito } from '#test/support/fake-cognito.ts';
import { type Answer, type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
let cognito: Awaited<ReturnType<typeof startFakeCognito>>;
beforeAll(async () => {
  cognito = await startFakeCognito();
  gridloop = await startGridloop();
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = cognito.url;
  process.env.USER_POOL_ID = 'eu-central-1_pool';
});
afterAll(async () => {
  delete process.env.USER_POOL_ID;
  delete process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER;
  await gridloop?.stop();
  await cognito?.stop();
});

type Invited = Answer<{ account: string; state: string; code: string }>;
const send = (method: string, path: string, body?: unknown, district = 'alpha', headers = {}) =>
  gridloop.send<Invited['body']>(
    'admin',
    method,
    `/v1/districts/${district}${path}`,
    body,
    headers,
    district,
  );
const invite = (email: string, district?: string) => send('POST', '/invitations', { email }, district);
const add = (id: string, account: string, district?: string) =>
  send(
    'POST',
    '/members',
    { id, account, name: id, roles: ['reviewer'], areas: [], department: null },
    district,
  );
const remove = (id: string, district?: string, version = 1) =>
  send('DELETE', `/members/${id}`, undefined, district, { 'if-match': `"${version}"` });
const userOf = (email: string) => cognito.users.find((user) => user.email === email)!;
const stateOf = async (id: string) => (await send('GET', `/members/${id}/login`)).body.state;

describe('an invitation', () => {
  test('makes a login whose subject is the account, once, whatever the capitals', async () => {
    const first = await invite('Zhang@example.org');
    expect(first).toMatchObject({ status: 200, body: { state: 'invited' } });
    expect(first.body.account).toBe(userOf('zhang@example.org').sub);
    expect((await invite('zhang@EXAMPLE.org')).body).toEqual(first.body);
    expect(userOf('zhang@example.org').sent).toBe(1);
  });

  test('of several at the same moment there is one login', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => invite('li@example.org')));
    expect(new Set(answers.map(({ body }) => body.account)).size).toBe(1);
    expect(cognito.users.filter(({ email }) => email === 'li@example.org')).toHaveLength(1);
  });

  test('is sent again to who has not signed in, and to nobody else', async () => {
    await add('zhang', userOf('zhang@example.org').sub);
    expect(await stateOf('zhang')).toBe('invited');
    expect((await send('POST', '/members/zhang/login/invitation')).body).toEqual({ state: 'invited' });
    expect(userOf('zhang@example.org').sent).toBe(2);
    userOf('zhang@example.org').UserStatus = 'CONFIRMED';
    expect(await stateOf('zhang')).toBe('active');
    expect(await send('POST', '/members/zhang/login/invitation')).toMatchObject({
      status: 409,
      body: { code: 'login/not-invited' },
    });
    expect(await stateOf('officer-west')).toBe('unknown');
  });

  test('in another district links the same person and sends nothing', async () => {
    const { body } = await invite('zhang@example.org', 'beta');
    expect(body).toEqual({ account: userOf('zhang@example.org').sub, state: 'active' });
    expect(userOf('zhang@example.org').sent).toBe(2);
    expect((await add('zhang', body.account, 'beta')).status).toBe(201);
  });

  test('is refused where it is none, and for whoever may not change people', async () => {
    expect((await invite('no address')).status).toBe(422);
    const asReviewer = await gridloop.send('reviewer', 'POST', '/v1/districts/alpha/invitations', {
      email: 'wang@example.org',
    });
    expect(asReviewer.status).toBe(403);
    expect(cognito.users).toHaveLength(2);
  });
});

describe('whoever leaves', () => {
  test('keeps their login while another district has them; the last one closes it; coming back opens it', async () => {
    const user = userOf('zhang@example.org');
    await remove('zhang');
    expect(user.Enabled).toBe(true);
    await remove('zhang', 'beta');
    expect(user.Enabled).toBe(false);
    expect((await invite('zhang@example.org')).body.state).toBe('disabled');
    await add('zhang', user.sub);
    expect(user.Enabled).toBe(true);
  });

  test('is closed out by another account as well, and an operator never is', async () => {
    const user = userOf('zhang@example.org');
    await send('PATCH', '/members/zhang', { account: userOf('li@example.org').sub }, 'alpha', {
      'if-match': '"3"',
    });
    expect(user.Enabled).toBe(false);
    expect(userOf('li@example.org').Enabled).toBe(true);
    expect(await leadsOnlyInto('operator', 'alpha')).toBe(false);
  });

  test('a pool that does not answer keeps nobody in', async () => {
    await cognito.stop();
    expect((await remove('zhang', 'alpha', 4)).status).toBe(200);
  });
});

test('where another issuer signs people in nobody is invited', async () => {
  delete process.env.USER_POOL_ID;
  expect(await invite('zhao@example.org')).toMatchObject({ status: 409, body: { code: 'login/elsewhere' } });
  expect(await stateOf('officer-west')).toBe('elsewhere');
});
