// An administrator keeps the people of the district in the browser: finds, adds, changes and removes them, beside
// somebody else who does the same.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, onboardDemo } from '#infra/demo/index.ts';
import type { Area } from '#shared/contracts/areas.ts';
import type { Member } from '#shared/contracts/members.ts';
import { importAtOnce, type RecordView } from '#shared/contracts/register.ts';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
const district = 'kongtong';
const standIn = { account: 'kongtong-stand-in', name: '替班', role: '', district };
let demo: DemoConsole;
let admin: Page;
let errors: string[];

const api = (who = 'kongtong-admin') => demo.api.as(who);
const member = async (id: string) =>
  (await api().call('GET /v1/districts/{district}/members/{id}', {
    params: { district, id },
  })) as RecordView<Member>;
const person = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  account: `kongtong-${id}`,
  name: `人员${id}`,
  roles: ['reviewer'],
  areas: [],
  department: null,
  ...more,
});
async function importPeople(rows: Member[]): Promise<void> {
  for (let from = 0; from < rows.length; from += importAtOnce) {
    await api().call('POST /v1/districts/{district}/members/import', {
      params: { district },
      body: { rows: rows.slice(from, from + importAtOnce) },
    });
  }
}

const list = () => admin.getByRole('region', { name: '名单' });
const form = () => admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '登录账号' }) });
const open = async (id: string) => {
  await admin.goto(`/${district}/admin/people?id=${id}`);
  await form().getByRole('textbox', { name: '姓名' }).waitFor();
};

