// A district leaves: everything of it is in an archive, then nothing of it is anywhere, and the other has not changed.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sliceLimits } from '#functions/jobs/slice-limits.ts';
import { standsStill } from '#functions/lib/district-register.ts';
import { districtKeys } from '#functions/lib/keys.ts';
import { outsideTable, ownStoreFor } from '#functions/lib/store.ts';
import { startFakeCognito } from '#test/support/fake-cognito.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { begin, deliver, deliverNext, drive, rowOf } from '#test/support/leaving.ts';
import { smallDistrict } from '#test/support/small-district.ts';
import { allObjects, rowsNaming, snapshot } from '#test/support/whole-storage.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
  // Many slices of a small district.
  Object.assign(sliceLimits, { bytes: 15_000, removals: 40 });
});
afterAll(() => gridloop?.stop());

const operator = () => gridloop.api.as('operator');
const params = { district: 'alpha' };
const see = (offboarding: string) =>
  operator().call('GET /v1/offboardings/{offboarding}', { params: { offboarding } });
const load = async (href: string) =>
  new Uint8Array(await (await fetch(new URL(href, gridloop.api.origin))).arrayBuffer());
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let id: string;

test('only a suspended district can be off-boarded, and only by an operator', async () => {
  const headers = { 'if-match': '"1"' };
  const path = '/v1/districts/alpha/offboarding';
  expect(await operator().send('PUT', path, { headers })).toMatchObject({
    status: 409,
    body: { code: 'district/not-suspended' },
  });
  expect(await gridloop.api.as('alpha-admin').send('PUT', path, { headers })).toMatchObject({ status: 403 });
  expect(await operator().send('PUT', '/v1/districts/nowhere/offboarding', { headers })).toMatchObject({
    status: 404,
    body: { code: 'district/not-found' },
  });
});

test('begun twice it is one, and what changed meanwhile is no reason to refuse', async () => {
  await fill('alpha', 12);
  await fill('beta', 2);
  const first = await begin(gridloop.api, 'alpha');
  id = first.id;
  const again = await operator().call('PUT /v1/districts/{district}/offboarding', { params, ifMatch: 1 });
  expect(again.id).toBe(id);
  const { items } = await operator().call('GET /v1/offboardings', {});
  expect(items.map((each) => [each.id, each.stage])).toEqual([[id, 'archiving']]);
});

test('nothing is archived while requests from before may still be at work', async () => {
  await deliver(id, 0);
  expect(await rowOf(id)).toMatchObject({ slice: 0, archived: { rows: {} } });
});

test('nothing is erased before the archive is complete', async () => {
  expect(await erase('alpha')).toMatchObject({ status: 409, body: { code: 'offboarding/not-archived' } });
});

test('clocks stand still in a district that is leaving', async () => {
  await gridloop.eventually(() => standsStill('alpha'), Boolean);
  const { handler } = await import('#functions/clock/index.ts');
  await handler({ time: '2030-01-01T00:00:00Z' });
  const ticked = async (district: string) =>
    (await rowsNaming(`T#${district}#C#`)).filter(
      ({ commandId }) => commandId === 'tick#2030-01-01T00:00:00.000Z',
    );
  expect(await ticked('alpha')).toEqual([]);
  expect(await ticked('beta')).not.toEqual([]);
});

