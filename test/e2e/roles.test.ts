// An administrator lays down a role of the district's own in the browser and gives it to somebody with a street as their
// scope, who then sees that street and nothing else.
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, onboardDemo } from '#infra/demo/index.ts';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const district = 'kongtong';
/** In Liuhu of the street Xijiao, and in Xinmin Road of the street Dongguan. */
const inXijiao = { lng: 106.658, lat: 35.5455 };
const inDongguan = { lng: 106.677, lat: 35.5455 };
const standIn = { account: 'kongtong-street', name: '街道值守', role: '', district };

let demo: DemoConsole;
let admin: Page;
let errors: string[];

const report = (who: string, point: { lng: number; lat: number }, text: string) =>
  demo.api.as(who).call('POST /v1/districts/{district}/cases', {
    params: { district },
    body: { caseId: ulid(), commandId: ulid(), place: { point }, category: '06010', text },
  });
const rolesNow = () =>
  demo.api.as('kongtong-admin').call('GET /v1/districts/{district}/configuration/roles', {
    params: { district },
    query: {},
  });
const box = (name: string) => admin.getByRole('checkbox', { name, exact: true });
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

beforeAll(async () => {
  demo = await openDemo(onboardDemo, [...demoAccounts, standIn]);
  ({ page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', inXijiao));
}, beginMs);
afterAll(() => demo?.close());

test('a table shows who may do what, by permission and role', async () => {
  await admin.goto(`/${district}/admin/roles`);
  const table = admin.getByRole('region', { name: '谁能做什么' }).getByRole('table');
  await table.getByRole('columnheader', { name: '网格员' }).waitFor();
  const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
  expect(await row('查看案件').allTextContents()).toEqual([
    '本人 / 区域',
    '全区',
    '全区',
    '全区',
    '部门',
    '部门',
    '全区',
  ]);
  expect(await row('管理人员').allTextContents()).toEqual(['', '', '', '', '', '', '全区']);
  for (const size of sizes) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
  }
  await admin.setViewportSize(sizes[0]!);
}, 180_000);

test('a role is copied, cut down, refused where it makes no sense, and published', async () => {
  await admin.getByRole('button', { name: '新增' }).click();
  await admin.getByRole('textbox', { name: '编号' }).fill('clerk');
  await admin.getByRole('textbox', { name: '中文' }).fill('街道平台');
  await admin.getByRole('textbox', { name: '英文' }).fill('Street desk');
  await admin.getByRole('combobox', { name: '从角色复制权限' }).selectOption({ label: '网格员' });
  expect(await box('查看案件 负责区域').isChecked()).toBe(true);
  await box('查看案件 本人上报').uncheck();
  const save = admin.getByRole('button', { name: '确定', exact: true });
  await save.click();
  await admin.getByText('“clerk”是内置角色的编号').first().waitFor();
  await admin.getByRole('textbox', { name: '编号' }).fill('street-desk');
  // Whoever reports has to see what became of it.
  await save.click();
  await admin.getByText('还需要同样范围的权限“查看案件”').first().waitFor();
  for (const name of [
    '上报案件 全区',
    '更正案件 本人上报',
    '重开 本人上报',
    '备注 本人上报',
    '记录评价 本人上报',
  ])
    await box(name).uncheck();
  await box('补充照片 本人上报').uncheck();
  await box('现场界面 全区').uncheck();
  await box('指挥台界面 全区').check();
  expect(await box('读取配置 全区').isDisabled()).toBe(true);
  for (const size of sizes) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
  }
  await admin.setViewportSize(sizes[0]!);
  await save.click();
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  expect((await rolesNow()).value).toEqual([
    {
      id: 'street-desk',
      name: { zh: '街道平台', en: 'Street desk' },
      grants: {
        'case:read': ['area'],
        'case:verify': ['area'],
        'case:comment': ['area'],
        'evidence:add': ['area'],
        'contact:read': ['district'],
        'surface:desk': ['district'],
      },
    },
  ]);
  await admin.getByRole('columnheader', { name: '街道平台' }).waitFor();
}, 180_000);

