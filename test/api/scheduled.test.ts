// Publishing from a later instant: what waits, what comes into force by itself, what is refused, and what a case pins.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { PartName, PartVersion } from '#shared/contracts/configuration.ts';
import { friday, inFridayWeek } from '#test/support/friday.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

const week = friday();
let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((body) => inFridayWeek(body, week));
});
afterAll(async () => {
  vi.useRealTimers();
  await gridloop?.stop();
});

const seconds = (n: number) => new Date(Date.now() + n * 1000).toISOString();
/** Time passes for the service, and never comes back; its engines need no clock. */
function pass(n: number): void {
  const now = Date.now() + n * 1000;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(now);
}

interface Part {
  version: number;
  value: unknown;
  waiting?: PartVersion;
}
const path = (part: PartName, rest = '') => `/v1/districts/alpha/configuration/${part}${rest}`;
const read = async (part: PartName) => (await gridloop.send<Part>('admin', 'GET', path(part))).body;
const put = (part: PartName, value: unknown, seen: number, more: object = {}) =>
  gridloop.send<Part & { code?: string; errors?: { rule?: string; pointer?: string }[]; detail: string }>(
    'admin',
    'PUT',
    path(part),
    { value, ...more },
    { 'if-match': `"${seen}"` },
  );
const cancel = (part: PartName, version: number) =>
  gridloop.send<PartVersion & { code?: string }>('admin', 'DELETE', path(part, '/waiting'), undefined, {
    'if-match': `"${version}"`,
  });
const index = async () =>
  (
    await gridloop.send<{ revision: number; parts: Record<string, number> }>(
      'admin',
      'GET',
      '/v1/districts/alpha/configuration',
    )
  ).body;
const versions = async (part: PartName) =>
  (await gridloop.send<{ items: PartVersion[] }>('admin', 'GET', path(part, '/versions'))).body.items;
const holidays = (...dates: string[]) => ({
  ...week.calendar,
  holidays: dates.map((date) => ({ date, name: '临时放假' })),
});

async function inHand(): Promise<CaseView> {
  const { body: subject } = await gridloop.report();
  return handle(subject);
}
async function handle(subject: CaseView): Promise<CaseView> {
  await gridloop.act('reviewer', subject, 'file');
  return (await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'sanitation' })).body;
}
const handlingOf = ({ clocks }: CaseView) => clocks.find(({ stage }) => stage === 'handle');

describe('a holiday that is published from later on', () => {
  test('moves no case that was reported before, though it was scheduled before the report', async () => {
    const { version } = await read('calendar');
    const from = seconds(20);
    const scheduled = await put('calendar', holidays(week.monday), version, { from, note: '周一放假' });
    expect([scheduled.status, scheduled.body]).toMatchObject([200, { version: version + 1, from }]);
    expect(await read('calendar')).toMatchObject({
      version,
      waiting: { version: version + 1, from, note: '周一放假' },
    });
    const { body: reported } = await gridloop.report();
    const early = await inHand();
    expect(handlingOf(early)?.dueAt).toBe(week.dueAt(handlingOf(early)?.startedAt ?? ''));
    pass(21);
    expect(await read('calendar')).toMatchObject({ version: version + 1, from });
    expect(await read('calendar')).not.toHaveProperty('waiting');
    // Reported before it, dispatched after it: still due on Monday before noon.
    const late = handlingOf(await handle(reported));
    expect(late?.dueAt).toBe(week.dueAt(late?.startedAt ?? ''));
    // Reported after it: a working day later.
    const after = handlingOf(await inHand());
    const usual = week.dueAt(after?.startedAt ?? '');
    expect(Date.parse(after?.dueAt ?? '') - Date.parse(usual)).toBe(86_400_000);
  });

  test('is in force at its very instant for whoever reads then, and the revision goes on by itself', async () => {
    const { version } = await read('limits');
    const before = await index();
    const from = seconds(20);
    await put('limits', { warnShare: 0.5 }, version, { from });
    expect(await index()).toEqual(before);
    vi.setSystemTime(Date.parse(from) - 1);
    expect((await read('limits')).version).toBe(version);
    vi.setSystemTime(Date.parse(from));
    const after = await index();
    expect(after.parts).toEqual({ ...before.parts, limits: version + 1 });
    expect(after.revision).toBeGreaterThan(before.revision);
    const { body: subject } = await gridloop.report();
    expect(subject.configVersion).toBe(after.revision);
    const { limit, warnAt, startedAt } = subject.clocks[0] as NonNullable<(typeof subject.clocks)[0]>;
    expect(Date.parse(warnAt ?? '') - Date.parse(startedAt)).toBe(limit.value * 30_000);
  });
});

