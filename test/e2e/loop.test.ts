// The loop as people do it: in the browser, on the phone and at the desk, in Chinese, with photos, from the report to
// the closing, with a return and a rework on the way.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { photo } from '#test/support/photos.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
let demo: DemoConsole;
let [scenePhoto, resultPhoto, laterPhoto] = ['', '', ''];
const sessions = new Map<string, Session>();

beforeAll(async () => {
  demo = await openDemo();
  const keep = async (name: string, width: number, height: number) => {
    writeFileSync(join(demo.folder, name), await photo({ width, height }));
    return join(demo.folder, name);
  };
  scenePhoto = await keep('scene.jpg', 1600, 1200);
  resultPhoto = await keep('result.jpg', 1200, 1600);
  laterPhoto = await keep('later.jpg', 1200, 1599);
}, beginMs);
afterAll(() => demo?.close());

/** The account's own window, opened when it is first needed. */
async function windowOf(account: string, size: 'phone' | 'desk'): Promise<Page> {
  const known = sessions.get(account) ?? (await demo.signIn(account, size, inGrid));
  sessions.set(account, known);
  return known.page;
}

/** Opens the case in a queue of the desk; it must show up there by itself. */
async function openAtDesk(page: Page, queue: string, number: string): Promise<void> {
  await page.goto(`/kongtong/desk?queue=${queue}`);
  await page
    .getByRole('row')
    .filter({ hasText: number.slice(-5) })
    .getByRole('link')
    .click();
  // The whole number stands in the open case alone.
  await page.getByText(number, { exact: true }).waitFor();
}

/** Takes an action of the open case: its button, its form, and the form's own button. */
async function act(
  page: Page,
  name: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  // The button may carry its shortcut behind its name.
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: new RegExp(`^${name}\\s*[A-Z]?$`) })
    .first()
    .click();
  const form = page.locator('form').filter({ has: page.getByRole('heading', { name }) });
  await fill(form);
  await form.getByRole('button', { name, exact: true }).click();
  await page.getByText('：已完成').first().waitFor();
}

/** Types a part of an option's name and takes it, as one does with a long list. */
async function choose(page: Page, form: Locator, label: RegExp, typed: string): Promise<void> {
  const input = form.getByRole('combobox', { name: label });
  await input.click();
  await input.fill(typed);
  const option = page.getByRole('listbox').getByRole('option').filter({ hasText: typed });
  await option.click();
  // A list of many stays open for the next choice.
  if (await option.isVisible()) await input.press('Escape');
  await option.waitFor({ state: 'detached' });
}

async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`/kongtong/field/case/${id}`);
  await page.getByRole('toolbar').waitFor();
}