test('the archive holds every row and every file once, whoever delivers its slices how often', async () => {
  await drive(id, async (row) => {
    await Promise.all([deliverNext(row), deliverNext(row)]);
    await deliver(id, Math.max(row.slice - 1, 0));
  });
  expect((await rowOf(id)).slice).toBeGreaterThan(5);
  const view = await see(id);
  expect(view.stage).toBe('archived');
  const manifestFile = view.files.find(({ name }) => name === 'manifest.json');
  const manifest = await load(manifestFile?.href ?? '');
  expect(sha256(manifest)).toBe(view.archive?.sha256);
  const lines = new Map<string, Record<string, unknown>[]>();
  const { parts } = JSON.parse(Buffer.from(manifest).toString()) as { parts: typeof view.files };
  expect(parts.length).toBe(view.files.length - 1);
  for (const { name, sha256: hash, lines: count } of parts) {
    const bytes = await load(view.files.find((file) => file.name === name)?.href ?? '');
    expect(sha256(bytes), name).toBe(hash);
    const [folder, kind = ''] = name.split('/');
    if (folder !== 'rows') continue;
    const rows = gunzipSync(bytes).toString().trim().split('\n');
    expect(rows, name).toHaveLength(count);
    lines.set(kind, [...(lines.get(kind) ?? []), ...rows.map((line) => JSON.parse(line))]);
  }
  const { file = [], ...kinds } = Object.fromEntries(lines);
  const keyOf = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`;
  const archived = Object.values(kinds).flat().map(keyOf).sort();
  const there = (await rowsNaming('alpha'))
    .filter(({ pk, sk }) => !/^(OFFBOARDING|REGISTER|RATE)/.test(pk) && !sk.startsWith('CHUNK#'))
    .map(keyOf);
  expect(archived).toEqual(there.sort());
  expect(view.archived.rows).toEqual(
    Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, rows.length])),
  );
  const objects = (await allObjects()).filter((key) => /^(evidence|uploads|shapes)\/alpha\//.test(key));
  expect(file.map(({ path }) => path).sort()).toEqual(objects.sort());
  expect(view.archived.files).toBe(objects.length);
  // A version of a part can be read as it was published.
  const catalogue = kinds.configuration?.find(({ sk }) => String(sk).startsWith('VERSION#catalogue'));
  expect(catalogue?.value).toEqual(smallDistrict('alpha').catalogue);
});

test('what is packed is what lay in the bucket', async () => {
  const { files } = await see(id);
  for (const { name, href } of files.filter((each) => each.name.endsWith('.tar'))) {
    const entries = untar(await load(href));
    expect(entries.length, name).toBeGreaterThan(0);
    const listed = await linesOf(files, name.replace('files/', 'rows/file/').replace('.tar', '.jsonl.gz'));
    expect(entries.map(({ path, bytes }) => [path, sha256(bytes)])).toEqual(
      listed.map((line) => [line.path, line.sha256]),
    );
  }
});

test('a link to the archive is good only as it was signed', async () => {
  const { files } = await see(id);
  const { pathname } = new URL(files[0]?.href ?? '', gridloop.api.origin);
  expect((await fetch(new URL(pathname, gridloop.api.origin))).status).toBe(403);
});

test('another id confirms nothing', async () => {
  expect(await erase('beta')).toMatchObject({ status: 422, body: { code: 'offboarding/not-confirmed' } });
});

test('taken back in time it comes to nothing, and its people go on', async () => {
  const { items } = await operator().call('GET /v1/districts', {});
  const { version } = items.find((each) => each.id === 'alpha') as (typeof items)[number];
  await operator().call('PATCH /v1/districts/{district}', {
    params,
    body: { state: 'active' },
    ifMatch: version,
  });
  expect((await see(id)).stage).toBe('cancelled');
  expect(await erase('alpha')).toMatchObject({ status: 409, body: { code: 'offboarding/not-archived' } });
  const answer = await gridloop.eventually(
    () => gridloop.report(),
    ({ status }) => status === 201,
  );
  expect(answer.status).toBe(201);
});

test('nothing of the district is left, each thing counted once, through crashes; the other is untouched', async () => {
  ({ id } = await begin(gridloop.api, 'alpha'));
  await drive(id);
  const { archived } = await see(id);
  const beta = await still('beta');
  const contents = (await rowsNaming('alpha')).filter(({ sk }) => sk.startsWith('CHUNK#')).length;
  await operator().call('PUT /v1/offboardings/{offboarding}/erasure', {
    params: { offboarding: id },
    body: { district: 'alpha' },
  });
  expect((await erase('alpha')).status).toBe(200);
  const { faultAt } = await import('#test/support/faults.ts');
  let calls = 0;
  // Every third removal is done and its answer lost; every fourth move of the row fails before it is made.
  const restore = [
    faultAt('BatchWriteItem', async (input, send) => {
      const output = await send(input);
      calls += 1;
      if (calls % 3 === 0) throw new Error('The process was killed');
      return output;
    }),
    faultAt('TransactWriteItems', (input, send) => {
      calls += 1;
      if (calls % 4 === 0) throw new Error('The process was killed');
      return send(input);
    }),
  ];
  let failed = 0;
  await drive(id, async (row) => {
    const done = await Promise.all([deliverNext(row), deliverNext(row)]);
    failed += done.filter((each) => !each).length;
  });
  for (const each of restore) each();
  expect(failed).toBeGreaterThan(2);
  const left = (await rowsNaming('alpha')).filter(({ pk }) => !pk.startsWith('OFFBOARDING'));
  expect(left.map(({ pk, sk, state }) => [pk, sk, state])).toEqual([['REGISTER', 'alpha', 'left']]);
  const objects = (await allObjects()).filter((key) => key.includes('alpha') && !key.startsWith('archive/'));
  expect(objects).toEqual([]);
  expect(await still('beta')).toEqual(beta);
  const { stage, removed, erasedBy, erasedAt, archive, kept } = await see(id);
  const { rate: _rate, ...rows } = removed.rows;
  expect({ ...removed, rows }).toEqual({
    ...archived,
    rows: { ...archived.rows, 'configuration-contents': contents },
  });
  expect({ stage, erasedBy }).toEqual({ stage: 'erased', erasedBy: 'operator' });
  expect(erasedAt).toMatch(/^\d{4}-/);
  expect(archive?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(kept).toContain('accounts');
});

test('nobody enters a district that has left, and operators see it among the receipts alone', async () => {
  expect((await gridloop.send('admin', 'GET', '/v1/districts/alpha/members')).status).toBe(404);
  const { items } = await operator().call('GET /v1/districts', {});
  expect(items.map((each) => each.id)).toEqual(['beta']);
  const { items: all } = await operator().call('GET /v1/offboardings', {});
  expect(all.map((each) => each.stage)).toEqual(['erased', 'cancelled']);
});

test('who still asks while their district is being erased is told that it is gone', async () => {
  const body = smallDistrict('gamma');
  await operator().call('PUT /v1/districts/{district}', { params: { district: 'gamma' }, body });
  const configuration = (await rowsNaming('T#gamma#')).filter(({ pk }) => pk.endsWith('CFG'));
  expect(configuration).not.toEqual([]);
  for (const { pk, sk } of configuration) await ownStoreFor('gamma').remove({ pk, sk });
  expect(
    await gridloop.send('reviewer', 'GET', '/v1/districts/gamma/queues', undefined, {}, 'gamma'),
  ).toMatchObject({
    status: 404,
    body: { code: 'district/not-found' },
  });
});

test('what the stream still brings of a district that has left makes no row of it', async () => {
  const { handler } = await import('#functions/relay/index.ts');
  const { marshall } = await import('@aws-sdk/util-dynamodb');
  const key = { ...districtKeys('alpha').events(ulid(), 1) };
  const late = { ...key, at: new Date(0).toISOString(), from: '', to: 'reported', facts: [] };
  const NewImage = marshall({ ...late, facts: [{ type: 'case.reported', data: {}, hash: '' }] });
  await handler({ Records: [{ dynamodb: { NewImage: NewImage as never, SequenceNumber: '1' } }] });
  expect((await rowsNaming('T#alpha#')).map(({ pk }) => pk)).toEqual([]);
});

test('its id can be given to another district, which has nothing of the first', async () => {
  const body = { ...smallDistrict('alpha'), routing: [] };
  body.catalogue = body.catalogue.map((each) => ({ ...each, name: { zh: '新事项', en: 'New' } }));
  await operator().call('PUT /v1/districts/{district}', { params, body });
  const { call } = gridloop.api.as('alpha-admin');
  const { value } = await call('GET /v1/districts/{district}/configuration/catalogue', { params, query: {} });
  expect(value.map(({ name }) => name.zh)).toEqual(body.catalogue.map(() => '新事项'));
  const { items } = (await gridloop.list('reviewer', 'queue=reported')).body;
  expect(items).toEqual([]);
  await gridloop.eventually(
    () => gridloop.report(),
    ({ status }) => status === 201,
  );
});

/** What there is when nobody is at work any more. Requests are counted for a while, and of no interest. */
async function still(district: string) {
  const looked = async () => {
    const first = await snapshot(district);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return [first, await snapshot(district)] as const;
  };
  const [taken] = await gridloop.eventually(looked, ([a, b]) => isDeepStrictEqual(a, b), 60);
  return Object.fromEntries(Object.entries(taken).filter(([key]) => !key.startsWith('RATE#')));
}

const erase = (district: string) =>
  operator().send('PUT', `/v1/offboardings/${id}/erasure`, { body: { district } });

/** Cases in all states, photos on them and on none, people who changed and left. */
async function fill(district: string, cases: number): Promise<void> {
  const { report, act, upload, checked, send } = gridloop;
  for (let at = 0; at < cases; at += 1) {
    const caseId = ulid();
    const scene = await upload('officer-west', caseId, 'scene', {}, district);
    const { body } = await report({ caseId, evidence: [scene] }, 'officer-west', district);
    await checked('reviewer', body, district);
    await act('reviewer', body, 'file', {}, {}, district);
    if (at % 2 === 0)
      await act('dispatcher', body, 'dispatch', { lead: 'sanitation', assist: [], notify: [] }, {}, district);
  }
  // Photos of a case that is never reported, one of which was checked.
  await upload('officer-west', ulid(), 'scene', {}, district);
  const person = {
    id: 'newcomer',
    account: `${district}-newcomer`,
    name: '新人',
    roles: ['handler'],
    areas: [],
  };
  const members = `/v1/districts/${district}/members`;
  await send('admin', 'POST', members, { ...person, department: 'sanitation' }, {}, district);
  const change = { department: 'urban-enforcement' };
  await send('admin', 'PATCH', `${members}/newcomer`, change, { 'if-match': '"1"' }, district);
  await send('admin', 'DELETE', `${members}/newcomer`, undefined, { 'if-match': '"2"' }, district);
  // A login that a crash left behind: its member was never written.
  const { logins } = districtKeys(district);
  await outsideTable().put({
    pk: `LOGIN#${district}-lost`,
    sk: district,
    memberId: 'lost',
    monthPk: logins(),
    monthSk: `${district}-lost`,
  });
  await ownStoreFor(district).get(districtKeys(district).counters());
}

