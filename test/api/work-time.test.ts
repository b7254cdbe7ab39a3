// Work time through the whole service: what was reported late on a Friday, under a calendar laid around the present.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as clock } from '#functions/clock/index.ts';
import type { CaseView, ClockView } from '#shared/contracts/cases.ts';
import { friday, inFridayWeek } from '#test/support/friday.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

const week = friday();
let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((body) => inFridayWeek(body, week));
});
afterAll(() => gridloop?.stop());

const before = (instant: string, ms: number) => new Date(Date.parse(instant) - ms).toISOString();
const minute = 60_000;

/** Reported, filed, dispatched and signed in, so that only its handling is timed. */
async function inHand(): Promise<CaseView> {
  const { body: subject } = await gridloop.report();
  await gridloop.act('reviewer', subject, 'file');
  const { body } = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'sanitation' });
  const taskId = body.tasks[0]?.id;
  const { body: signed } = await gridloop.act('sanitation-clerk', subject, 'sign-in', { taskId });
  return signed;
}
const handlingOf = ({ clocks }: CaseView) => clocks.find(({ stage }) => stage === 'handle') as ClockView;
const alarmsOf = async (subject: CaseView) =>
  (await gridloop.see('reviewer', subject)).body.timeline.flatMap((event) =>
    event.type === 'clock.warned' || event.type === 'clock.overdue'
      ? [{ type: event.type, at: event.at, dueAt: event.data.dueAt }]
      : [],
  );

test('four work hours that began on Friday before closing end on Monday before noon', async () => {
  const handling = handlingOf(await inHand());
  expect(handling).toMatchObject({
    limit: { value: 4, unit: 'work_hour' },
    lengthMs: 240 * minute,
    dueAt: week.dueAt(handling.startedAt),
  });
  const [started, closed, opened, noon] = handling.course;
  expect(started).toEqual({ at: handling.startedAt, share: 0 });
  expect([closed?.at, opened?.at]).toEqual([week.closes, week.mondayOpens]);
  // It stands still over the weekend, and passes its limit on Monday before noon.
  expect(closed?.share).toBeCloseTo(
    (Date.parse(week.closes) - Date.parse(handling.startedAt)) / (240 * minute),
  );
  expect(opened?.share).toBe(closed?.share);
  expect(noon?.share).toBeGreaterThan(1);
});

test('a list says the same of it as the case', async () => {
  const subject = await inHand();
  const { items } = (await gridloop.list('sanitation-clerk', 'queue=tasks_signed_in')).body;
  const card = items.find(({ id }) => id === subject.id) as unknown as { clock: ClockView };
  expect(card.clock).toEqual(handlingOf(subject));
});

test('it is warned and overdue on that clock, and on no other', async () => {
  const subject = await inHand();
  const due = week.dueAt(handlingOf(subject).startedAt);
  const warn = before(due, 48 * minute);
  await clock({ time: before(warn, 1) });
  expect(await alarmsOf(subject)).toEqual([]);
  await clock({ time: warn });
  await clock({ time: before(due, 1) });
  expect(await alarmsOf(subject)).toEqual([{ type: 'clock.warned', at: warn, dueAt: due }]);
  await clock({ time: due });
  expect((await alarmsOf(subject)).slice(1)).toEqual([{ type: 'clock.overdue', at: due, dueAt: due }]);
});

test('a holiday that is published later moves new cases only, also after a return', async () => {
  const old = await inHand();
  const holiday = { ...week.calendar, holidays: [{ date: week.monday }] };
  const path = '/v1/districts/alpha/configuration/calendar';
  const published = await gridloop.send('admin', 'PUT', path, { value: holiday }, { 'if-match': '"1"' });
  expect(published.status).toBe(200);
  const taskId = old.tasks[0]?.id;
  await gridloop.act('sanitation-clerk', old, 'return', { taskId, reason: '不属于本部门职责' });
  const { body: again } = await gridloop.act('dispatcher', old, 'dispatch', { lead: 'roads' });
  expect(handlingOf(again).dueAt?.slice(0, 10)).toBe(handlingOf(old).dueAt?.slice(0, 10));
  const fresh = await gridloop.eventually(inHand, ({ configVersion }) => configVersion > old.configVersion);
  const { dueAt, startedAt } = handlingOf(fresh);
  expect(Date.parse(dueAt ?? '') - Date.parse(week.dueAt(startedAt))).toBe(24 * 60 * minute);
});
