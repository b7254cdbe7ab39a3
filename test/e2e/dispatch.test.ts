// Dispatching by keyboard as dispatchers do it: no case may go to a department that nobody meant.
import type { Locator, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import { type Session, violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
const sanitation = '环境卫生服务中心';
const enforcement = '综合行政执法局';
let demo: DemoConsole;
let session: Session;
let page: Page;

beforeAll(async () => {
  demo = await openDemo();
  session = await demo.signIn('kongtong-dispatcher', 'desk', inGrid);
  page = session.page;
}, beginMs);
afterAll(() => demo?.close());

const act = (who: string, id: string, action: string, input: object = {}) =>
  demo.api
    .as(`kongtong-${who}`)
    .send('POST', `/v1/districts/kongtong/cases/${id}/${action}`, { body: { commandId: ulid(), ...input } })
    .then(({ body }) => body as CaseView);
const see = (id: string) =>
  demo.api
    .as('kongtong-dispatcher')
    .send('GET', `/v1/districts/kongtong/cases/${id}`)
    .then(({ body }) => body as CaseView);

async function filedCase(more: object = {}): Promise<CaseView> {
  const { body } = await demo.api.as('kongtong-officer-1').send('POST', '/v1/districts/kongtong/cases', {
    body: {
      caseId: ulid(),
      commandId: ulid(),
      place: { point: inGrid },
      category: '06010',
      text: '路边有一袋垃圾',
      ...more,
    },
  });
  return act('reviewer', (body as CaseView).id, 'file');
}

/** Of the list that is open; the filters have options of their own. */
const options = () => page.getByRole('listbox').getByRole('option');

/** A person types no sooner than they see the text selected. */
const textSelected = (input: Locator) =>
  expect
    .poll(() =>
      input.evaluate(
        (element: HTMLInputElement) =>
          element === document.activeElement &&
          element.value !== '' &&
          element.selectionStart === 0 &&
          element.selectionEnd === element.value.length,
      ),
    )
    .toBe(true);

/** Opens the case and its dispatch form. */
async function dispatchForm(subject: CaseView): Promise<Locator> {
  await page.goto(`/kongtong/desk?queue=filed&case=${subject.id}`);
  await page.getByText(subject.number, { exact: true }).waitFor();
  await page.keyboard.press('d');
  const form = page.locator('form').filter({ has: page.getByRole('heading', { name: '派遣' }) });
  await form.getByRole('combobox', { name: '主办部门' }).waitFor();
  return form;
}

test('typing in the prefilled department replaces it, and Enter takes the first match without sending', async () => {
  const subject = await filedCase();
  const form = await dispatchForm(subject);
  const lead = form.getByRole('combobox', { name: '主办部门' });
  expect(await lead.inputValue()).toBe(sanitation);
  await lead.click();
  expect(await options().count()).toBeGreaterThan(3);
  await textSelected(lead);
  await page.keyboard.type('综');
  expect(await lead.inputValue()).toBe('综');
  await options().filter({ hasText: enforcement }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => lead.inputValue()).toBe(enforcement);
  // Once more takes nothing away, and lists everything again.
  await lead.click();
  await options().nth(3).waitFor();
  await page.keyboard.press('Enter');
  expect(await lead.inputValue()).toBe(enforcement);
  expect((await see(subject.id)).state).toBe('filed');
}, 120_000);

test('Tab takes the first match by pinyin or initials and goes on to the next field, whose focus it keeps', async () => {
  const subject = await filedCase();
  const form = await dispatchForm(subject);
  const [lead, assist] = ['主办部门', '协办部门'].map((name) => form.getByRole('combobox', { name })) as [
    Locator,
    Locator,
  ];
  await lead.click();
  for (const [typed, name] of [
    ['zhxz', enforcement],
    ['huanjing', sanitation],
    ['zhxz', enforcement],
    ['hjws', sanitation],
  ] as const) {
    await textSelected(lead);
    await page.keyboard.type(typed);
    await expect.poll(() => options().allTextContents()).toEqual([name]);
    await page.keyboard.press('Tab');
    await expect.poll(() => lead.inputValue()).toBe(name);
    expect(await assist.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+Tab');
  }
  expect((await see(subject.id)).state).toBe('filed');
}, 120_000);

test('pressing elsewhere, or typing what nobody is called, puts the choice back and sends nothing', async () => {
  const subject = await filedCase();
  const form = await dispatchForm(subject);
  const lead = form.getByRole('combobox', { name: '主办部门' });
  await lead.click();
  await textSelected(lead);
  await page.keyboard.type('zhxz');
  await expect.poll(() => options().allTextContents()).toEqual([enforcement]);
  await form.getByRole('heading').click();
  await expect.poll(() => lead.inputValue()).toBe(sanitation);
  for (const key of ['Enter', 'Tab']) {
    await lead.click();
    await textSelected(lead);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('环');
    await page.getByText('没有符合的选项').waitFor();
    await page.keyboard.press(key);
    await expect.poll(() => lead.inputValue()).toBe(sanitation);
    await page.keyboard.press('Escape');
  }
  expect((await see(subject.id)).state).toBe('filed');
  expect(await violations(page)).toEqual([]);
}, 120_000);

test('in the assisting field typing and Enter selects, Tab too; the lead is listed with why it is not possible', async () => {
  const subject = await filedCase();
  const form = await dispatchForm(subject);
  const assist = form.getByRole('combobox', { name: '协办部门' });
  await assist.click();
  const taken = options().filter({ hasText: sanitation });
  await taken.getByText('已选为主办部门').waitFor();
  expect(await taken.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.type('zhxz');
  await options().filter({ hasText: enforcement }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: `移除 ${enforcement}` }).waitFor();
  await page.keyboard.type('园林');
  const police = await options().first().textContent();
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: /^移除/ }).nth(1).waitFor();
  expect(police).toContain('园林');
  expect((await see(subject.id)).state).toBe('filed');
}, 120_000);

test('a routing rule fills in its departments and says above the field that it does; they are sent as they stand', async () => {
  const subject = await filedCase({ category: '06011', text: '人行道上堆着装修垃圾约三方' });
  const form = await dispatchForm(subject);
  await form.getByText(`规则：建筑垃圾须查来源 → ${enforcement}`).waitFor();
  expect(await form.getByRole('combobox', { name: '主办部门' }).inputValue()).toBe(enforcement);
  const chips = form.getByRole('button', { name: /^移除/ });
  await chips.first().waitFor();
  const named = await chips.evaluateAll((all) => all.map((chip) => chip.getAttribute('aria-label')));
  expect(named).toEqual([`移除 ${sanitation}`, '移除 住房和城乡建设局']);
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: '派遣', exact: true }).click();
  await page.getByText(`${subject.number} 派遣：已完成`).waitFor();
  expect((await see(subject.id)).tasks.map(({ department, role }) => [department, role])).toEqual([
    ['urban-enforcement', 'lead'],
    ['sanitation', 'assist'],
    ['housing-construction', 'notify'],
  ]);
}, 120_000);

