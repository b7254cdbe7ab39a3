// A district whose rules file and dispatch by themselves, over HTTP and on the real engines: once, in the case's own
// chain, by the rules that the case pins, and never over a person's head.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { PartValue } from '#shared/contracts/configuration.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { friday, inFridayWeek } from '#test/support/friday.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';

const rule = (
  id: string,
  when: PartValue<'routing'>[number]['when'],
  fields: Partial<PartValue<'routing'>[number]>,
): PartValue<'routing'>[number] => ({
  id,
  name: { zh: `规则${id}`, en: `Rule ${id}` },
  when,
  lead: 'roads',
  assist: [],
  notify: [],
  file: false,
  dispatch: false,
  ...fields,
});
const routing = [
  rule('all-alone', { words: ['塌陷'] }, { assist: ['power'], file: true, dispatch: true }),
  rule('after-review', { words: ['坑洼'] }, { dispatch: true }),
];
const week = friday();

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((body) => ({ ...inFridayWeek(body, week), routing }));
});
afterAll(() => gridloop?.stop());

const reported = async (text: string, more: object = {}) =>
  (await gridloop.report({ category: '06013', text, ...more })).body;
const did = ({ timeline }: CaseView) =>
  timeline.map(({ type, by }) => `${type} ${by.kind === 'system' ? by.name : by.id}`);

test('a report is dispatched before it is answered, each automatic step under the name of its rule', async () => {
  const subject = await reported('路面塌陷');
  expect(subject).toMatchObject({ state: 'dispatched', version: 3, byRule: { id: 'all-alone' } });
  expect(did(subject)).toEqual([
    'case.reported officer-west',
    'case.filed routing',
    'case.dispatched routing',
  ]);
  const named = { id: 'all-alone', name: { zh: '规则all-alone', en: 'Rule all-alone' } };
  expect(subject.timeline.slice(1).map(({ data }) => data)).toMatchObject([{ rule: named }, { rule: named }]);
  expect(await firstBrokenLink(subject.timeline)).toBeUndefined();
  expect(subject.tasks.map(({ department, role }) => `${department} ${role}`)).toEqual([
    'roads lead',
    'power assist',
  ]);
});

test('reported on Friday before closing with four work hours, it is due on Monday before noon', async () => {
  const subject = await reported('路面塌陷');
  const handling = subject.clocks.find(({ stage }) => stage === 'handle');
  expect(handling).toMatchObject({
    limit: { value: 4, unit: 'work_hour' },
    dueAt: week.dueAt(subject.reportedAt),
  });
});

test('the department finds it in its list, its handler is named, and nobody has to review it', async () => {
  const subject = await reported('路面塌陷');
  const { body } = await gridloop.eventually(
    () => gridloop.see('roads-clerk', subject),
    ({ body: { tasks } }) => tasks.some(({ handler }) => handler),
  );
  expect(body.tasks.find(({ department }) => department === 'roads')?.handler?.id).toMatch(/^roads-handler/);
  const listed = async (who: string, queue: string) =>
    (await gridloop.list(who, `queue=${queue}&limit=100`)).body.items.filter(({ id }) => id === subject.id);
  expect(await listed('roads-clerk', 'tasks_assigned')).toMatchObject([{ byRule: { id: 'all-alone' } }]);
  expect(await listed('reviewer', 'reported')).toEqual([]);
  expect(await listed('dispatcher', 'filed')).toEqual([]);
});

test('the same report sent many times at once is dispatched once', async () => {
  const body = reportBody({ category: '06013', text: '路面塌陷' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => gridloop.report(body)));
  for (const { status, body: subject } of answers) {
    expect(status).toBe(201);
    expect(subject.timeline.filter(({ type }) => type === 'case.dispatched')).toHaveLength(1);
  }
});

test('a reviewer files and the rule dispatches in the same breath; two reviewers at once dispatch once', async () => {
  const subject = await reported('路面坑洼');
  expect(subject.state).toBe('reported');
  const commandId = ulid();
  const answers = await Promise.all([
    gridloop.act('reviewer', subject, 'file', { commandId, note: '属实' }),
    gridloop.act('reviewer', subject, 'file', { commandId, note: '属实' }),
    gridloop.act('commander', subject, 'file'),
  ]);
  const { body } = await gridloop.see('dispatcher', subject);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(body.timeline.map(({ type }) => type).filter((type) => type.startsWith('case.'))).toEqual([
    'case.reported',
    'case.filed',
    'case.dispatched',
  ]);
  expect(body).toMatchObject({ state: 'dispatched', byRule: { id: 'after-review' } });
});

test('who takes the dispatch back, or gives the case back, has the last word; then a person chooses', async () => {
  const taken = await reported('路面塌陷');
  const { body: withdrawn } = await gridloop.act('dispatcher', taken, 'withdraw', { reason: '先看现场' });
  expect(withdrawn).toMatchObject({
    state: 'filed',
    suggestion: { rule: { id: 'all-alone' }, lead: 'roads' },
  });
  expect(withdrawn.byRule).toBeUndefined();
  const given = await reported('路面塌陷');
  const { taskId } = { taskId: given.tasks[0]?.id };
  await gridloop.act('roads-clerk', given, 'return', { taskId, reason: '不属于本部门' });
  const { body: returned } = await gridloop.see('dispatcher', given);
  expect(returned).toMatchObject({ state: 'filed', suggestion: { skipped: ['roads'] } });
});

test('a case is judged by the rules it was reported under, whoever files it later', async () => {
  const before = await reported('路面坑洼');
  const path = '/v1/districts/{district}/configuration/routing';
  const { call } = gridloop.api.as('alpha-admin');
  const params = { district: 'alpha' };
  const { version, value } = await call(`GET ${path}`, { params, query: {} });
  await call(`PUT ${path}`, { params, body: { value: value.slice(0, 1) }, ifMatch: version });
  const after = await gridloop.eventually(
    () => reported('路面坑洼'),
    ({ configVersion }) => configVersion > before.configVersion,
  );
  const filed = async (subject: CaseView) => (await gridloop.act('reviewer', subject, 'file')).body.state;
  expect([await filed(before), await filed(after)]).toEqual(['dispatched', 'filed']);
});
