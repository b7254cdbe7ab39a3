// What a district may have: set by the operator, held at the edge, and told to whoever is refused.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownStoreFor } from '#functions/lib/store.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Member } from '#shared/contracts/members.ts';
import { type Quotas, type QuotaUse, quotas } from '#shared/contracts/quotas.ts';
import { type Answer, type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';
import { declare, photo } from '#test/support/photos.ts';
import { smallDistrict } from '#test/support/small-district.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const operator = () => gridloop.api.as('operator');
const listed = async (district = 'alpha') => {
  const { items } = await operator().call('GET /v1/districts', {});
  const found = items.find(({ id }) => id === district);
  if (!found) throw new Error(`No district ${district}`);
  return found;
};
async function setQuotas(change: Partial<Quotas>, district = 'alpha') {
  const { quotas: before, version } = await listed(district);
  return operator().call('PATCH /v1/districts/{district}', {
    params: { district },
    body: { quotas: { ...before, ...change } },
    ifMatch: version,
  });
}
const use = async () => (await gridloop.send<QuotaUse>('admin', 'GET', '/v1/districts/alpha/quotas')).body;

type Refused = Member & {
  code: string;
  errors: { rule: string; about: string; detail: string }[];
};
const members = '/v1/districts/alpha/members';
const person = (id: string): Member => ({
  id,
  account: `alpha-${id}`,
  name: `人员${id}`,
  roles: ['reviewer'],
  areas: [],
  department: null,
});
const add = (id: string) => gridloop.send<Refused>('admin', 'POST', members, person(id));
const bring = (ids: readonly string[], more: object = {}) =>
  gridloop.send<Refused>('admin', 'POST', `${members}/import`, { rows: ids.map(person), ...more });
const remove = async (id: string) =>
  gridloop.send('admin', 'DELETE', `${members}/${id}`, undefined, { 'if-match': '"1"' });
const isThere = async (id: string) =>
  (await gridloop.send('admin', 'GET', `${members}/${id}`)).status === 200;

const refusedFor = (rule: string, most: number) => ({
  status: 409,
  body: { code: 'quota/exceeded', errors: [{ rule, about: String(most), detail: expect.any(String) }] },
});

describe('people', () => {
  test('are counted as they come and go, whichever way, and each once', async () => {
    const { now } = await use();
    expect(now.members).toBe(smallDistrict('alpha').members.length);
    const count = async () => (await use()).now.members - now.members;
    await add('c-1');
    await add('c-1');
    expect(await count()).toBe(1);
    await bring(['c-1', 'c-2', 'c-3']);
    await bring(['c-1', 'c-2', 'c-3']);
    expect(await count()).toBe(3);
    await gridloop.send('admin', 'PATCH', `${members}/c-2`, { name: '新名' }, { 'if-match': '"1"' });
    expect(await count()).toBe(3);
    await remove('c-1');
    expect(await count()).toBe(2);
    await add('c-1');
    expect(await count()).toBe(3);
  });

  test('one more than the quota is refused, with what to do; one who leaves makes room', async () => {
    const { now } = await use();
    const most = now.members + 1;
    await setQuotas({ members: most });
    expect((await add('m-1')).status).toBe(201);
    const refused = await add('m-2');
    expect(refused).toMatchObject(refusedFor('quota-members', most));
    expect(refused.body.errors[0]?.detail).toMatch(/Remove those who have left/);
    expect(await isThere('m-2')).toBe(false);
    // Their account is nobody's either.
    expect((await gridloop.api.as('alpha-m-2').call('GET /v1/me', {})).memberships).toEqual([]);
    await remove('m-1');
    expect((await add('m-2')).status).toBe(201);
  });

  test('an import over the quota is refused whole, also when it comes in parts; what is there already counts once', async () => {
    const { now } = await use();
    await setQuotas({ members: now.members + 2 });
    const refused = refusedFor('quota-members', now.members + 2);
    expect(await bring(['i-1', 'i-2', 'i-3'])).toMatchObject(refused);
    expect(await isThere('i-1')).toBe(false);
    expect(await bring(['i-1', 'i-2'], { dryRun: true, besides: 1 })).toMatchObject(refused);
    expect(await bring(['i-1', 'i-2'], { dryRun: true })).toMatchObject({ status: 200 });
    expect(await bring(['i-1', 'i-2'])).toMatchObject({ status: 200, body: { created: 2 } });
    // The edge is reached: what changes nobody's number goes on.
    expect(await bring(['i-1', 'i-2'])).toMatchObject({ status: 200, body: { unchanged: 2 } });
    expect((await use()).now.members).toBe(now.members + 2);
  });

  test('of many who come at the same moment exactly as many come in as there is room for', async () => {
    const { now } = await use();
    await setQuotas({ members: now.members + 3 });
    const ids = Array.from({ length: 8 }, (_, number) => `r-${number}`);
    const answers = await Promise.all(ids.map(add));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409]);
    expect((await use()).now.members).toBe(now.members + 3);
    const there = await Promise.all(ids.map(isThere));
    expect(there.filter(Boolean)).toHaveLength(3);
  });

  test('a district does not begin with more than its quota', async () => {
    const body = { ...smallDistrict('gamma'), quotas: { ...(await listed()).quotas, members: 3 } };
    const refused = await operator().send('PUT', '/v1/districts/gamma', { body });
    expect(refused).toMatchObject(refusedFor('quota-members', 3));
    expect((await operator().call('GET /v1/districts', {})).items.map(({ id }) => id)).not.toContain('gamma');
  });
});