beforeAll(async () => {
  demo = await openDemo(onboardDemo, [...demoAccounts, standIn]);
  ({ page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', inGrid));
}, beginMs);
afterAll(() => demo?.close());

test('five hundred people are a list that is searched by the service and read to its end', async () => {
  const rows = Array.from({ length: 500 }, (_, at) =>
    person(`crowd-${String(at).padStart(3, '0')}`, { name: at === 431 ? '独孤求败' : `路人${at}` }),
  );
  await importPeople(rows);
  await admin.goto(`/${district}/admin/people`);
  await list().getByRole('link', { name: '区级管理员' }).waitFor();
  expect(await list().getByRole('row').count()).toBeLessThan(60);
  await list().getByRole('searchbox').fill('独孤');
  await expect.poll(() => list().getByRole('link').allTextContents()).toEqual(['独孤求败']);
  await list().getByText('已全部显示').waitFor();
  await list().getByRole('searchbox').fill('没有这个人');
  await list().getByText('没有符合的内容').waitFor();
  await list().getByRole('button', { name: '清空查找' }).click();
  // Read on until there is no more.
  const scroller = list().getByRole('table').locator('..');
  await list().getByRole('link').first().waitFor();
  await expect
    .poll(
      async () => {
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return list().getByText('已全部显示').count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await list().getByRole('link', { name: '受理员' }).waitFor();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ]) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
  }
  await admin.setViewportSize({ width: 1440, height: 900 });
}, 180_000);

test('somebody is added by the form, which says at the field what is missing or refused', async () => {
  await admin.goto(`/${district}/admin/people`);
  await list().getByRole('button', { name: '新增' }).click();
  await form().getByRole('textbox', { name: '编号' }).fill('officer-9');
  await form().getByRole('textbox', { name: '登录账号' }).fill('kongtong-reviewer');
  await form().getByRole('checkbox', { name: '网格员' }).check();
  await form().getByRole('button', { name: '保存' }).click();
  await form().getByText('必填').waitFor();
  await form().getByRole('textbox', { name: '姓名' }).fill('东关网格员');
  // What no single field can tell, and the service would refuse.
  await form().getByRole('button', { name: '保存' }).click();
  await form().getByText('所选角色须有负责区域').waitFor();
  const areas = form().getByRole('combobox', { name: '负责区域' });
  await areas.click();
  await areas.pressSequentially('lhsq');
  await admin
    .getByRole('option', { name: /柳湖社区/ })
    .first()
    .waitFor();
  await areas.press('Enter');
  await areas.press('Tab');
  await form().getByRole('button', { name: '保存' }).click();
  // Only the service knows whose account it is.
  await form().getByText('这个账号已是人员“reviewer”的').first().waitFor();
  expect(await violations(admin)).toEqual([]);
  await form().getByRole('textbox', { name: '登录账号' }).fill(standIn.account);
  await form().getByRole('button', { name: '保存' }).click();
  await admin.getByText('已新增“东关网格员”').waitFor();
  expect((await member('officer-9')).value).toEqual({
    id: 'officer-9',
    account: standIn.account,
    name: '东关网格员',
    roles: ['grid_officer'],
    areas: ['liuhu'],
    department: null,
  });
  await list().getByRole('searchbox').fill('东关');
  await list().getByRole('link', { name: '东关网格员' }).waitFor();
}, 120_000);

test('an id that is taken is said at the id', async () => {
  await admin.goto(`/${district}/admin/people`);
  await list().getByRole('button', { name: '新增' }).click();
  await form().getByRole('textbox', { name: '编号' }).fill('reviewer');
  await form().getByRole('textbox', { name: '登录账号' }).fill('kongtong-another');
  await form().getByRole('textbox', { name: '姓名' }).fill('另一位');
  await form().getByRole('checkbox', { name: '受理员' }).check();
  await form().getByRole('button', { name: '保存' }).click();
  const id = form().getByRole('textbox', { name: '编号' });
  await expect.poll(() => id.getAttribute('aria-invalid')).toBe('true');
  // What was typed is not left behind unasked.
  await list().getByRole('link', { name: '区级管理员' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '继续填写' }).click();
  expect(await id.inputValue()).toBe('reviewer');
  await list().getByRole('link', { name: '区级管理员' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '放弃修改' }).click();
  await expect.poll(() => id.inputValue()).toBe('admin');
}, 120_000);

test('who was slower sees what the other changed, and saves theirs on top of it', async () => {
  await open('officer-2');
  const { version } = await member('officer-2');
  await form().getByRole('textbox', { name: '姓名' }).fill('新民路老张');
  await api().call('PATCH /v1/districts/{district}/members/{id}', {
    params: { district, id: 'officer-2' },
    body: { areas: ['liuhu'] },
    ifMatch: version,
  });
  await form().getByRole('button', { name: '保存' }).click();
  const notice = admin.getByRole('alert').filter({ hasText: '刚刚改了它' });
  await notice.getByText('负责区域：新民路社区 → 柳湖社区').waitFor();
  expect(await form().getByRole('textbox', { name: '姓名' }).inputValue()).toBe('新民路老张');
  expect((await member('officer-2')).version).toBe(version + 1);
  expect(await violations(admin)).toEqual([]);
  await notice.getByRole('button', { name: '在对方的版本上保留我的修改' }).click();
  expect(await form().getByRole('textbox', { name: '姓名' }).inputValue()).toBe('新民路老张');
  await form().getByRole('button', { name: '保存' }).click();
  await admin.getByText('已保存').waitFor();
  expect((await member('officer-2')).value).toMatchObject({ name: '新民路老张', areas: ['liuhu'] });
  const history = admin.getByRole('region', { name: '变更记录' });
  await history.getByText('姓名：新民路网格员 → 新民路老张').waitFor();
  await history.getByText('负责区域：新民路社区 → 柳湖社区').waitFor();
  await history.getByText('区级管理员').first().waitFor();
}, 120_000);

test('somebody who is removed is out of the district while they work in it, and comes back under the same id', async () => {
  const { page: reviewer } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await reviewer.getByRole('navigation').first().waitFor();
  await open('reviewer');
  await form().getByRole('button', { name: '移除' }).click();
  const dialog = admin.getByRole('dialog', { name: '移除“受理员”？' });
  await dialog.getByText('经手的案件和记录都会保留').waitFor();
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '移除' }).click();
  await admin.getByText('已移除“受理员”').waitFor();
  await admin.getByText('区级管理员于').waitFor();
  expect((await member('reviewer')).removedAt).toBeTruthy();
  // Their next request is refused, and the page that was open says so.
  await reviewer.getByText('您已不在崆峒区的人员名单中').waitFor({ timeout: 60_000 });
  await reviewer.getByRole('link', { name: '回到首页' }).click();
  await reviewer.getByText('还没有加入任何区县').waitFor();
  await form().getByRole('button', { name: '恢复' }).click();
  await admin.getByText('“受理员”已恢复').waitFor();
  expect((await member('reviewer')).removedAt).toBeUndefined();
  await reviewer.reload();
  await reviewer.waitForURL(/\/desk/);
}, 180_000);