describe('while a version waits', () => {
  test('another of its part is refused, another part is published, and both are in force then', async () => {
    const { version } = await read('limits');
    await put('limits', { warnShare: 0.6 }, version, { from: seconds(30) });
    const refused = await put('limits', { warnShare: 0.7 }, version);
    expect([refused.status, refused.body.code]).toEqual([409, 'configuration/waiting']);
    expect(refused.body.detail).toContain(String(version + 1));
    const again = await put('limits', { warnShare: 0.7 }, version, { from: seconds(40) });
    expect(again.body.code).toBe('configuration/waiting');
    const calendar = await read('calendar');
    expect((await put('calendar', holidays(), calendar.version)).status).toBe(200);
    const between = await index();
    expect(between.parts).toMatchObject({ limits: version, calendar: calendar.version + 1 });
    pass(31);
    const after = await index();
    expect(after.parts).toMatchObject({ limits: version + 1, calendar: calendar.version + 1 });
    expect(after.revision).toBeGreaterThan(between.revision);
    expect((await put('limits', { warnShare: 0.7 }, version + 1)).status).toBe(200);
  });

  test('what it needs cannot be taken away, and what would not hold with another that waits is refused', async () => {
    const departments = await read('departments');
    const list = departments.value as { id: string }[];
    const routing = await read('routing');
    const rule = {
      id: 'wires',
      name: { zh: '线缆', en: 'Wires' },
      when: {},
      lead: 'power',
      assist: [],
      notify: [],
      file: false,
      dispatch: false,
    };
    expect((await put('routing', [rule], routing.version, { from: seconds(30) })).status).toBe(200);
    const without = list.filter(({ id }) => id !== 'power');
    const now = await put('departments', without, departments.version);
    expect([now.status, now.body.code]).toEqual([422, 'configuration/invalid']);
    expect(now.body.detail).toContain('routing');
    const later = await put('departments', without, departments.version, { from: seconds(40) });
    expect(later.body.code).toBe('configuration/invalid');
    // Nobody has been told a lie: nothing but the rule waits.
    expect(await read('departments')).not.toHaveProperty('waiting');
    expect((await cancel('routing', routing.version + 1)).status).toBe(200);
    expect((await put('departments', without, departments.version)).status).toBe(200);
    expect((await put('departments', list, departments.version + 1)).status).toBe(200);
  });

  test('it can be cancelled until it is about to be in force; its number is not used again, and all of it is on record', async () => {
    const { version, value } = await read('limits');
    pass(1);
    await put('limits', { warnShare: 0.4 }, version, { from: seconds(30), note: '试行' });
    expect((await cancel('limits', version)).body.code).toBe('configuration/not-waiting');
    pass(1);
    const cancelled = await cancel('limits', version + 1);
    expect(cancelled.body).toMatchObject({ version: version + 1, cancelled: { by: { id: 'admin' } } });
    expect((await cancel('limits', version + 1)).body.code).toBe('configuration/not-waiting');
    pass(31);
    expect(await read('limits')).toMatchObject({ version, value });
    expect((await put('limits', { warnShare: 0.9 }, version)).body.version).toBe(version + 2);
    pass(1);
    const [newest, former] = await versions('limits');
    expect(newest).toMatchObject({ version: version + 2, base: version });
    expect(former).toMatchObject({ version: version + 1, cancelled: { by: { id: 'admin' } } });
    const { items } = (
      await gridloop.send<{
        items: { part?: string; version: number; from?: string; cancelled?: boolean }[];
      }>('admin', 'GET', '/v1/districts/alpha/audit?limit=3')
    ).body;
    expect(items).toMatchObject([
      { part: 'limits', version: version + 2 },
      { part: 'limits', version: version + 1, cancelled: true },
      { part: 'limits', version: version + 1, from: expect.any(String) },
    ]);
    await put('limits', { warnShare: 0.8 }, version + 2, { from: seconds(20) });
    pass(10);
    expect((await cancel('limits', version + 3)).body.code).toBe('configuration/not-waiting');
    pass(11);
    expect((await read('limits')).version).toBe(version + 3);
  });

  test('of two who schedule at once one has it, and the other is told', async () => {
    const { version } = await read('limits');
    const answers = await Promise.all(
      [0.1, 0.2, 0.3].map((warnShare) => put('limits', { warnShare }, version, { from: seconds(30) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await read('limits')).waiting?.version).toBe(version + 1);
    expect((await cancel('limits', version + 1)).status).toBe(200);
  });
});

test.each([
  ['the past', () => seconds(-60), 'from-too-soon'],
  ['this moment', () => seconds(5), 'from-too-soon'],
  ['two years ahead', () => seconds(2 * 366 * 86_400), 'from-too-late'],
])('%s is refused as an instant', async (_, from, rule) => {
  const { version } = await read('limits');
  const { status, body } = await put('limits', {}, version, { from: from() });
  expect([status, body.errors?.[0]]).toMatchObject([422, { pointer: '/from', rule }]);
  expect((await read('limits')).version).toBe(version);
});

test('settings are published from now alone', async () => {
  const { version, value } = await read('settings');
  const { body } = await put('settings', value, version, { from: seconds(60) });
  expect(body.errors?.[0]).toMatchObject({ rule: 'from-only-now' });
});
