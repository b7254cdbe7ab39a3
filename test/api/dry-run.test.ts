// The dry run over HTTP and on the real engines: what it finds, whom it answers, and that it changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartValue } from '#shared/contracts/configuration.ts';
import type { DryRunResult } from '#shared/contracts/dry-run.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const path = '/v1/districts/alpha/configuration/dry-run';
const dryRun = (draft: object, more: object = {}, who = 'admin') =>
  gridloop.send<DryRunResult>(who, 'POST', path, { draft, ...more });
const routing: PartValue<'routing'> = [
  {
    id: 'bags',
    name: { zh: '袋装', en: 'Bags' },
    when: { words: ['第五十九字之后的袋子'] },
    lead: 'roads',
    assist: [],
    notify: [],
    file: true,
    dispatch: true,
  },
];
/** The word stands behind what a list shows of the text. */
const long = `${'路边有垃圾，'.repeat(12)}第五十九字之后的袋子`;

test('it finds the cases that would be routed otherwise, says why, and changes nothing', async () => {
  const other = (await gridloop.report()).body;
  const { body: subject } = await gridloop.report({ text: long });
  const { body } = await dryRun({ routing });
  expect(body).toMatchObject({ cases: 2, routed: 1, timed: 0, different: 1, more: false });
  expect(body.items).toMatchObject([
    {
      id: subject.id,
      number: subject.number,
      routing: {
        live: { lead: 'sanitation', other: { outcome: 'absent' } },
        draft: { rule: { id: 'bags' }, lead: 'roads', file: true, dispatch: true },
      },
    },
  ]);
  for (const each of [subject, other])
    expect((await gridloop.see('reviewer', each)).body).toMatchObject({ state: 'reported', version: 1 });
  const { value } = (
    await gridloop.send<{ value: unknown }>('admin', 'GET', '/v1/districts/alpha/configuration/routing')
  ).body;
  expect(value).toEqual([]);
});

test('a case that was corrected since is judged as what it is', async () => {
  const { body: subject } = await gridloop.report();
  await gridloop.act('reviewer', subject, 'correct', { category: '10002' });
  const rule = { ...routing[0], when: { categories: ['10002'] } };
  const { body } = await dryRun({ routing: [rule] });
  expect(body.items.map(({ id }) => id)).toEqual([subject.id]);
});

test('limits, calendar and catalogue are tried as well; the newest come first, only as many as asked for', async () => {
  const { body: newest } = await gridloop.report();
  const limits = { stages: { review: { base: { value: 1, unit: 'minute' } } } };
  const { body } = await dryRun({ limits }, { cases: 2 });
  expect(body).toMatchObject({ cases: 2, routed: 0, timed: 2, different: 2 });
  expect(body.items[0]).toMatchObject({ id: newest.id, clocks: [{ stage: 'review', why: 'limit' }] });
  const all = await dryRun({ limits });
  const { body: rest } = await dryRun({ limits }, { skip: 1 });
  expect(rest.items).toEqual(all.body.items.slice(1));
});

test('who may not publish a part may not try it; what does not fit is refused as publishing would', async () => {
  expect((await dryRun({ routing }, {}, 'reviewer')).status).toBe(403);
  const wrong = await dryRun({ routing: [{ ...routing[0], lead: 'navy' }] });
  expect([wrong.status, (wrong.body as unknown as { code: string }).code]).toEqual([
    422,
    'configuration/invalid',
  ]);
  expect((await dryRun({})).status).toBe(422);
  expect((await dryRun({ routing }, { cases: 1001 })).status).toBe(422);
});

test('a case whose severity a rule in force raised is judged by what was said of it', async () => {
  const raise = {
    ...routing[0]!,
    id: 'raise',
    when: { words: ['塌陷'] },
    severity: 'urgent' as const,
    file: false,
  };
  const { call } = gridloop.api.as('alpha-admin');
  const params = { district: 'alpha' };
  await call('PUT /v1/districts/{district}/configuration/routing', {
    params,
    body: { value: [{ ...raise, dispatch: false }] },
    ifMatch: 1,
  });
  const { body: subject } = await gridloop.report({ text: '路面塌陷' });
  expect(subject).toMatchObject({ severity: 'urgent', version: 2 });
  const rule = { ...routing[0]!, when: { severities: ['normal' as const], words: ['塌陷'] } };
  const { body } = await dryRun({ routing: [rule] });
  expect(body.items.map(({ id }) => id)).toEqual([subject.id]);
});
