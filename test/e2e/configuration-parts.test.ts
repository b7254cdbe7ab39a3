// The parts of a district that have pages of their own shape, in the browser: calendar, catalogue.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, onboardDemo } from '#infra/demo/index.ts';
import { type LocalStack, startLocal } from '#infra/local/stack.ts';
import type { PartName, PartValue, PartVersion } from '#shared/contracts/configuration.ts';
import { openBrowser, violations } from '#test/support/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'gridloop-e2e-'));
const inGrid = { lng: 106.658, lat: 35.5455 };
let stack: LocalStack;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let admin: Page;
let errors: string[];

beforeAll(async () => {
  stack = await startLocal({
    dataDir: join(folder, 'data'),
    port: 0,
    console: 'built',
    accounts: demoAccounts,
    prepare: (api) => onboardDemo(api),
  });
  browser = await openBrowser(stack.origin);
  ({ page: admin, errors } = await browser.signIn('kongtong-admin', 'desk', inGrid));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The version in force of a part. */
async function part<P extends PartName>(name: P): Promise<PartVersion & { value: PartValue<P> }> {
  const path = `/v1/districts/kongtong/configuration/${name}`;
  return (await stack.api.as('kongtong-admin').send('GET', path)).body as never;
}

const report = (api: ReturnType<typeof stack.api.as>, category: string) =>
  api.send('POST', '/v1/districts/kongtong/cases', {
    body: {
      caseId: ulid(),
      commandId: ulid(),
      category,
      text: '路口积雪未清，行人难行',
      place: { point: inGrid },
      evidence: [],
    },
  });

test('the calendar shows its year, and what a holiday that is only typed would move', async () => {
  await admin.goto('/kongtong/admin/calendar');
  await admin.getByRole('region', { name: '全年一览' }).waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.getByRole('spinbutton', { name: '时限' }).fill('4');
  await admin.getByLabel('开始', { exact: true }).fill('2026-11-27T17:40');
  await admin.getByText('到 2026/11/30周一 11:40').waitFor();
  await admin.getByText('2026 年上班 248 天').waitFor();

  const holidays = admin.getByRole('group', { name: '节假日' });
  await holidays.getByLabel('从', { exact: true }).fill('2026-11-30');
  await holidays.getByLabel('到').fill('2026-12-01');
  await holidays.getByLabel('叫什么').fill('停电检修');
  await holidays.getByRole('button', { name: '添加' }).click();
  await holidays.getByText('2026-11-30 – 12-01').waitFor();
  await admin.getByText('到 2026/12/02周三 11:40').waitFor();
  await admin.getByText('2026 年上班 246 天').waitFor();
  await admin.getByTitle('2026-11-30 节假日 停电检修').waitFor();
  expect((await part('calendar')).version).toBe(1);
}, 120_000);

test('what was changed survives leaving and reloading, is marked in the menu, and can be discarded', async () => {
  await admin.getByRole('link', { name: '环节时限' }).click();
  await admin.getByText('已留在这台设备上').waitFor();
  await admin.getByRole('heading', { name: '环节时限' }).waitFor();
  await admin.getByRole('link', { name: '工作日历 未发布' }).click();
  await admin.getByText('的修改还没有发布，都在这里').waitFor();
  await admin.reload();
  await admin.getByText('2026-11-30 – 12-01').waitFor();
  await admin.getByRole('button', { name: '放弃修改' }).click();
  await admin.getByText('2026 年上班 248 天').waitFor();
  await admin.getByRole('link', { name: '工作日历', exact: true }).waitFor();
}, 120_000);

test('hours that overlap are said in words and not sent; mended, they are published', async () => {
  const lunch = admin.getByRole('textbox', { name: '周二 第 1 段结束' });
  await lunch.fill('1430');
  await lunch.blur();
  await admin.getByText('日历还画不出来').waitFor();
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByRole('alert').filter({ hasText: '周二 14:00–18:00 与 08:00–14:30 重叠' }).waitFor();
  expect((await part('calendar')).version).toBe(1);
  await lunch.fill('1130');
  await lunch.blur();
  await admin.getByRole('combobox', { name: '给哪个部门单独定' }).selectOption({ label: '环境卫生服务中心' });
  const own = admin.getByRole('region', { name: '环境卫生服务中心' });
  await own.getByRole('button', { name: '周六加一段工作时间' }).click();
  expect(await violations(admin)).toEqual([]);
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  const { value } = await part('calendar');
  expect(value.weekly.tuesday).toEqual([
    { from: '08:00', to: '11:30' },
    { from: '14:00', to: '18:00' },
  ]);
  expect(value.departments.sanitation).toEqual({
    weekly: { ...value.weekly, saturday: [{ from: '08:00', to: '12:00' }] },
  });
}, 120_000);

test('a draft made from an older version says so when somebody else has published', async () => {
  await admin.goto('/kongtong/admin/limits');
  await admin.getByRole('group', { name: '审核' }).getByRole('spinbutton').fill('20');
  await admin.getByRole('link', { name: '基本信息' }).click();
  const { version, value } = await part('limits');
  await stack.api.as('kongtong-admin').call('PUT /v1/districts/{district}/configuration/limits', {
    params: { district: 'kongtong' },
    body: { value: { ...value, warnShare: 0.7 } },
    ifMatch: version,
  });
  await admin.getByRole('link', { name: '环节时限 未发布' }).click();
  await admin.getByText(`刚发布了第 ${version + 1} 版`).waitFor();
  expect(await admin.getByRole('group', { name: '审核' }).getByRole('spinbutton').inputValue()).toBe('20');
  await admin.getByRole('button', { name: '放弃我的，看最新的' }).click();
  await admin.getByRole('spinbutton', { name: '预警比例' }).waitFor();
  expect(await admin.getByRole('spinbutton', { name: '预警比例' }).inputValue()).toBe('0.7');
}, 120_000);

test('a category is found by pinyin and code, several are changed at once, and one is added to a group', async () => {
  await admin.goto('/kongtong/admin/catalogue');
  const list = admin.getByRole('region', { name: '事项目录' });
  await list.getByRole('searchbox').fill('baolulaji');
  await list.getByRole('button', { name: /暴露垃圾/ }).waitFor();
  await list.getByRole('searchbox').fill('0100');
  await list.getByRole('button', { name: '选中这 9 项' }).click();
  await list.getByRole('checkbox', { name: '选中供水井盖异常' }).uncheck();
  await list.getByRole('button', { name: '改处置时限' }).click();
  await list.getByRole('spinbutton').fill('3');
  await list.getByRole('combobox', { name: '单位' }).selectOption('work_hour');
  await list.getByRole('button', { name: '用于这 8 类' }).click();
  await admin.getByText('未发布的修改：修改 8').waitFor();

  await list.getByRole('button', { name: '新增' }).click();
  const form = admin.getByRole('region', { name: '内容' });
  await form.getByRole('textbox', { name: '代码' }).fill('01001');
  await form.getByRole('textbox', { name: '标准' }).fill('本区补充');
  await form.getByRole('combobox', { name: '类型' }).selectOption('matter');
  await form.getByRole('combobox', { name: '大类' }).selectOption({ label: '市容环境类' });
  await form.getByRole('textbox', { name: '中文' }).fill('积雪未清');
  await form.getByRole('textbox', { name: '英文' }).fill('Snow not cleared');
  await form.getByRole('spinbutton').fill('4');
  await form.getByRole('combobox', { name: '单位' }).selectOption('work_hour');
  await form.getByRole('button', { name: '确定' }).click();
  await form.getByText('“01001”出现了两次').waitFor();
  await form.getByRole('textbox', { name: '代码' }).fill('06901');
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1 · 修改 8').waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  const { value } = await part('catalogue');
  const limits = value.filter(({ id }) => id.startsWith('0100')).map(({ handle }) => handle.value);
  expect(limits).toEqual([expect.anything(), 3, 3, 3, 3, 3, 3, 3, 3]);
  expect(value.find(({ id }) => id === '06901')).toMatchObject({
    group: { zh: '市容环境类' },
    name: { zh: '积雪未清' },
    handle: { value: 4, unit: 'work_hour' },
  });
}, 120_000);

test('a case of a category that is no more still shows its name at the desk', async () => {
  const { value, version } = await part('catalogue');
  const api = stack.api.as('kongtong-officer-1');
  await expect
    .poll(async () => (await report(api, '06901')).status, { timeout: 20_000, interval: 1000 })
    .toBe(201);
  await stack.api.as('kongtong-admin').call('PUT /v1/districts/{district}/configuration/catalogue', {
    params: { district: 'kongtong' },
    body: { value: value.filter(({ id }) => id !== '06901') },
    ifMatch: version,
  });
  const { page } = await browser.signIn('kongtong-reviewer', 'desk', inGrid);
  await page.goto('/kongtong/desk?queue=reported');
  await page.getByRole('row').filter({ hasText: '积雪未清' }).getByRole('link').click();
  await page.getByRole('heading', { name: '积雪未清' }).waitFor();
  await page.close();
}, 120_000);

test('no page threw or logged an error on the way', () => {
  expect(errors.filter((error) => !/status of (412|422)/.test(error))).toEqual([]);
});