async function linesOf(list: readonly { name: string; href: string }[], name: string) {
  const href = list.find((each) => each.name === name)?.href ?? '';
  const text = gunzipSync(await load(href)).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; sha256: string });
}

/** As any tool reads ustar. */
function untar(bytes: Uint8Array): { path: string; bytes: Uint8Array }[] {
  const entries: { path: string; bytes: Uint8Array }[] = [];
  const text = (at: number, length: number) =>
    Buffer.from(bytes.subarray(at, at + length))
      .toString()
      .replace(/\0.*$/s, '');
  for (let at = 0; bytes[at]; ) {
    const [name, prefix, size] = [text(at, 100), text(at + 345, 155), Number.parseInt(text(at + 124, 12), 8)];
    entries.push({
      path: prefix ? `${prefix}/${name}` : name,
      bytes: bytes.subarray(at + 512, at + 512 + size),
    });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

test('accounts of the user pool go with the district that they led into, and nobody else’s', async () => {
  const cognito = await startFakeCognito();
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = cognito.url;
  process.env.USER_POOL_ID = 'pool';
  try {
    const user = (sub: string) => ({
      ...{ Username: `name-${sub}`, sub, email: `${sub}@example.org`, Enabled: true, sent: 1 },
      UserStatus: 'CONFIRMED' as const,
    });
    const body = smallDistrict('delta');
    const members = body.members.map((each) =>
      each.id === 'reviewer' ? { ...each, account: 'beta-reviewer' } : each,
    );
    await operator().call('PUT /v1/districts/{district}', {
      params: { district: 'delta' },
      body: { ...body, members },
    });
    cognito.users.push(...['delta-admin', 'delta-officer-west', 'beta-reviewer', 'operator'].map(user));
    const { id: leaving } = await begin(gridloop.api, 'delta');
    await drive(leaving);
    await operator().call('PUT /v1/offboardings/{offboarding}/erasure', {
      params: { offboarding: leaving },
      body: { district: 'delta' },
    });
    await drive(leaving);
    expect(cognito.users.map(({ sub }) => sub)).toEqual(['beta-reviewer', 'operator']);
    expect((await see(leaving)).removed.rows.account).toBe(2);
  } finally {
    delete process.env.USER_POOL_ID;
    delete process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER;
    await cognito.stop();
  }
}, 60_000);
