// What the routing rules suggest, over HTTP and on the real engines: to whom, when, and by which version of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { PartValue } from '#shared/contracts/configuration.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';

const name = (zh: string, en: string) => ({ zh, en });
const routing: PartValue<'routing'> = [
  {
    id: 'west-rubbish',
    name: name('西网格垃圾', 'Rubbish in the west'),
    when: { areas: ['west'], categories: ['06010'] },
    lead: 'power',
    assist: ['roads'],
    notify: ['sanitation'],
    file: false,
    dispatch: false,
  },
  {
    id: 'bags',
    name: name('袋装', 'Bags'),
    when: { words: ['袋'] },
    lead: 'roads',
    assist: [],
    notify: ['power'],
    file: false,
    dispatch: false,
  },
];

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((body) => ({ ...body, routing }));
});
afterAll(() => gridloop?.stop());

const filedCase = async (more: object = {}): Promise<CaseView> => {
  const reported = await gridloop.report({ category: '06010', text: '路边有一袋垃圾', ...more });
  return (await gridloop.act('reviewer', reported.body, 'file')).body;
};
const suggestionFor = async (who: string, subject: CaseView) =>
  (await gridloop.see(who, subject)).body.suggestion;

test('who may dispatch the case is told which rule fires and whom it names; nobody else is', async () => {
  const subject = await filedCase();
  const expected = {
    rule: { id: 'west-rubbish', name: { zh: '西网格垃圾', en: 'Rubbish in the west' } },
    lead: 'power',
    assist: ['roads'],
    notify: ['sanitation'],
    skipped: [],
  };
  expect(await suggestionFor('dispatcher', subject)).toEqual(expected);
  expect(await suggestionFor('commander', subject)).toEqual(expected);
  for (const who of ['reviewer', 'officer-west', 'admin'])
    expect(await suggestionFor(who, subject), who).toBeUndefined();
});

test('only while the case waits for a dispatch', async () => {
  const { body: reported } = await gridloop.report({ category: '06010' });
  expect(await suggestionFor('dispatcher', reported)).toBeUndefined();
  await gridloop.act('reviewer', reported, 'file');
  const { body: dispatched } = await gridloop.act('dispatcher', reported, 'dispatch', { lead: 'power' });
  expect(dispatched.suggestion).toBeUndefined();
  const { body: withdrawn } = await gridloop.act('dispatcher', dispatched, 'withdraw');
  expect(withdrawn.suggestion).toMatchObject({ lead: 'power' });
});

test('who gave the case back is passed over by the next rule, and then by the category', async () => {
  const subject = await filedCase();
  const refuse = async (department: string, lead = department) => {
    const { body } = await gridloop.act('dispatcher', subject, 'dispatch', { lead });
    const taskId = body.tasks.findLast((task) => task.department === department)?.id;
    await gridloop.act(`${department}-clerk`, subject, 'return', { taskId, reason: '不属于本部门' });
    return suggestionFor('dispatcher', subject);
  };
  expect(await refuse('power')).toEqual({
    rule: { id: 'bags', name: { zh: '袋装', en: 'Bags' } },
    lead: 'roads',
    assist: [],
    notify: [],
    skipped: ['power'],
  });
  expect(await refuse('roads')).toEqual({
    lead: 'sanitation',
    assist: [],
    notify: [],
    skipped: ['power', 'roads'],
  });
});

test('a case is routed by the rules it was reported under, the next one by new rules', async () => {
  const before = await filedCase({ place: { point: places.east } });
  const path = '/v1/districts/{district}/configuration/routing';
  const { call } = gridloop.api.as('alpha-admin');
  const params = { district: 'alpha' };
  const { version, value } = await call(`GET ${path}`, { params, query: {} });
  const everything = { ...value[0]!, id: 'everything', when: {}, lead: 'power', assist: [], notify: [] };
  await call(`PUT ${path}`, { params, body: { value: [everything] }, ifMatch: version });
  const after = await filedCase({ place: { point: places.east } });
  expect((await suggestionFor('dispatcher', before))?.rule?.id).toBe('bags');
  expect((await suggestionFor('dispatcher', after))?.rule?.id).toBe('everything');
});

test('a department that was dissolved since makes room, whatever the case was reported under', async () => {
  const subject = await filedCase({ place: { point: places.west } });
  const { call } = gridloop.api.as('alpha-admin');
  const params = { district: 'alpha' };
  const publish = async (part: 'routing' | 'departments', keep: (row: { id: string }) => boolean) => {
    const path = `/v1/districts/{district}/configuration/${part}` as const;
    const { version, value } = await call(`GET ${path}`, { params, query: {} });
    const body = { value: (value as { id: string }[]).filter(keep) } as never;
    await call(`PUT ${path}`, { params, body, ifMatch: version });
  };
  await publish('routing', () => false);
  expect(await suggestionFor('dispatcher', subject)).toMatchObject({ lead: 'power' });
  await publish('departments', ({ id }) => id !== 'power');
  expect(await suggestionFor('dispatcher', subject)).toMatchObject({ lead: 'sanitation' });
});