test('given to somebody with a street, it shows that street and nothing else', async () => {
  const here = await report('kongtong-officer-1', inXijiao, '柳湖路边堆放垃圾');
  const foreign = await report('kongtong-officer-2', inDongguan, '新民路边堆放垃圾');
  await admin.goto(`/${district}/admin/people`);
  await admin.getByRole('region', { name: '名单' }).getByRole('button', { name: '新增' }).click();
  const form = admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '登录账号' }) });
  await form.getByRole('textbox', { name: '编号' }).fill('xijiao-desk');
  await form.getByRole('textbox', { name: '登录账号' }).fill(standIn.account);
  await form.getByRole('textbox', { name: '姓名' }).fill('西郊值守');
  await form.getByRole('checkbox', { name: '街道平台' }).check();
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('所选角色须有负责区域').waitFor();
  const areas = form.getByRole('combobox', { name: '负责区域' });
  await areas.click();
  await areas.pressSequentially('西郊街道');
  await admin
    .getByRole('option', { name: /西郊街道/ })
    .first()
    .waitFor();
  await areas.press('Enter');
  await areas.press('Tab');
  await form.getByRole('button', { name: '保存' }).click();
  await admin.getByText('已新增“西郊值守”').waitFor();

  const { page, errors: theirs } = await demo.signIn(standIn.account, 'desk', inXijiao);
  const queue = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) });
  await queue('我的网格').click();
  await page.getByText('柳湖路边堆放垃圾').first().waitFor();
  expect(await page.getByText('新民路边堆放垃圾').count()).toBe(0);
  expect(await queue('我的网格').textContent()).toMatch(/1$/);
  for (const name of ['待审核', '待派遣', '已超时', '全部案件', '我上报的'])
    expect(await queue(name).count(), name).toBe(0);
  // No way into configuration, and none by its address.
  expect(await page.getByRole('link', { name: '配置' }).count()).toBe(0);
  await page.goto(`/${district}/desk?queue=area&case=${here.id}`);
  await page.getByRole('button', { name: /备注/ }).first().waitFor();
  await page.goto(`/${district}/desk?queue=area&case=${foreign.id}`);
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByText('新民路边堆放垃圾').count()).toBe(0);
  await page.goto(`/${district}/admin/people`);
  await page.getByText('没有可以配置的内容').waitFor();
  await page.getByRole('button', { name: /西郊值守/ }).click();
  await page.getByRole('dialog').getByText('街道平台').waitFor();
  expect(theirs.filter((error) => !/status of (403|404)/.test(error))).toEqual([]);
}, 180_000);

test('a role that somebody has is not removed, and the page says who they are', async () => {
  await admin.goto(`/${district}/admin/roles`);
  await admin
    .getByRole('button', { name: /街道平台/ })
    .first()
    .click();
  await admin.getByRole('button', { name: '删除' }).click();
  await admin.getByRole('button', { name: '发布' }).click();
  await admin
    .getByText(/西郊值守/)
    .first()
    .waitFor();
  expect((await rolesNow()).version).toBe(2);
}, 120_000);

test('who is removed leaves their open tasks to the department, and the page says so before and after', async () => {
  const { id } = await report('kongtong-officer-1', inXijiao, '垃圾桶满溢');
  const act = (who: string, action: 'file' | 'dispatch' | 'sign-in', body: object) =>
    demo.api.as(who).send('POST', `/v1/districts/${district}/cases/${id}/${action}`, {
      body: { commandId: ulid(), ...body },
    });
  await act('kongtong-reviewer', 'file', {});
  await act('kongtong-dispatcher', 'dispatch', { lead: 'sanitation' });
  const see = () =>
    demo.api.as('kongtong-reviewer').call('GET /v1/districts/{district}/cases/{caseId}', {
      params: { district, caseId: id },
    });
  const taskId = (await see()).tasks[0]?.id;
  await act('kongtong-clerk-sanitation', 'sign-in', { taskId, handler: 'handler-sanitation' });
  expect((await see()).tasks[0]).toMatchObject({ state: 'signed_in', handler: { id: 'handler-sanitation' } });
  await admin.goto(`/${district}/admin/people?id=handler-sanitation`);
  await admin.locator('form').getByRole('button', { name: '移除', exact: true }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByText('手中有 1 项未办结的任务').waitFor();
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '移除' }).click();
  await admin.getByText('手中的任务已全部退回部门').waitFor();
  await expect.poll(async () => (await see()).tasks[0]?.handler).toBeUndefined();
  await admin.goto(`/${district}/desk?queue=dispatched&case=${id}`);
  await admin.getByText('环卫处置员已离开本部门').waitFor();
}, 180_000);

test('no page threw or logged an error on the way', () => {
  expect(errors.filter((error) => !/status of (409|412|422)/.test(error))).toEqual([]);
});
