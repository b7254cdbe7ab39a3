// The audit list: every change of configuration and people, each once, the newest first, and nothing of the other
// district.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const admin = () => gridloop.api.as('alpha-admin');
const params = { district: 'alpha' };
interface Query {
  q?: string;
  who?: string;
  from?: string;
  until?: string;
  with?: 'values';
  cursor?: string;
  limit?: number;
}
const page = (query: Query = {}) => admin().call('GET /v1/districts/{district}/audit', { params, query });
async function whole(query: Query = {}): Promise<AuditEntry[]> {
  const items: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page({ ...query, ...(cursor && { cursor }) });
    items.push(...answer.items);
    cursor = answer.cursor;
  } while (cursor);
  return items;
}
const person = (id: string, name: string) => ({
  id,
  account: `alpha-${id}-${ulid().toLowerCase()}`,
  name,
  roles: ['reviewer' as const],
  areas: [],
  department: null,
});

test('has the change of a part and of a person, with who, when and why, the newest first', async () => {
  const { version, value } = await admin().call('GET /v1/districts/{district}/configuration/limits', {
    params,
    query: {},
  });
  await admin().call('PUT /v1/districts/{district}/configuration/limits', {
    params,
    body: { value: { ...value, warnShare: 0.7 }, note: '提前预警' },
    ifMatch: version,
  });
  const added = await admin().call('POST /v1/districts/{district}/members', {
    params,
    body: person('new-one', '新来的'),
  });
  const removed = await admin().call('DELETE /v1/districts/{district}/members/{id}', {
    params: { ...params, id: 'new-one' },
    ifMatch: added.version,
  });
  const by = { id: 'admin', name: 'alpha admin' };
  expect((await page({ limit: 3 })).items).toEqual([
    {
      kind: 'record',
      at: removed.at,
      by,
      version: 2,
      register: 'member',
      id: 'new-one',
      name: '新来的',
      removed: true,
    },
    {
      kind: 'record',
      at: added.at,
      by,
      version: 1,
      register: 'member',
      id: 'new-one',
      name: '新来的',
      removed: false,
    },
    expect.objectContaining({ kind: 'part', by, version: version + 1, part: 'limits', note: '提前预警' }),
  ]);
});

test('goes back to what the district began with, page by page, each change once', async () => {
  const all = await whole({ limit: 100 });
  const small = await whole({ limit: 4 });
  expect(small).toEqual(all);
  const named = all.map((entry) => [entry.kind === 'part' ? entry.part : entry.id, entry.version].join(' '));
  expect(new Set(named).size).toBe(named.length);
  expect(named).toEqual(expect.arrayContaining(['settings 1', 'catalogue 1', 'officer-west 1', 'admin 1']));
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  const other = gridloop.api.as('beta-admin');
  const beta = await other.call('GET /v1/districts/{district}/audit', {
    params: { district: 'beta' },
    query: { q: '新来的' },
  });
  expect(beta.items).toEqual([]);
});

test('is searched by who, by what and by why', async () => {
  expect((await whole({ q: '提前' })).map((entry) => entry.kind === 'part' && entry.part)).toEqual([
    'limits',
  ]);
  expect((await whole({ q: 'NEW-ONE' })).map(({ version }) => version)).toEqual([2, 1]);
  expect((await whole({ q: 'operator' })).length).toBeGreaterThan(10);
  expect(await whole({ q: '没有的' })).toEqual([]);
});

test('is searched by the person who made a change alone', async () => {
  // The administrator was added by the operator: found by what was changed, not by who changed it.
  const about = await whole({ q: 'alpha admin', limit: 100 });
  expect(about.some(({ by }) => by.id === 'operator')).toBe(true);
  const made = await whole({ who: 'ALPHA admin', limit: 100 });
  expect(made.length).toBeGreaterThan(2);
  expect(new Set(made.map(({ by }) => by.id))).toEqual(new Set(['admin']));
  expect(await whole({ who: 'alpha admin', q: '提前' })).toHaveLength(1);
});

test('is narrowed to a stretch of time, the beginning in it and the end not', async () => {
  const all = await whole({ limit: 100 });
  const [newest, oldest] = [all[0]!, all.at(-1)!];
  const of = async (query: Query) => (await whole({ limit: 7, ...query })).map(({ at }) => at);
  const between = (from: string, until: string) =>
    all.map(({ at }) => at).filter((at) => at >= from && at < until);
  expect(await of({ from: newest.at })).toEqual(between(newest.at, '9999'));
  expect(await of({ until: newest.at })).toEqual(between('', newest.at));
  expect(await of({ from: oldest.at, until: newest.at })).toEqual(between(oldest.at, newest.at));
  expect(await of({ until: oldest.at })).toEqual([]);
  expect(await of({ from: '2999-01-01T00:00:00.000Z' })).toEqual([]);
});

test('tells what a record said before and after, where it is asked for', async () => {
  const added = await admin().call('POST /v1/districts/{district}/members', {
    params,
    body: person('told', '甲'),
  });
  const { version } = await admin().call('PATCH /v1/districts/{district}/members/{id}', {
    params: { ...params, id: 'told' },
    body: { name: '乙' },
    ifMatch: added.version,
  });
  await admin().call('DELETE /v1/districts/{district}/members/{id}', {
    params: { ...params, id: 'told' },
    ifMatch: version,
  });
  const told = await whole({ q: 'told', with: 'values' });
  const name = (value: unknown) => (value as { name: string } | undefined)?.name;
  expect(told.map((entry) => entry.kind === 'record' && [name(entry.before), name(entry.after)])).toEqual([
    ['乙', undefined],
    ['甲', '乙'],
    [undefined, '甲'],
  ]);
  expect((await whole({ q: 'told' })).some((entry) => 'after' in entry)).toBe(false);
});

test('a large import is on it person by person', async () => {
  const rows = Array.from({ length: 150 }, (_, at) => person(`import-${at}`, `批量${at}`));
  await admin().call('POST /v1/districts/{district}/members/import', { params, body: { rows } });
  const found = await whole({ q: '批量', limit: 60 });
  expect(new Set(found.map((entry) => entry.kind === 'record' && entry.id)).size).toBe(150);
  expect(found).toHaveLength(150);
});

test('is the administrators’ to read', async () => {
  expect((await gridloop.send('reviewer', 'GET', '/v1/districts/alpha/audit')).status).toBe(403);
});