describe('open cases', () => {
  test('are refused at the quota; the same report sent again is the same case; one that is dismissed makes room', async () => {
    const first = reportBody();
    const send = (body: object): Promise<Answer> =>
      gridloop.send('officer-west', 'POST', '/v1/districts/alpha/cases', body);
    const { body: subject } = await send(first);
    const { now } = await gridloop.eventually(use, (found) => found.now.openCases === 1);
    await setQuotas({ openCases: now.openCases });
    // What a container remembers of the counters is some seconds old.
    const refused = await gridloop.eventually(
      () => send(reportBody()),
      ({ status }) => status !== 201,
    );
    const { openCases } = (await use()).quotas;
    expect(refused).toMatchObject(refusedFor('quota-open-cases', openCases));
    expect(await send(first)).toMatchObject({ status: 201, body: { id: subject.id } });
    const open = await gridloop.list('reviewer', 'queue=reported');
    for (const { id } of open.body.items)
      await gridloop.act('reviewer', { id }, 'dismiss', { reason: '重复上报' });
    const again = await gridloop.eventually(
      () => send(reportBody()),
      ({ status }) => status === 201,
      20,
    );
    expect(again.status).toBe(201);
  }, 60_000);
});

describe('photos', () => {
  const ask = async (caseId: string, evidenceId: string) => {
    const bytes = await photo();
    const body = { evidenceId, kind: 'scene', ...declare(bytes) };
    return gridloop.send<Refused>(
      'officer-west',
      'POST',
      `/v1/districts/alpha/cases/${caseId}/evidence`,
      body,
    );
  };

  test('fill the storage with what is kept of them once they are accepted', async () => {
    const before = (await use()).now.storageBytes;
    const caseId = ulid();
    const scene = await gridloop.upload('officer-west', caseId, 'scene');
    const { body } = await gridloop.report({ caseId, evidence: [scene] });
    const checked = await gridloop.checked('officer-west', body);
    const bytes = (checked.body as CaseView).evidence[0]?.check?.bytes ?? 0;
    expect(bytes).toBeGreaterThan(500);
    const { now } = await gridloop.eventually(use, (found) => found.now.storageBytes > before);
    expect(now.storageBytes).toBe(before + bytes);
  });

  test('are refused when the upload is asked for, and one that was asked for before is not', async () => {
    const [caseId, known] = [ulid(), ulid()];
    expect((await ask(caseId, known)).status).toBe(201);
    const { quotas: allowed } = await setQuotas({ storageGigabytes: 1 });
    expect(quotas.parse(allowed).storageGigabytes).toBe(1);
    const store = ownStoreFor('alpha');
    // As many photos as fill it, all but a byte.
    const { now } = await use();
    await store.update(store.keys.counters(), {
      UpdateExpression: 'ADD bytes :more',
      ExpressionAttributeValues: { ':more': 999_999_999 - now.storageBytes },
    });
    const refused = await gridloop.eventually(
      () => ask(caseId, ulid()),
      ({ status }) => status !== 201,
    );
    expect(refused).toMatchObject(refusedFor('quota-storage', 1));
    expect((await ask(caseId, known)).status).toBe(201);
  });
});

test('quotas are the operator’s to set and the administrators’ to read', async () => {
  const { quotas: set } = await setQuotas({ members: 77, requestsPerMinute: 9_000_000 });
  expect(await use()).toMatchObject({ quotas: set, now: { members: expect.any(Number) } });
  expect(await listed()).toMatchObject({ quotas: { members: 77 }, state: 'active', now: (await use()).now });
  expect((await gridloop.send('reviewer', 'GET', '/v1/districts/alpha/quotas')).status).toBe(403);
  const { version } = await listed();
  const patch = (who: string, body: object) =>
    gridloop.api
      .as(who)
      .send('PATCH', '/v1/districts/alpha', { body, headers: { 'if-match': `"${version}"` } });
  expect((await patch('alpha-admin', { quotas: set })).status).toBe(403);
  expect((await patch('operator', { quotas: { ...set, members: 0 } })).status).toBe(422);
  expect((await patch('operator', { quotas: { members: 5 } })).status).toBe(422);
  // Setting quotas is no resuming.
  await patch('operator', { state: 'suspended' });
  await setQuotas({ members: 78 });
  expect((await listed()).state).toBe('suspended');
});
