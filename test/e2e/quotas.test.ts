// Quotas in the browser: the operator sets one, an administrator meets it, both are told before and at the edge.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerKey } from '#functions/lib/keys.ts';
import { outsideTable } from '#functions/lib/store.ts';
import { defaultQuotas } from '#shared/contracts/quotas.ts';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const centre = { lng: 106.658, lat: 35.5455 };
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
let demo: DemoConsole;
let operator: Page;

beforeAll(async () => {
  demo = await openDemo();
  ({ page: operator } = await demo.signIn('operator', 'desk', centre));
}, beginMs);
afterAll(() => demo?.close());

const rowOf = (id: string) => operator.getByRole('row').filter({ hasText: `${id} · ` });
const entry = async (id: string) => {
  const { items } = await demo.api.as('operator').call('GET /v1/districts', {});
  return items.find((each) => each.id === id)!;
};

test('the operator sets how many people a district may have, and its administrator is told and then refused', async () => {
  const { now } = await entry('kongtong');
  await rowOf('kongtong').getByRole('button', { name: '用量' }).click();
  const dialog = operator.getByRole('dialog');
  await dialog.getByRole('button', { name: '修改配额' }).click();
  await dialog.getByRole('spinbutton', { name: '人员' }).fill('0');
  await dialog.getByRole('button', { name: '保存配额' }).click();
  await dialog.getByText('有内容需要修改').waitFor();
  for (const size of sizes) {
    await operator.setViewportSize(size);
    expect(await violations(operator)).toEqual([]);
  }
  await dialog.getByRole('spinbutton', { name: '人员' }).fill(String(now.members + 1));
  await dialog.getByRole('button', { name: '保存配额' }).click();
  await dialog.waitFor({ state: 'detached' });
  await rowOf('kongtong')
    .getByText(`/ ${now.members + 1}`)
    .waitFor();
  await operator.getByText('1 个区县的配额已用到 90% 以上').waitFor();

  const { page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', centre);
  await admin.goto('/kongtong/admin/people');
  await admin.getByText(`人员已用 ${now.members}，配额 ${now.members + 1}：快满了`).waitFor();
  const add = async (id: string) => {
    await admin.goto('/kongtong/admin/people');
    await admin.getByRole('button', { name: '新增' }).click();
    const form = admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '登录账号' }) });
    await form.getByRole('textbox', { name: '编号' }).fill(id);
    await form.getByRole('textbox', { name: '登录账号' }).fill(`kongtong-${id}`);
    await form.getByRole('textbox', { name: '姓名' }).fill('新人');
    await form.getByRole('checkbox', { name: '受理员' }).check();
    await form.getByRole('button', { name: '保存' }).click();
    return form;
  };
  await add('quota-1');
  await expect.poll(async () => (await entry('kongtong')).now.members).toBe(now.members + 1);
  const form = await add('quota-2');
  await form.getByText('已达到本区县的配额，什么也没有保存').waitFor();
  await form.getByText(`人员配额为 ${now.members + 1} 人：请移除已离开的人`).waitFor();
  await admin.getByText('已满，不能再增加').waitFor();
  for (const size of sizes) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
  }
  expect(errors.filter((error) => !/status of 409/.test(error))).toEqual([]);
}, 180_000);

