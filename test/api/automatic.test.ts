// Steps that the service takes itself, end to end: the clock finds the case, takes the step once, in one transaction with
// the fact that it was late, and what follows from a step follows from this one too.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as clock } from '#functions/clock/index.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

const clockName = { kind: 'system', name: 'clock' };
let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((district) => ({
    ...district,
    limits: stageLimits.parse({
      automatic: { file: true, dispatch: true, close: true, closeAfter: { value: 2, unit: 'natural_day' } },
    }),
  }));
});
afterAll(() => gridloop?.stop());

const see = async ({ id }: { id: string }) => (await gridloop.see('reviewer', { id })).body;
const dueOf = ({ clocks }: CaseView, stage: string): string =>
  clocks.find((each) => each.stage === stage)?.dueAt ?? '';
const typesOf = ({ timeline }: CaseView) => timeline.map(({ type }) => type);

test('a report that nobody touches is filed and dispatched, each once, and named on the timeline', async () => {
  const { body: subject } = await gridloop.report();
  expect(subject.clocks[0]?.automatic).toEqual({ step: 'file', at: dueOf(subject, 'review') });
  const reviewed = dueOf(subject, 'review');
  await clock({ time: reviewed });
  await clock({ time: reviewed });
  const filed = await see(subject);
  expect(typesOf(filed)).toEqual(['case.reported', 'clock.overdue', 'case.filed']);
  expect(filed.timeline[2]).toMatchObject({
    at: reviewed,
    by: clockName,
    data: { automatic: { setting: 'file', limit: { value: 15, unit: 'minute' } } },
  });
  // Late by an hour: it happens when it is looked for.
  const late = new Date(Date.parse(dueOf(filed, 'dispatch')) + 3_600_000).toISOString();
  await clock({ time: late });
  await clock({ time: late });
  const sent = await see(subject);
  expect(typesOf(sent).slice(3)).toEqual(['clock.overdue', 'case.dispatched']);
  expect(sent).toMatchObject({
    state: 'dispatched',
    tasks: [{ department: 'sanitation', role: 'lead', assignedAt: late }],
    overdue: [{ stage: 'review' }, { stage: 'dispatch' }],
  });
  expect(await firstBrokenLink(sent.timeline)).toBeUndefined();
  // Its department has the task as if a dispatcher had given it.
  const tasks = await gridloop.list('sanitation-clerk', 'queue=tasks_assigned');
  expect(tasks.body.items.map(({ id }) => id)).toContain(subject.id);
});

test('both at once: who is quicker takes the step, and it is taken once', async () => {
  const { body: subject } = await gridloop.report();
  const time = dueOf(subject, 'review');
  await Promise.all([clock({ time }), clock({ time }), gridloop.act('reviewer', subject, 'file')]);
  expect(typesOf(await see(subject)).filter((type) => type === 'case.filed')).toHaveLength(1);
});

test('without a department nothing is dispatched; the timeline says so once, and a person can still do it', async () => {
  const { body: subject } = await gridloop.report({ category: '10002' });
  await gridloop.act('reviewer', subject, 'file');
  const time = dueOf(await see(subject), 'dispatch');
  await clock({ time });
  await clock({ time });
  const left = await see(subject);
  expect(typesOf(left).slice(2)).toEqual(['clock.overdue', 'clock.deferred']);
  expect(left.timeline.at(-1)).toMatchObject({ by: clockName, data: { why: 'nobody_suggested' } });
  const { status } = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'power' });
  expect(status).toBe(200);
});

test('a result closes after its own wait, on the limits that the case was reported under', async () => {
  const { body: subject } = await gridloop.report();
  await gridloop.act('reviewer', subject, 'file');
  const { body: sent } = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'sanitation' });
  const taskId = sent.tasks[0]?.id;
  await gridloop.act('sanitation-clerk', subject, 'sign-in', { taskId });
  await gridloop.act('sanitation-clerk', subject, 'finish', { taskId, text: '已清运', evidence: [] });
  const admin = gridloop.api.as('alpha-admin');
  const params = { district: 'alpha' };
  const off = { value: stageLimits.parse({}) };
  const path = '/v1/districts/{district}/configuration/limits' as const;
  const { version } = await admin.call(`GET ${path}`, { params, query: {} });
  await admin.call(`PUT ${path}`, { params, body: off, ifMatch: version });
  const resolved = await see(subject);
  const at = resolved.clocks.find(({ stage }) => stage === 'verify')?.automatic?.at ?? '';
  expect(Date.parse(at) - Date.parse(resolved.timeline.at(-1)?.at ?? '')).toBe(2 * 86_400_000);
  await clock({ time: at });
  await clock({ time: at });
  const closed = await see(subject);
  expect(closed).toMatchObject({ state: 'closed', closing: { kind: 'procedural' } });
  expect(typesOf(closed).slice(-2)).toEqual(['clock.overdue', 'case.closed']);
});

test('in a district that is suspended nothing is done for anybody; that it was late is on record', async () => {
  const { body: subject } = await gridloop.report({}, 'officer-west', 'beta');
  const operator = gridloop.api.as('operator');
  const params = { district: 'beta' };
  const { items } = await operator.call('GET /v1/districts', {});
  const version = items.find(({ id }) => id === 'beta')?.version ?? 0;
  await operator.call('PATCH /v1/districts/{district}', {
    params,
    body: { state: 'suspended' },
    ifMatch: version,
  });
  // The clock remembers for three seconds that the district was active.
  await new Promise((done) => setTimeout(done, 3500));
  await clock({ time: dueOf(subject, 'review') });
  const { body } = await gridloop.see('reviewer', subject, 'beta');
  expect(typesOf(body).slice(1)).toEqual(['clock.overdue', 'clock.deferred']);
  expect(body.state).toBe('reported');
}, 30_000);
