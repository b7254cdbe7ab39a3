// A district's configuration in parts, on the real engines: versions, conflicts, what a case pins.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVersion } from '#functions/lib/part-store.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import type { CatalogueRow, Category } from '#shared/contracts/catalogue.ts';
import { partNames } from '#shared/contracts/configuration.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { afterPhoto } from '#test/support/builders.ts';
import { faultAt } from '#test/support/faults.ts';
import { type Answer, type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { smallDistrict } from '#test/support/small-district.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

interface PartAnswer<T = never> {
  version: number;
  at: string;
  by: { id: string };
  note?: string;
  value: T;
  code?: string;
  errors?: { pointer: string; detail: string }[];
}
const path = (part: string, district = 'alpha') => `/v1/districts/${district}/configuration/${part}`;
const get = <T>(part: string, who = 'admin') =>
  gridloop.send<PartAnswer<T>>(who, 'GET', path(part)) as Promise<Answer<PartAnswer<T>>>;
const put = <T>(part: string, value: T, version: number | undefined, who = 'admin', note?: string) =>
  gridloop.send<PartAnswer<T>>(
    who,
    'PUT',
    path(part),
    { value, ...(note && { note }) },
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );
const index = async () => {
  const { body } = await gridloop.send<{ revision: number; parts: Record<string, number> }>(
    'officer-west',
    'GET',
    path('').slice(0, -1),
  );
  return body;
};
/** Rows of contents in the table, whether a version names them or not. */
const chunksOf = (district: string, part: string) => {
  const store = ownStoreFor(district);
  const { pk, sk } = store.keys.configuration(`CHUNK#${part}#`);
  return store.queryAll({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  });
};
const pinned = (caseBody: { configVersion: number }) => caseBody.configVersion;

test('everybody learns which version of each part is in force', async () => {
  const { revision, parts } = await index();
  expect(revision).toBeGreaterThanOrEqual(1);
  expect(Object.keys(parts).sort()).toEqual([...partNames].sort());
});

test('a version says who published it, when and why; the next change needs to have seen it', async () => {
  const before = await get<CatalogueRow[]>('catalogue');
  const value = before.body.value.map((each) => ({
    ...each,
    name: { ...each.name, en: `${each.name.en}!` },
  }));
  const { version } = before.body;
  expect(before.headers.get('etag')).toBe(`"${version}"`);
  const published = await put('catalogue', value, version, 'admin', '按新标准');
  expect(published).toMatchObject({
    status: 200,
    body: { version: version + 1, by: { id: 'admin' }, note: '按新标准', value },
  });
  expect((await get('catalogue')).body).toEqual(published.body);
  const again = await put('catalogue', before.body.value, version);
  expect(again).toMatchObject({ status: 412, body: { code: 'configuration/version-mismatch' } });
  const unseen = await put('catalogue', before.body.value, undefined);
  expect(unseen).toMatchObject({ status: 428, body: { code: 'request/precondition-required' } });
  expect((await get('catalogue')).body).toEqual(published.body);
});

test('an older version stays as it was, and can be kept for ever', async () => {
  const now = await get<CatalogueRow[]>('catalogue');
  await put('catalogue', now.body.value.slice(0, -1), now.body.version);
  const old = await gridloop.send<PartAnswer<CatalogueRow[]>>(
    'reviewer',
    'GET',
    `${path('catalogue')}?version=${now.body.version}`,
  );
  expect(old.body).toEqual(now.body);
  expect(old.headers.get('cache-control')).toContain('immutable');
  const never = await gridloop.send('admin', 'GET', `${path('catalogue')}?version=999`);
  expect(never).toMatchObject({ status: 404, body: { code: 'configuration/no-such-version' } });
  await put('catalogue', now.body.value, now.body.version + 1);
});

test('what does not hold together with the other parts is refused, and nothing changes', async () => {
  const before = await index();
  const catalogue = await get<CatalogueRow[]>('catalogue');
  const lost = catalogue.body.value.map((each) => (isCategory(each) ? { ...each, lead: 'navy' } : each));
  const refused = await put('catalogue', lost, catalogue.body.version);
  expect(refused).toMatchObject({ status: 422, body: { code: 'configuration/invalid' } });
  expect(refused.body.errors?.[0]?.pointer).toBe('/catalogue/2/lead');
  const departments = await get<{ id: string }[]>('departments');
  const fewer = departments.body.value.filter(({ id }) => id !== 'sanitation');
  expect((await put('departments', fewer, departments.body.version)).status).toBe(422);
  expect(await index()).toEqual(before);
});

test('only who may change a part changes it', async () => {
  const { body } = await get<CatalogueRow[]>('catalogue');
  for (const who of ['officer-west', 'reviewer', 'commander', 'sanitation-clerk'])
    expect(await put('catalogue', body.value, body.version, who)).toMatchObject({
      status: 403,
      body: { code: 'auth/forbidden' },
    });
});

describe('many at once', () => {
  test('of eight who change one part from the same version, one does, and its version holds one text', async () => {
    const before = await get<CatalogueRow[]>('catalogue');
    const { version, value } = before.body;
    const texts = Array.from({ length: 8 }, (_, at) =>
      value.map((each) => ({ ...each, name: { zh: `第${at}版`, en: `${at}`.repeat(100) } })),
    );
    const answers = await Promise.all(texts.map((text) => put('catalogue', text, version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    const won = answers.findIndex(({ status }) => status === 200);
    const after = await get<CatalogueRow[]>('catalogue');
    expect(after.body).toMatchObject({ version: version + 1, value: texts[won] });
    await put('catalogue', value, version + 1);
  });

  test('those who lost leave nothing behind, and what won is whole', async () => {
    const { version, value } = (await get<CatalogueRow[]>('catalogue')).body;
    const attempts = Array.from({ length: 4 }, (_, at) => put('catalogue', value, version, 'admin', `${at}`));
    expect((await Promise.all(attempts)).filter(({ status }) => status === 200)).toHaveLength(1);
    const chunks = await chunksOf('alpha', 'catalogue');
    // Each version of this small part is one row of contents.
    expect(chunks).toHaveLength(version + 1);
    const store = ownStoreFor('alpha');
    for (let each = 1; each <= version + 1; each += 1)
      expect(await readVersion(store, 'catalogue', each)).toBeInstanceOf(Array);
  });

  test('people who change different parts do not disturb each other', async () => {
    const before = await index();
    const parts = ['catalogue', 'departments', 'areas', 'settings', 'routing'];
    const now = await Promise.all(parts.map((part) => get(part)));
    const answers = await Promise.all(
      parts.map((part, at) => put(part, now[at]?.body.value, now[at]?.body.version)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const after = await index();
    expect(after.revision).toBe(before.revision + 5);
    for (const part of parts) expect(after.parts[part]).toBe((before.parts[part] ?? 0) + 1);
  });
});

test('a case keeps the revision it was reported under', async () => {
  const first = await gridloop.report();
  const { body } = await get<CatalogueRow[]>('catalogue');
  const stricter = body.value.map((each) => (isCategory(each) ? { ...each, evidence: afterPhoto } : each));
  await put('catalogue', stricter, body.version);
  const second = await gridloop.eventually(
    () => gridloop.report({ caseId: ulid(), commandId: ulid() }),
    (answer) => pinned(answer.body) > pinned(first.body),
  );
  for (const [subject, status] of [
    [first.body, 200],
    [second.body, 422],
  ] as const) {
    await gridloop.act('reviewer', subject, 'file');
    const dispatched = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'sanitation' });
    const taskId = dispatched.body.tasks[0]?.id;
    await gridloop.act('sanitation-clerk', subject, 'sign-in', { taskId });
    const finished = await gridloop.act('sanitation-clerk', subject, 'finish', { taskId, text: '已清理' });
    expect(finished.status).toBe(status);
  }
});

test('the versions of a part are told newest first, page by page, with their authors and notes', async () => {
  const versions = (query: string) =>
    gridloop.send<{ items: PartAnswer[]; more: boolean }>(
      'reviewer',
      'GET',
      `${path('limits')}/versions?${query}`,
    );
  for (const note of ['甲', '乙', '丙']) {
    const { body } = await get('limits');
    expect((await put('limits', body.value, body.version, 'admin', note)).status).toBe(200);
  }
  const { version } = (await get('limits')).body;
  const first = await versions('limit=2');
  expect(first.body).toMatchObject({
    items: [
      { version, note: '丙', by: { id: 'admin' } },
      { version: version - 1, note: '乙' },
    ],
    more: true,
  });
  expect(first.body.items[0]).not.toHaveProperty('value');
  const rest = await versions(`before=${version - 1}`);
  expect(rest.body.items.map((each) => each.version)).toEqual(
    Array.from({ length: version - 2 }, (_, at) => version - 2 - at),
  );
  expect(rest.body.more).toBe(false);
  const whole = await versions(`limit=${version}`);
  expect(whole.body).toMatchObject({ more: false, items: { length: version } });
});

describe('a category that is removed while a case uses it', () => {
  test('lets the case go on to its closing under its own rules, keeps its name, and takes no new report', async () => {
    const { act, eventually, report } = gridloop;
    const { body: before } = await get<CatalogueRow[]>('catalogue');
    const gone = {
      ...(before.value.find(({ id }) => id === '06010') as Category),
      id: '06999',
      name: { zh: '临时类别', en: 'Short-lived' },
      evidence: { report: [], finish: [] },
    };
    await put('catalogue', [...before.value, gone], before.version);
    const fields = () => ({ caseId: ulid(), commandId: ulid(), category: gone.id });
    const { body: reported } = await eventually(
      () => report(fields()),
      ({ status }) => status === 201,
    );
    expect((await put('catalogue', before.value, before.version + 1)).status).toBe(200);
    await eventually(
      () => report(fields()),
      (answer) =>
        answer.status === 422 && (answer.body as unknown as PartAnswer).code === 'case/unknown-category',
    );
    await act('reviewer', reported, 'file');
    const dispatched = await act('dispatcher', reported, 'dispatch', { lead: 'sanitation' });
    const taskId = dispatched.body.tasks[0]?.id;
    await act('sanitation-clerk', reported, 'sign-in', { taskId });
    await act('sanitation-clerk', reported, 'finish', { taskId, text: '已清理' });
    const closed = await act('reviewer', reported, 'pass', { kind: 'solved' });
    expect(closed.body).toMatchObject({ state: 'closed', category: gone.id });
    const now = await gridloop.send<{ former?: unknown }>('reviewer', 'GET', path('catalogue'));
    expect(now.body.former).toEqual([{ id: gone.id, name: gone.name }]);
    // What comes back is there by itself.
    await put('catalogue', [...before.value, gone], before.version + 2);
    const again = await gridloop.send<object>('reviewer', 'GET', path('catalogue'));
    expect(again.body).not.toHaveProperty('former');
    await put('catalogue', before.value, before.version + 3);
  });
});

describe('a new district', () => {
  const create = (id: string, body: object = smallDistrict(id)) =>
    gridloop.api.as('operator').send('PUT', `/v1/districts/${id}`, { body });

  test('is there once, however often it is sent, and its people can sign in', async () => {
    const body = smallDistrict('gamma');
    const answers = await Promise.all(Array.from({ length: 5 }, () => create('gamma', body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  });

  test('does not take the place of one that is there', async () => {
    const other = { ...smallDistrict('alpha'), members: smallDistrict('alpha').members.slice(0, 1) };
    expect(await create('alpha', other)).toMatchObject({
      status: 409,
      body: { code: 'district/id-taken' },
    });
    expect((await gridloop.list('reviewer', 'queue=all')).status).toBe(200);
  });

  test('of two different ones with one id sent at once, one is there, and whole', async () => {
    const bodies = ['一', '二'].map((name) => {
      const body = smallDistrict('delta');
      return { ...body, settings: { ...body.settings, name: { zh: name, en: name } } };
    });
    const answers = await Promise.all(bodies.map((body) => create('delta', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('that another one came before at the last moment leaves nothing behind', async () => {
    const body = smallDistrict('eta');
    const settings = { ...body.settings, name: { zh: '先', en: 'first' } };
    const mend = faultAt('TransactWriteItems', async (input, send) => {
      mend();
      expect((await create('eta', { ...body, settings })).status).toBe(201);
      return send(input);
    });
    expect((await create('eta', body)).status).toBe(409);
    expect(await chunksOf('eta', 'settings')).toHaveLength(1);
    expect(await readVersion(ownStoreFor('eta'), 'settings', 1)).toMatchObject({ name: settings.name });
  });

  test('needs only its settings and somebody: the rest begins as the template has it, and it works at once', async () => {
    const { settings, members } = smallDistrict('zeta');
    const admin = members.find(({ id }) => id === 'admin');
    const created = await create('zeta', {
      settings,
      members: [{ ...admin, account: 'alpha-stand-in' }],
    });
    expect(created.status).toBe(201);
    const value = async (part: string) =>
      (await gridloop.api.as('alpha-stand-in').send('GET', `/v1/districts/zeta/configuration/${part}`))
        .body as {
        value: unknown[];
      };
    expect((await value('catalogue')).value).toHaveLength(260);
    expect((await value('departments')).value).not.toHaveLength(0);
    expect((await value('areas')).value).toEqual([]);
    expect(await value('calendar')).toMatchObject({ value: { workDayMinutes: 480 } });
  });

  test('that does not hold together is refused with every fault, and the id stays free', async () => {
    const sound = smallDistrict('epsilon');
    const [member] = sound.members;
    const broken = {
      ...sound,
      catalogue: sound.catalogue.map((each) => (isCategory(each) ? { ...each, lead: 'navy' } : each)),
      members: [{ ...member, areas: ['moon'] }],
    };
    const refused = await create('epsilon', broken);
    expect(refused).toMatchObject({ status: 422, body: { code: 'configuration/invalid' } });
    const pointers = (refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/catalogue/2/lead', '/members/0/areas/0']));
    expect((await create('epsilon', sound)).status).toBe(201);
  });
});

test('a phone is given the catalogue without its filing conditions, in the version that it asks for', async () => {
  const whole = (await get<CatalogueRow[]>('catalogue')).body;
  const outline = (query = '') =>
    gridloop.send<PartAnswer<object[]>>('officer-west', 'GET', `${path('catalogue')}/outline${query}`);
  const { body, headers } = await outline();
  expect(body.version).toBe(whole.version);
  expect(headers.get('etag')).toBe(`"${whole.version}"`);
  expect(body.value).toEqual(
    whole.value.map((row) => {
      if (!isCategory(row)) return row;
      const { conditions: _conditions, mapped: _mapped, sampling: _sampling, ...rest } = row;
      return rest;
    }),
  );
  const pinned = await outline(`?version=${whole.version}`);
  expect(pinned.headers.get('cache-control')).toContain('immutable');
});