test('a report travels from a phone through the desk to two departments and back, to closed', async () => {
  // Report, on the phone, with a photo; the place is where the phone is.
  const phone = await windowOf('kongtong-officer-1', 'phone');
  await phone.locator('label', { hasText: '拍照上报' }).locator('input').setInputFiles(scenePhoto);
  await phone.getByRole('button', { name: '全部类别' }).click();
  await phone.getByRole('searchbox').or(phone.getByPlaceholder('名称或编码')).first().fill('暴露垃圾');
  await phone.getByText('暴露垃圾').last().click();
  await phone.getByRole('textbox', { name: /情况描述/ }).fill('人行道旁堆放生活垃圾约两立方米，异味明显');
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.getByRole('heading', { name: '已发送' }).waitFor();
  const number =
    (
      await phone
        .getByText(/^620802\d{13}$/)
        .first()
        .textContent()
    )?.trim() ?? '';
  const caseId = await phone
    .getByRole('link', { name: /查看|案件/ })
    .first()
    .getAttribute('href')
    .then((href) => href?.split('/').at(-1) ?? '');

  // Review and file: the case is in the queue without reloading anything.
  const reviewer = await windowOf('kongtong-reviewer', 'desk');
  await openAtDesk(reviewer, 'reported', number);
  expect(await violations(reviewer)).toEqual([]);
  await act(reviewer, '立案');

  // Dispatch to two departments; one returns it, and it is dispatched again.
  const dispatcher = await windowOf('kongtong-dispatcher', 'desk');
  await openAtDesk(dispatcher, 'filed', number);
  await act(dispatcher, '派遣', async (form) => {
    await choose(dispatcher, form, /主办部门/, '综合行政执法');
    await choose(dispatcher, form, /协办部门/, '环境卫生');
  });
  const enforcement = await windowOf('kongtong-clerk-urban-enforcement', 'desk');
  await openAtDesk(enforcement, 'tasks_assigned', number);
  await act(enforcement, '回退', (form) =>
    form.getByRole('textbox', { name: /原因/ }).fill('生活垃圾清运由环卫负责'),
  );
  await openAtDesk(dispatcher, 'filed', number);
  await act(dispatcher, '派遣', async (form) => {
    // The lead is there already: the category's own department.
    await choose(dispatcher, form, /协办部门/, '综合行政执法');
  });

  // Both departments sign in and finish; the lead with a photo of the result, from a phone.
  await openAtDesk(enforcement, 'tasks_assigned', number);
  await act(enforcement, '签收');
  await openAtDesk(enforcement, 'tasks_signed_in', number);
  await act(enforcement, '反馈完成', (form) =>
    form.getByRole('textbox', { name: /处置情况/ }).fill('已劝导周边商户'),
  );
  const handler = await windowOf('kongtong-handler-sanitation', 'phone');
  const finish = async (text: string, shown: string) => {
    await openCase(handler, caseId);
    await act(handler, '反馈完成', async (form) => {
      await form.locator('input[type=file]').last().setInputFiles(shown);
      await form.getByRole('textbox', { name: /处置情况/ }).fill(text);
    });
  };
  await openCase(handler, caseId);
  await act(handler, '签收');
  await finish('垃圾已清运，地面已冲洗', resultPhoto);

  // Failed once, finished again, verified and closed.
  await openCase(phone, caseId);
  await act(phone, '返工', async (form) => {
    // all() does not wait for the form, it takes what is there.
    await form.getByRole('checkbox').first().waitFor();
    for (const department of await form.getByRole('checkbox').all()) await department.check();
    await form.getByRole('textbox', { name: /原因/ }).fill('角落仍有残留');
  });
  await openAtDesk(enforcement, 'tasks_signed_in', number);
  await act(enforcement, '反馈完成', (form) =>
    form.getByRole('textbox', { name: /处置情况/ }).fill('复查无新增'),
  );
  // The photo of before the rework would show nothing of it.
  await finish('残留已清除', laterPhoto);
  await openCase(phone, caseId);
  expect(await violations(phone)).toEqual([]);
  await act(phone, '核查通过');
  await phone.getByText('已结案').first().waitFor();

  // The history names each step with who and when, and its chain holds.
  await openAtDesk(reviewer, 'closed', number);
  const history = reviewer
    .locator('section')
    .filter({ has: reviewer.getByRole('heading', { name: '办理过程' }) });
  const steps = ['上报', '立案', '派遣', '部门回退', '签收', '反馈完成', '核查不通过，返工', '结案'];
  for (const step of steps)
    expect(await history.getByText(step, { exact: true }).count(), step).toBeGreaterThan(0);
  await history.getByRole('button', { name: '校验记录链' }).click();
  await history.getByText('条记录完整，未被改动').waitFor();
  expect(await violations(reviewer)).toEqual([]);
}, 400_000);

