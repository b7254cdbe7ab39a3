// What every answer carries besides its body, and the counts that belong to the lists.
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Queue } from '#shared/contracts/cases.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';
import { smallPages } from '#test/support/small-pages.ts';

let gridloop: Gridloop;
let subject: { id: string };
beforeAll(async () => {
  gridloop = await startGridloop();
  const { report, upload } = gridloop;
  const caseId = ulid();
  subject = (await report({ caseId, evidence: [await upload('officer-west', caseId, 'scene')] })).body;
  await report();
  await report({ place: { point: places.east } });
});
afterAll(() => gridloop?.stop());

let mend = () => {};
afterEach(() => mend());

const get = (who: string | undefined, path: string) => gridloop.send(who, 'GET', path);
const inAlpha = (rest: string) => `/v1/districts/alpha/${rest}`;

describe('what is about people and cases', () => {
  test('is kept by no cache', async () => {
    const paths = [`cases/${subject.id}`, 'cases?queue=all', 'queues'].map(inAlpha);
    for (const path of [...paths, '/v1/me']) {
      const { status, headers } = await get('reviewer', path);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
    }
  });

  test('is kept by no cache when it is a refusal, either', async () => {
    const answers = [
      await get('reviewer', inAlpha(`cases/${ulid()}`)),
      await get('officer-west', inAlpha('cases?queue=all')),
      await get('reviewer', inAlpha('cases?queue=none')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 422]);
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
  });
});

test('a case says its version as an entity tag, whoever asks and whatever they did', async () => {
  const { act, checked } = gridloop;
  const seen = await checked('reviewer', subject);
  expect(seen.headers.get('etag')).toBe(`"${seen.body.version}"`);
  const commented = await act('reviewer', subject, 'comment', { text: '已核实' });
  expect(commented.headers.get('etag')).toBe(`"${commented.body.version}"`);
  const tag = commented.headers.get('etag') ?? '';
  expect((await act('reviewer', subject, 'comment', { text: '再核实' }, { 'if-match': tag })).status).toBe(
    200,
  );
  expect((await act('reviewer', subject, 'comment', { text: '又核实' }, { 'if-match': tag })).status).toBe(
    412,
  );
});

test('only operators reach what is above the districts', async () => {
  for (const who of ['admin', 'commander', 'officer-west'])
    expect(await get(who, '/v1/districts')).toMatchObject({ status: 403, body: { code: 'auth/forbidden' } });
  expect((await gridloop.api.as('operator').send('GET', '/v1/districts')).status).toBe(200);
});

describe('the counts', () => {
  const counts = async (who: string) =>
    (await gridloop.send<{ counts: Partial<Record<Queue, number>> }>(who, 'GET', inAlpha('queues'))).body
      .counts;

  test('are of the queues that a member has', async () => {
    const names = async (who: string) => Object.keys(await counts(who)).toSorted();
    const district = ['dispatched', 'filed', 'overdue', 'reported', 'resolved'];
    expect(await names('reviewer')).toEqual(district);
    expect(await names('admin')).toEqual(district);
    expect(await names('officer-west')).toEqual(['area', 'to_verify']);
    expect(await names('roads-clerk')).toEqual(['tasks_assigned', 'tasks_signed_in']);
  });

  test('of the whole district are not told to who sees only a part of it', async () => {
    expect(await counts('reviewer-west')).toEqual({});
  });

  test('say how long the lists are, also when they are read page by page', async () => {
    mend = smallPages(1);
    for (const [who, queue] of [
      ['officer-west', 'area'],
      ['officer-both', 'area'],
    ] as const) {
      const { items } = (await gridloop.list(who, `queue=${queue}&limit=100`)).body;
      expect(items.length).toBeGreaterThan(1);
      expect((await counts(who))[queue]).toBe(items.length);
    }
    mend();
    const { body } = await gridloop.report();
    await gridloop.act('reviewer', body, 'file');
    for (const lead of ['sanitation']) await gridloop.act('dispatcher', body, 'dispatch', { lead });
    expect((await counts('sanitation-clerk')).tasks_assigned).toBe(1);
  });
});
