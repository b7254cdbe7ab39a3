// The register of people, on the real engines: what every register does, and what is people's own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loginKey } from '#functions/lib/keys.ts';
import { outsideTable } from '#functions/lib/store.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { RecordView } from '#shared/contracts/register.ts';
import { faultAt } from '#test/support/faults.ts';
import { type Answer, type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const base = '/v1/districts/alpha/members';
type Record = RecordView<Member> & { code: string; errors: { pointer: string; detail: string }[] };
const send = <T = Record>(method: string, path: string, body?: unknown, version?: number, who = 'admin') =>
  gridloop.send<T>(
    who,
    method,
    `${base}${path}`,
    body,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  ) as Promise<Answer<T>>;
interface Page {
  items: RecordView<Member>[];
  cursor?: string;
}

const person = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  account: `alpha-${id}`,
  name: `人员${id}`,
  roles: ['reviewer'],
  areas: [],
  department: null,
  ...more,
});
/** What the account may do now, by asking the service who it is there. */
const seesCases = async (account: string) =>
  (await gridloop.api.as(account).send('GET', '/v1/districts/alpha/cases?queue=all')).status;

test('somebody is added, changed and removed, each version on record', async () => {
  const created = await send('POST', '', person('p-one'));
  expect(created).toMatchObject({ status: 201, body: { version: 1, by: { id: 'admin' } } });
  expect(created.headers.get('etag')).toBe('"1"');
  const changed = await send('PATCH', '/p-one', { name: '新名字' }, 1);
  expect(changed.body).toMatchObject({ version: 2, value: { ...person('p-one'), name: '新名字' } });
  const removed = await send('DELETE', '/p-one', undefined, 2);
  expect(removed.body).toMatchObject({ version: 3, removedAt: expect.any(String) });
  const history = await send<Page>('GET', '/p-one/history');
  expect(
    history.body.items.map(({ version, value, removedAt }) => [version, value.name, !!removedAt]),
  ).toEqual([
    [3, '新名字', true],
    [2, '新名字', false],
    [1, '人员p-one', false],
  ]);
  const back = await send('POST', '', person('p-one'));
  expect(back.body).toMatchObject({ version: 4, value: person('p-one') });
  expect(back.body.removedAt).toBeUndefined();
});

test('the same person sent again is the same person; another under that id is refused', async () => {
  const first = await send('POST', '', person('p-two'));
  expect((await send('POST', '', person('p-two'))).body).toEqual(first.body);
  expect(await send('POST', '', person('p-two', { name: '别人' }))).toMatchObject({
    status: 409,
    body: { code: 'record/id-taken' },
  });
});