test('without a rule the form says that the department is the category’s', async () => {
  const form = await dispatchForm(await filedCase());
  await form.getByText(`没有适用的规则，按事项类别 → ${sanitation}`).waitFor();
}, 120_000);

test('for ten seconds a dispatch is taken back with one press of a key', async () => {
  const subject = await filedCase();
  const form = await dispatchForm(subject);
  await form.getByRole('button', { name: '派遣', exact: true }).click();
  const undo = page.getByRole('button', { name: '撤销' });
  await undo.focus();
  await page.keyboard.press('Enter');
  await page.getByText(`${subject.number} 已撤销`).waitFor();
  const after = await see(subject.id);
  expect(after).toMatchObject({ state: 'filed', tasks: [{ state: 'withdrawn' }] });
  expect(after.timeline.at(-1)?.type).toBe('case.withdrawn');
}, 120_000);

test('a case that was given back says by whom and why, and is not offered to them', async () => {
  const subject = await filedCase();
  const { tasks } = await act('dispatcher', subject.id, 'dispatch', { lead: 'sanitation' });
  await act('clerk-sanitation', subject.id, 'return', {
    taskId: tasks.at(-1)?.id,
    reason: '属于建筑垃圾，应由执法局处置',
  });
  const form = await dispatchForm(subject);
  const row = page.getByRole('row').filter({ hasText: subject.number.slice(-5) });
  await row.getByText('退回').waitFor();
  await form.getByText(`${sanitation} 退回：`).waitFor();
  await form.getByText('属于建筑垃圾，应由执法局处置').first().waitFor();
  await form.getByText(`已跳过退回过的 ${sanitation}`).waitFor();
  expect(await form.getByRole('combobox', { name: '主办部门' }).inputValue()).toBe('');
  expect(await violations(page)).toEqual([]);
}, 120_000);

test('the page threw and logged no error', () => {
  expect(session.errors).toEqual([]);
});