test('the last who may change people cannot give it up, and reads why', async () => {
  await open('admin');
  await form().getByRole('checkbox', { name: '区县管理员' }).uncheck();
  await form().getByRole('checkbox', { name: '受理员' }).check();
  await form().getByRole('button', { name: '保存' }).click();
  await form().getByText('这是最后一位可以管理人员的人').first().waitFor();
  expect((await member('admin')).version).toBe(1);
}, 120_000);

test('people are put on duty by whoever keeps them, and go off duty by themselves', async () => {
  await open('reviewer');
  const duty = admin.getByRole('group', { name: /^值守/ });
  await duty.getByRole('radio', { name: '上岗' }).check();
  await duty.getByText('上岗）').waitFor();
  await admin.goto(`/${district}/admin/people?q=reviewer`);
  await list()
    .getByRole('row', { name: /受理员.*在岗/ })
    .waitFor();
  expect(await violations(admin)).toEqual([]);
  const { page: reviewer } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await reviewer.getByRole('button', { name: /账号.*在岗/ }).click();
  const own = reviewer.getByRole('dialog').getByRole('group', { name: /^值守/ });
  expect(await violations(reviewer)).toEqual([]);
  await own.getByRole('radio', { name: '下岗' }).check();
  await expect.poll(() => reviewer.getByText('在岗').count()).toBe(0);
  await reviewer.reload();
  await reviewer.getByRole('button', { name: /账号/ }).click();
  await expect.poll(() => own.getByRole('radio', { name: '下岗' }).isChecked()).toBe(true);
  await open('reviewer');
  await expect.poll(() => duty.getByRole('radio', { name: '下岗' }).isChecked()).toBe(true);
}, 120_000);

test('five thousand areas are a list to choose from: opened, narrowed by typing, walked by keys', async () => {
  const params = { district };
  const before = await api().call('GET /v1/districts/{district}/configuration/areas', { params, query: {} });
  const many = Array.from(
    { length: 5000 - before.value.length },
    (_, at): Area => ({
      id: `far-${at}`,
      tier: 'grid',
      parent: 'liuhu',
      name: { zh: `微网格${at}号`, en: `Micro-grid ${at}` },
    }),
  );
  await api().call('PUT /v1/districts/{district}/configuration/areas', {
    params,
    body: { value: [...before.value, ...many] },
    ifMatch: before.version,
  });
  await open('officer-1');
  const areas = form().getByRole('combobox', { name: '负责区域' });
  await areas.click();
  const options = admin.getByRole('listbox').getByRole('option');
  await options.first().waitFor();
  // Only what is in sight exists, and a screen reader is told how many there are.
  expect(await options.count()).toBeLessThan(40);
  expect(await options.first().getAttribute('aria-setsize')).toBe('5000');
  await areas.pressSequentially('4321');
  await expect.poll(() => options.allTextContents()).toEqual(['微网格4321号 far-4321']);
  await areas.press('Enter');
  await form().getByText('微网格4321号').waitFor();
  for (let step = 0; step < 25; step += 1) await areas.press('ArrowDown');
  const active = () =>
    areas.evaluate((element) => {
      const id = element.getAttribute('aria-activedescendant');
      const option = id ? document.getElementById(id) : null;
      const list = option?.closest('[role="listbox"]')?.getBoundingClientRect();
      const box = option?.getBoundingClientRect();
      return !!box && !!list && box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
    });
  await expect.poll(active).toBe(true);
  expect(await violations(admin)).toEqual([]);
}, 120_000);

test('no page threw or logged an error on the way', () => {
  // A refusal is logged by the browser itself.
  expect(errors.filter((error) => !/status of (404|409|412|422)/.test(error))).toEqual([]);
});
