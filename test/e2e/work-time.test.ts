// Work time as people see it: the desk shows when a case of Friday evening is due, that its clock stands still over
// the weekend, and what is left on Monday. The week is laid around the present; only the browser's own clock is moved.
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDistricts } from '#infra/demo/index.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { friday, inFridayWeek } from '#test/support/friday.ts';

const point = { lng: 106.658, lat: 35.5455 };
const params = { district: 'kongtong' } as const;
const week = friday();
let demo: DemoConsole;

beforeAll(async () => {
  demo = await openDemo(async (api) => {
    const found = demoDistricts.find(({ id }) => id === params.district);
    if (!found) throw new Error('The demo has no such district');
    const body = inFridayWeek(found.body, week);
    await api.as('operator').call('PUT /v1/districts/{district}', { params, body });
  });
}, beginMs);
afterAll(() => demo?.close());

/** Reported, filed and dispatched now; gives when its handling is due. */
async function dispatched(): Promise<{ id: string; number: string; due: string }> {
  const as = (who: string) => demo.api.as(`kongtong-${who}`);
  const report = {
    caseId: ulid(),
    commandId: ulid(),
    place: { point },
    category: '06010',
    text: '路边有垃圾',
  };
  const { id, number } = await as('officer-1').call('POST /v1/districts/{district}/cases', {
    params,
    body: report,
  });
  const one = { ...params, caseId: id };
  const command = () => ({ commandId: ulid() });
  await as('reviewer').call('POST /v1/districts/{district}/cases/{caseId}/file', {
    params: one,
    body: command(),
  });
  const { clocks } = await as('dispatcher').call('POST /v1/districts/{district}/cases/{caseId}/dispatch', {
    params: one,
    body: { ...command(), lead: 'sanitation' },
  });
  const began = clocks.find(({ stage }) => stage === 'handle')?.startedAt ?? '';
  return { id, number, due: week.dueAt(began) };
}

/** `hh:mm` of the district's wall clock. */
const clockTime = (instant: string | number) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: week.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** What the page shows once its own clock stands at that instant. */
async function at(page: Page, instant: number, words: RegExp): Promise<void> {
  await page.clock.setFixedTime(instant);
  await page.getByRole('row').filter({ hasText: words }).first().waitFor();
}

test('a case of Friday evening shows that it is due on Monday before noon, and stands still until then', async () => {
  const { number, due } = await dispatched();
  const session = await demo.signIn('kongtong-commander', 'desk', point);
  const { page } = session;
  await page.goto('/kongtong/desk?queue=dispatched');
  const row = page.getByRole('row').filter({ hasText: number.slice(-5) });
  await row.getByRole('link').click();
  await page.getByText(number, { exact: true }).waitFor();

  // The stages name the planned end; the minute is that of the dispatch, twenty before closing or a little less.
  expect(clockTime(due)).toMatch(/^11:4\d$/);
  const stages = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '应完成' }) });
  const handling = stages.getByRole('row').filter({ hasText: '处置' });
  await handling.getByText('4 工作小时', { exact: true }).waitFor();
  await handling.getByText(clockTime(due)).waitFor();

  await page.clock.install();
  const opens = Date.parse(week.mondayOpens);
  // Saturday noon: nothing is used, and it says when it goes on.
  await at(
    page,
    opens - 44 * 3_600_000,
    new RegExp(`剩 3 工作小时 4\\d 分.*休息，.*${clockTime(opens)}.*继续`),
  );
  // Monday, an hour and then two minutes before it is due, and ten minutes after.
  await at(page, Date.parse(due) - 61 * 60_000, /剩 1 工作小时/);
  await at(page, Date.parse(due) - 2 * 60_000 - 5_000, /剩 2 工作分钟/);
  await at(page, Date.parse(due) + 10 * 60_000 + 5_000, /超 10 工作分钟/);
  expect(session.errors).toEqual([]);
}, 200_000);