test('at the desk a report is commented on, corrected and dismissed, and its reporter reads why', async () => {
  const report = {
    caseId: ulid(),
    commandId: ulid(),
    place: { point: inGrid },
    category: '06010',
    text: '路边有一袋垃圾',
  };
  const { call } = demo.api.as('kongtong-officer-1');
  const params = { district: 'kongtong' };
  const { number } = await call('POST /v1/districts/{district}/cases', { params, body: report });
  const reviewer = await windowOf('kongtong-reviewer', 'desk');
  await openAtDesk(reviewer, 'reported', number);
  await act(reviewer, '备注', (form) => form.getByRole('textbox').fill('已电话联系上报人'));
  await reviewer.getByText('已电话联系上报人').first().waitFor();
  await openAtDesk(reviewer, 'reported', number);
  await act(reviewer, '更正', (form) =>
    form.getByRole('textbox', { name: /情况描述/ }).fill('路边有一袋装修垃圾'),
  );
  await reviewer.getByText('路边有一袋装修垃圾').first().waitFor();
  await openAtDesk(reviewer, 'reported', number);
  await act(reviewer, '不予立案', (form) => form.getByRole('textbox').fill('同一处已有案件在办'));
  const phone = await windowOf('kongtong-officer-1', 'phone');
  await phone.goto('/kongtong/field?list=mine');
  await phone.getByText('同一处已有案件在办').first().waitFor();
}, 200_000);

test('at the desk a long text leaves room for the rest, and is there in full on request', async () => {
  const text = '市民来电反映小区门口长期堆放装修垃圾无人清理。'.repeat(60);
  const report = { commandId: ulid(), place: { point: inGrid }, category: '06010' };
  const { call } = demo.api.as('kongtong-officer-1');
  const params = { district: 'kongtong' };
  const made = (words: string) =>
    call('POST /v1/districts/{district}/cases', {
      params,
      body: { ...report, caseId: ulid(), commandId: ulid(), text: words },
    });
  const [long, other] = [await made(text), await made(`另一处：${text}`)];
  const reviewer = await windowOf('kongtong-reviewer', 'desk');
  await openAtDesk(reviewer, 'reported', long.number);
  await reviewer.getByRole('button', { name: '展开全文' }).waitFor();
  const below = async () => (await reviewer.getByRole('heading', { name: '阶段时限' }).boundingBox())?.y ?? 0;
  const closed = await below();
  expect(closed).toBeLessThan(900);
  await reviewer.getByRole('button', { name: '展开全文' }).click();
  await reviewer.getByRole('button', { name: '收起' }).waitFor();
  expect(await below()).toBeGreaterThan(closed + 200);
  await reviewer
    .getByRole('row')
    .filter({ hasText: other.number.slice(-5) })
    .getByRole('link')
    .click();
  await reviewer.getByText(other.number, { exact: true }).waitFor();
  await reviewer.getByRole('button', { name: '展开全文' }).waitFor();
}, 120_000);

test('at the desk the command centre opens a closed case again', async () => {
  const commander = await windowOf('kongtong-commander', 'desk');
  await commander.goto('/kongtong/desk?queue=closed');
  await commander.getByRole('row').getByRole('link').first().click();
  await act(commander, '重开', (form) => form.getByRole('textbox', { name: /原因/ }).fill('同一处再次堆放'));
  await commander.goto('/kongtong/desk?queue=filed');
  await commander.getByRole('row').getByRole('link').first().click();
  await commander.getByText('同一处再次堆放').first().waitFor();
}, 120_000);

test('the other district sees nothing of it', async () => {
  const other = await windowOf('shuangliu-commander', 'desk');
  await other.goto('/shuangliu/desk?queue=all');
  await other.getByText('这个队列空了').waitFor();
  expect(await other.getByText('人行道旁堆放生活垃圾').count()).toBe(0);
});

test('the desk is no wider than the phone that it is opened on', async () => {
  const { page } = await demo.signIn('kongtong-reviewer', 'phone', inGrid);
  await page.getByRole('navigation').getByRole('link').last().waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.context().close();
});

test('no page threw or logged an error on the way', () => {
  const said = [...sessions].flatMap(([account, { errors }]) =>
    errors.map((error) => `${account}: ${error}`),
  );
  expect(said).toEqual([]);
});
