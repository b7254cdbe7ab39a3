// An administrator configures the district in the browser: forms made from the contracts' schemas, publishing, and two
// people at once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartName, PartValue, PartVersion } from '#shared/contracts/configuration.ts';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
let demo: DemoConsole;
let admin: Page;
let errors: string[];

beforeAll(async () => {
  demo = await openDemo();
  ({ page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', inGrid));
}, beginMs);
afterAll(() => demo?.close());

/** The version in force of a part. */
async function part<P extends PartName>(name: P): Promise<PartVersion & { value: PartValue<P> }> {
  const path = `/v1/districts/kongtong/configuration/${name}`;
  return (await demo.api.as('kongtong-admin').send('GET', path)).body as never;
}

test('the menu has what the member may configure; others have none, whatever address they type', async () => {
  await admin.getByRole('navigation', { name: '界面' }).getByRole('link', { name: '配置' }).click();
  await admin.getByRole('heading', { name: '基本信息' }).waitFor();
  expect(await violations(admin)).toEqual([]);
  const { page: reviewer } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await reviewer.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await reviewer.getByRole('link', { name: '配置' }).count()).toBe(0);
  await reviewer.goto('/kongtong/admin/limits');
  await reviewer.getByText('没有可以配置的内容').waitFor();
  expect(await reviewer.getByRole('button', { name: '发布' }).count()).toBe(0);
}, 120_000);

test('a limit is changed in its unit; what does not fit is said at its field and not sent', async () => {
  await admin.goto('/kongtong/admin/limits');
  const verify = admin.getByRole('spinbutton', { name: '核查 通用' });
  await verify.fill('0');
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText('须大于 0').waitFor();
  expect((await part('limits')).version).toBe(1);
  await verify.fill('6');
  await admin.getByRole('combobox', { name: '核查 通用 单位' }).selectOption('work_hour');
  await admin.getByRole('spinbutton', { name: '处置 特急' }).fill('2');
  await admin.getByRole('textbox', { name: '说明' }).fill('核查放宽到六个工作时');
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  expect(await part('limits')).toMatchObject({
    version: 2,
    note: '核查放宽到六个工作时',
    value: {
      stages: {
        verify: { base: { value: 6, unit: 'work_hour' }, severities: {} },
        handle: { severities: { critical: { value: 2, unit: 'work_hour' } } },
      },
    },
  });
  expect(await violations(admin)).toEqual([]);
}, 120_000);

test('a department is added; what the service refuses keeps the work in the page', async () => {
  await admin.goto('/kongtong/admin/departments');
  await admin.getByRole('button', { name: '新增' }).click();
  const form = admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '编号' }) });
  await form.getByRole('textbox', { name: '编号' }).fill('fire');
  await form.getByRole('textbox', { name: '中文' }).fill('消防救援大队');
  await form.getByRole('textbox', { name: '英文' }).fill('Fire and Rescue');
  await form.getByRole('combobox', { name: '任务分配' }).selectOption('manual');
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1').waitFor();
  // Categories name it, so the service will not let it go.
  await admin.getByRole('button', { name: /环境卫生服务中心/ }).click();
  await admin.getByRole('button', { name: '删除' }).click();
  await admin.getByText('新增 1 · 删除 1').waitFor();
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText('配置前后不一致').waitFor();
  await admin
    .getByText(/^事项目录：默认主办部门：没有“sanitation”/)
    .first()
    .waitFor();
  expect((await part('departments')).version).toBe(1);
  await admin.getByText('新增 1 · 删除 1').waitFor();
  expect(await violations(admin)).toEqual([]);
}, 120_000);

test('who was slower is told, keeps what they typed, and publishes it on top', async () => {
  await admin.goto('/kongtong/admin/settings');
  const name = admin.getByRole('group', { name: '名称' });
  await name.getByRole('textbox', { name: '中文' }).fill('崆峒新区');
  const { version, value } = await part('settings');
  await demo.api.as('kongtong-admin').call('PUT /v1/districts/{district}/configuration/settings', {
    params: { district: 'kongtong' },
    body: { value: { ...value, name: { ...value.name, en: 'Kongtong' } }, note: '改英文名' },
    ifMatch: version,
  });
  await admin.getByRole('button', { name: '发布' }).click();
  await admin.getByText(`刚发布了第 ${version + 1} 版`).waitFor();
  expect(await name.getByRole('textbox', { name: '中文' }).inputValue()).toBe('崆峒新区');
  expect((await part('settings')).version).toBe(version + 1);
  await admin.getByRole('button', { name: '把我的修改放到新版上' }).click();
  await admin.getByRole('button', { name: '发布' }).click();
  await admin
    .getByText(`第 ${version + 2} 版`)
    .first()
    .waitFor();
  expect((await part('settings')).value.name).toEqual({ zh: '崆峒新区', en: value.name.en });
  // The frame shows the new name without a reload.
  await admin.getByRole('banner').getByText('崆峒新区').waitFor();
}, 120_000);

test('what was published is on the list of changes, with who, why and what of it', async () => {
  await admin.goto('/kongtong/admin/audit');
  const search = admin.getByRole('searchbox', { name: '按人、内容或说明查找' });
  await search.fill('放宽');
  await admin.getByRole('link', { name: '环节时限，第 2 版' }).click();
  await admin.getByText('核查：4 工作小时 → 6 工作小时').waitFor();
  expect(await violations(admin)).toEqual([]);
  const { call } = demo.api.as('kongtong-admin');
  const of = { district: 'kongtong', id: 'reviewer' };
  const { version } = await call('GET /v1/districts/{district}/members/{id}', { params: of });
  await call('PATCH /v1/districts/{district}/members/{id}', {
    params: of,
    body: { name: '夜班受理员' },
    ifMatch: version,
  });
  await search.fill('夜班');
  await admin.getByRole('link', { name: '修改人员“夜班受理员”' }).click();
  await admin.getByText('姓名：受理员 → 夜班受理员').waitFor();
  expect(await violations(admin)).toEqual([]);
}, 120_000);

test('no page threw or logged an error on the way', () => {
  // A refusal is logged by the browser itself.
  expect(errors.filter((error) => !/status of (412|422)/.test(error))).toEqual([]);
});