test('what districts used is loaded as CSV, a line for each district and month', async () => {
  const { call } = demo.api.as('kongtong-reviewer');
  for (let request = 0; request < 60; request += 1)
    await call('GET /v1/districts/{district}/queues', { params: { district: 'kongtong' } });
  const coming = operator.waitForEvent('download');
  await operator.getByRole('button', { name: '用量 CSV' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('区县用量.csv');
  const path = join(demo.folder, 'usage.csv');
  await file.saveAs(path);
  const [head, ...lines] = (await readFile(path, 'utf8')).replace('\uFEFF', '').trim().split('\r\n');
  expect(head).toBe('月份,编号,区县,请求,读单位,写单位');
  const month = new Date().toISOString().slice(0, 7);
  const line = lines.find((each) => each.startsWith(`${month},kongtong,崆峒区,`));
  expect(Number(line?.split(',')[3])).toBeGreaterThan(30);
}, 60_000);

test('five hundred districts are one list that is sorted and searched, and no heavy page', async () => {
  const row = (number: number) => {
    const id = `quiet-${String(number).padStart(3, '0')}`;
    return {
      ...registerKey(id),
      id,
      name: { zh: `静默区${number}`, en: `Quiet ${number}` },
      adcode: '620800',
      createdAt: new Date(0).toISOString(),
      state: 'active',
      origin: '',
      version: 1,
      quotas: defaultQuotas,
    };
  };
  for (let from = 0; from < 500; from += 100)
    await outsideTable().batchWrite(Array.from({ length: 100 }, (_, at) => ({ put: row(from + at) })));
  const answering = operator.waitForResponse((response) => response.url().endsWith('/v1/districts'));
  await operator.reload();
  const sent = (await (await answering).request().sizes()).responseBodySize;
  expect(sent).toBeLessThan(30_000);
  await operator.getByRole('row').filter({ hasText: 'quiet-' }).first().waitFor();
  expect(await operator.getByRole('row').count()).toBeLessThan(60);
  // The fullest comes first.
  await operator.getByRole('button', { name: '人员' }).click();
  await expect.poll(() => operator.getByRole('row').nth(1).textContent()).toMatch(/kongtong/);
  await operator
    .getByRole('columnheader', { name: '人员', exact: false })
    .and(operator.locator('[aria-sort=descending]'))
    .waitFor();
  await operator.getByRole('searchbox').fill('静默区437');
  await expect.poll(() => operator.getByRole('row').count()).toBe(2);
  await operator.getByRole('searchbox').fill('');
  await operator.getByRole('button', { name: '只看这些' }).click();
  await expect.poll(() => operator.getByRole('row').count()).toBe(2);
  for (const size of sizes) {
    await operator.setViewportSize(size);
    expect(await violations(operator)).toEqual([]);
    if (process.env.PICTURES) {
      await operator.getByRole('button', { name: /看全部|只看这些/ }).click();
      await operator.screenshot({ path: join(process.env.PICTURES, `quotas-operator-${size.width}.png`) });
    }
  }
}, 120_000);

test('the list of changes is narrowed by person and days, and loads as a file with what was before and after', async () => {
  const params = { district: 'shuangliu' };
  const { call } = demo.api.as('shuangliu-admin');
  const { version, value } = await call('GET /v1/districts/{district}/configuration/settings', {
    params,
    query: {},
  });
  await call('PUT /v1/districts/{district}/configuration/settings', {
    params,
    body: { value: { ...value, name: { ...value.name, en: '=HYPERLINK("http://evil")' } }, note: '=1+1' },
    ifMatch: version,
  });
  const { page: admin, errors } = await demo.signIn('shuangliu-admin', 'desk', centre);
  await admin.goto('/shuangliu/admin/audit');
  const list = admin.getByRole('region', { name: '全部变更' });
  await list.getByText('第 1 版').first().waitFor();
  await list.getByRole('searchbox', { name: '只看谁做的' }).fill('区级管理员');
  await expect.poll(() => list.getByText('基本信息，第 2 版').count()).toBe(1);
  await expect.poll(() => list.getByText('第 1 版').count()).toBe(0);
  for (const size of sizes) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
    if (process.env.PICTURES)
      await admin.screenshot({ path: join(process.env.PICTURES, `quotas-audit-${size.width}.png`) });
  }
  const coming = admin.waitForEvent('download');
  await admin.getByRole('button', { name: '导出 CSV' }).click();
  const path = join(demo.folder, 'audit.csv');
  await (await coming).saveAs(path);
  const [head, ...lines] = (await readFile(path, 'utf8')).replace('\uFEFF', '').trim().split('\r\n');
  expect(head).toBe('时间,谁,编号,变更,版本,说明,项,字段,之前,之后');
  const line = lines.find((each) => each.includes('基本信息，第 2 版')) ?? '';
  expect(line).toContain(`,'=1+1,,名称,`);
  expect(lines.every((each) => /,区级管理员,/.test(each))).toBe(true);
  // Of all time, and given up on the way.
  await list.getByRole('searchbox', { name: '只看谁做的' }).fill('');
  await list.getByText('第 1 版').first().waitFor();
  await list.getByLabel('从').fill('2001-01-01');
  await list.getByLabel('到').fill('2001-12-31');
  await list.getByText('没有符合的变更').waitFor();
  await list.getByLabel('从').fill('');
  await list.getByLabel('到').fill('');
  await list.getByText('第 1 版').first().waitFor();
  const whole = admin.waitForEvent('download');
  await admin.getByRole('button', { name: '导出 XLSX' }).click();
  expect((await whole).suggestedFilename()).toBe('shuangliu-变更记录.xlsx');
  await admin.route('**/audit?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  });
  await admin.getByRole('button', { name: '导出 CSV' }).click();
  await admin.getByText(/已读 \d+ 条变更/).waitFor();
  await admin.getByRole('button', { name: '取消' }).click();
  await admin.getByText(/已读 \d+ 条变更/).waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: '导出 CSV' }).and(admin.locator(':enabled')).waitFor();
  expect(errors).toEqual([]);
}, 120_000);