test('a change needs the version that is there', async () => {
  await send('POST', '', person('p-three'));
  expect(await send('PATCH', '/p-three', { name: '甲' })).toMatchObject({ status: 428 });
  expect(await send('DELETE', '/p-three')).toMatchObject({ status: 428 });
  const both = await Promise.all([
    send('PATCH', '/p-three', { name: '甲' }, 1),
    send('PATCH', '/p-three', { name: '乙' }, 1),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect(await send('PATCH', '/p-three', { name: '丙' }, 1)).toMatchObject({ status: 412 });
  expect(await send('DELETE', '/p-three', undefined, 1)).toMatchObject({ status: 412 });
  expect(await send('PATCH', '/nobody', { name: '甲' }, 1)).toMatchObject({
    status: 404,
    body: { code: 'record/not-found' },
  });
});

describe('signing in', () => {
  test('a new person can at once, a removed one cannot any more', async () => {
    const { as } = gridloop.api;
    await send('POST', '', person('p-four', { account: 'alpha-stand-in' }));
    expect(await seesCases('alpha-stand-in')).toBe(200);
    await send('DELETE', '/p-four', undefined, 1);
    expect(await seesCases('alpha-stand-in')).toBe(404);
    expect((await as('alpha-stand-in').call('GET /v1/me', {})).memberships).toEqual([]);
  });

  test('whoever has another account now no longer comes in with the old one', async () => {
    await send('POST', '', person('p-five', { account: 'alpha-stand-in' }));
    expect(await seesCases('alpha-stand-in')).toBe(200);
    await send('PATCH', '/p-five', { account: 'alpha-stand-in-2' }, 1);
    expect(await seesCases('alpha-stand-in')).toBe(404);
    expect(await seesCases('alpha-stand-in-2')).toBe(200);
  });

  test('an account that passes to another person is that person from the next request on', async () => {
    await send('POST', '', person('before', { account: 'alpha-stand-in' }));
    const { id } = (await send('GET', '/before')).body.value;
    expect(await seesCases('alpha-stand-in')).toBe(200);
    await send('DELETE', `/${id}`, undefined, 1);
    await send(
      'POST',
      '',
      person('behind', { account: 'alpha-stand-in', roles: ['handler'], department: 'roads' }),
    );
    const { memberships } = await gridloop.api.as('alpha-stand-in').call('GET /v1/me', {});
    expect(memberships.map(({ member }) => member.id)).toEqual(['behind']);
    await send('DELETE', '/behind', undefined, 1);
  });

  test('reads of a login no more than the person, once it is known', async () => {
    expect(await seesCases('alpha-reviewer')).toBe(200);
    const read: string[] = [];
    const mend = faultAt('GetItem', async (input, carryOn) => {
      read.push((input.Key as { pk: string }).pk);
      return carryOn(input);
    });
    expect(await seesCases('alpha-reviewer')).toBe(200);
    mend();
    expect(read.filter((pk) => pk.startsWith('LOGIN#'))).toEqual([]);
    expect(read.filter((pk) => pk === 'T#alpha#R#member')).toHaveLength(1);
  });

  test('roles and scope count from the next request', async () => {
    const changed = await send('GET', '/p-five');
    await send('PATCH', '/p-five', { roles: ['grid_officer'], areas: ['west'] }, changed.body.version);
    expect(await seesCases('alpha-stand-in-2')).toBe(403);
  });

  test('an account is one person in a district', async () => {
    const refused = await send('POST', '', person('p-six', { account: 'alpha-reviewer' }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'record/invalid' } });
    expect(refused.body.errors).toEqual([
      {
        pointer: '/account',
        detail: expect.stringContaining('member “reviewer”'),
        rule: 'account-taken',
        about: 'reviewer',
      },
    ]);
    expect(await send('GET', '/p-six')).toMatchObject({ status: 404 });
  });
});

describe('somebody who may change people stays', () => {
  const chief = (id: string) => person(id, { roles: ['district_admin'] });
  const versionOf = async (id: string, who = 'admin') =>
    (await send('GET', `/${id}`, undefined, undefined, who)).body.version;
  const lastOne = [
    { pointer: '/roles', detail: expect.stringContaining('last'), rule: 'last-administrator' },
  ];
  const needed = { status: 409, body: { code: 'record/needed' } };

  test('the last neither removes nor demotes themselves, and nobody is changed by the try', async () => {
    const before = (await send('GET', '/admin')).body;
    expect(await send('DELETE', '/admin', undefined, before.version)).toMatchObject(needed);
    const demoted = await send('PATCH', '/admin', { roles: ['reviewer'] }, before.version);
    expect(demoted).toMatchObject(needed);
    expect(demoted.body.errors).toEqual(lastOne);
    const rows = [{ ...before.value, roles: ['reviewer'] }, person('p-plain')];
    const imported = await send('POST', '/import', { rows });
    expect(imported).toMatchObject(needed);
    expect(imported.body.errors).toEqual(lastOne);
    expect((await send('GET', '/admin')).body).toEqual(before);
    expect(await send('GET', '/p-plain')).toMatchObject({ status: 404 });
  });

  test('the last may be changed otherwise, and may go when there is another', async () => {
    const named = await send('PATCH', '/admin', { name: '新管理员' }, await versionOf('admin'));
    expect(named).toMatchObject({ status: 200 });
    await send('POST', '', { ...chief('p-chief'), account: 'alpha-stand-in' });
    const demoted = await send('PATCH', '/admin', { roles: ['reviewer'] }, named.body.version);
    expect(demoted).toMatchObject({ status: 200 });
    expect(await send('DELETE', '/p-chief', undefined, 1, 'stand-in')).toMatchObject(needed);
    const back = { roles: ['district_admin'] };
    expect(await send('PATCH', '/admin', back, demoted.body.version, 'stand-in')).toMatchObject({
      status: 200,
    });
    expect(await send('DELETE', '/p-chief', undefined, 1)).toMatchObject({ status: 200 });
  });

  test('two who remove each other at the same moment do not both succeed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await send('POST', '', { ...chief('p-rival'), account: 'alpha-stand-in' });
      const admin = await versionOf('admin');
      const answers = await Promise.all([
        send('DELETE', '/p-rival', undefined, other.body.version, 'admin'),
        send('DELETE', '/admin', undefined, admin, 'stand-in'),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const [first] = answers;
      if (first?.status !== 200) {
        // The rival stayed: the administrator comes back, and the rival goes.
        const { value } = (await send('GET', '/admin', undefined, undefined, 'stand-in')).body;
        await send('POST', '', value, undefined, 'stand-in');
        await send('DELETE', '/p-rival', undefined, other.body.version);
      }
    }
  });

  test('an import may hand it over: who comes in is there before who was goes', async () => {
    const { value } = (await send('GET', '/admin')).body;
    const many = Array.from({ length: 60 }, (_, at) => person(`hand-over-${at}`));
    const handed = [
      ...many,
      { ...value, roles: ['reviewer' as const] },
      { ...chief('p-heir'), account: 'alpha-stand-in' },
    ];
    expect((await send<object>('POST', '/import', { rows: handed })).body).toMatchObject({
      created: 61,
      changed: 1,
    });
    expect(await send('GET', '/admin', undefined, undefined, 'admin')).toMatchObject({ status: 403 });
    await send('PATCH', '/admin', { roles: value.roles }, await versionOf('admin', 'stand-in'), 'stand-in');
    expect(await send('DELETE', '/p-heir', undefined, 1)).toMatchObject({ status: 200 });
  });
});

test('who names an area or department that is not there is refused', async () => {
  const lost = await send(
    'POST',
    '',
    person('p-seven', { roles: ['clerk'], department: 'navy', areas: ['moon'] }),
  );
  expect(lost.status).toBe(422);
  expect(lost.body.errors.map(({ pointer }) => pointer)).toEqual(['/department', '/areas/0']);
});

describe('an import', () => {
  test('takes over a login that a crash left to nobody, and leads every other one to its person', async () => {
    const table = outsideTable();
    const people = ['i-one', 'i-two', 'i-three'].map((id) => person(id));
    const leadsTo = async ({ account }: Member) =>
      (await table.get<{ memberId: string }>(loginKey(account, 'alpha'), { consistent: true }))?.memberId;
    await table.put({ ...loginKey('alpha-i-two', 'alpha'), memberId: 'nobody' });
    expect(await send('POST', '/import', { rows: people })).toMatchObject({ status: 200 });
    expect(await Promise.all(people.map(leadsTo))).toEqual(['i-one', 'i-two', 'i-three']);
    for (const { id } of people) await send('DELETE', `/${id}`, undefined, 1);
    expect(await Promise.all(people.map(leadsTo))).toEqual([undefined, undefined, undefined]);
  });

  const rows = Array.from({ length: 120 }, (_, at) =>
    person(`import-${String(at).padStart(3, '0')}`, {
      name: at % 2 ? '王小明' : '李大为',
      roles: ['handler'],
      department: 'roads',
    }),
  );
  const imported = (of: readonly unknown[]) => send<Record & object>('POST', '/import', { rows: of });

  test('adds everybody, and sent again changes nothing', async () => {
    expect((await imported(rows)).body).toEqual({ created: 120, changed: 0, unchanged: 0 });
    expect((await imported(rows)).body).toEqual({ created: 0, changed: 0, unchanged: 120 });
    const moved = rows.map((row, at) => (at < 3 ? { ...row, department: 'power' } : row));
    expect((await imported(moved)).body).toEqual({ created: 0, changed: 3, unchanged: 117 });
    const roster = await gridloop.send<{ items: { id: string }[] }>(
      'roads-clerk',
      'GET',
      '/v1/districts/alpha/departments/roads/members',
    );
    expect(roster.body.items.filter(({ id }) => id.startsWith('import-'))).toHaveLength(117);
  });

  test('is a call of the typed client like any other', async () => {
    const { call } = gridloop.api.as('alpha-admin');
    const people = 'POST /v1/districts/{district}/members/import';
    const params = { district: 'alpha' };
    const answer = await call(people, { params, body: { rows: [person('typed-1')] } });
    expect(answer).toEqual({ created: 1, changed: 0, unchanged: 0 });
    const { value, version } = await call('GET /v1/districts/{district}/members/{id}', {
      params: { ...params, id: 'typed-1' },
    });
    expect([value, version]).toEqual([person('typed-1'), 1]);
  });

  test('with one bad row changes nothing and names each fault by its row', async () => {
    const bad = [person('fresh-1'), person('fresh-2', { department: 'navy' }), person('fresh-1')];
    const refused = await imported(bad);
    expect(refused).toMatchObject({ status: 422, body: { code: 'record/invalid' } });
    expect(refused.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/rows/1/department',
      '/rows/2/account',
      '/rows/2/id',
    ]);
    expect(await send('GET', '/fresh-1')).toMatchObject({ status: 404 });
  });

  test('tried first says what it would do and changes nothing', async () => {
    const trial = (rows: readonly unknown[]) =>
      send<Record & object>('POST', '/import', { rows, dryRun: true });
    const fresh = person('trial-1', { account: 'alpha-trial' });
    expect((await trial([fresh, rows[5]])).body).toEqual({ created: 1, changed: 0, unchanged: 1 });
    expect(await send('GET', '/trial-1')).toMatchObject({ status: 404 });
    // The account is still free: trying took nothing.
    const other = await send('POST', '', person('trial-2', { account: 'alpha-trial' }));
    expect(other).toMatchObject({ status: 201 });
    const refused = await trial([fresh, person('trial-3', { account: 'alpha-reviewer' })]);
    expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['/rows/0/account', '/rows/1/account']);
  });

  test('is found page by page without loss or repetition, and by a part of a name', async () => {
    const all: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await send<Page>('GET', `?limit=37${cursor ? `&cursor=${cursor}` : ''}`);
      all.push(...page.body.items.map(({ value }) => value.id));
      cursor = page.body.cursor;
    }
    expect(all).toEqual([...new Set(all)].sort());
    expect(all.filter((id) => id.startsWith('import-'))).toHaveLength(120);
    const found: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await send<Page>(
        'GET',
        `?limit=25&q=${encodeURIComponent('小明')}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      found.push(...page.body.items.map(({ value }) => value.id));
      cursor = page.body.cursor;
    }
    expect(found).toHaveLength(60);
    expect(new Set(found).size).toBe(60);
  });

  test('is for those who may change people', async () => {
    expect(await send('POST', '/import', { rows: rows.slice(0, 1) }, undefined, 'commander')).toMatchObject({
      status: 403,
    });
    expect(await send('GET', '', undefined, undefined, 'commander')).toMatchObject({ status: 403 });
  });
});
