// Who is bound to a grid and whose turn it is: kept by the administrator, shown on a case at the desk and on a phone.
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onboardDemo } from '#infra/demo/index.ts';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
let demo: DemoConsole;
let admin: Page;
let errors: string[];
let caseId: string;

beforeAll(async () => {
  demo = await openDemo(onboardDemo);
  ({ page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', inGrid));
  caseId = ulid();
}, beginMs);
afterAll(() => demo?.close());

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
async function clean(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(sizes[0]!);
}

test('somebody is bound to a street in the browser; without anybody the form says what is missing', async () => {
  await admin.goto('/kongtong/admin/bindings');
  await admin.getByRole('button', { name: '新增' }).click();
  const form = admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '职责' }) });
  await form.getByRole('textbox', { name: '编号', exact: true }).fill('xijiao-police');
  const area = form.getByRole('combobox', { name: '区域' });
  await area.click();
  await area.fill('西郊街道');
  await area.press('Enter');
  await form.getByRole('textbox', { name: '职责' }).fill('社区民警');
  await form.getByRole('textbox', { name: '电话' }).fill('0933-8210110');
  await form.locator('button[type=submit]').click();
  await form.getByText('须填人员、部门或姓名之一').waitFor();
  await form.getByRole('textbox', { name: '姓名' }).fill('王警官');
  await clean(admin);
  await form.locator('button[type=submit]').click();
  await admin.getByRole('link', { name: '社区民警 · 王警官' }).waitFor();
}, 120_000);

test('a roster is laid down with its shifts, and one without days is not taken', async () => {
  await admin.goto('/kongtong/admin/roster');
  await admin.getByRole('button', { name: '新增' }).click();
  const form = admin.getByRole('region', { name: '内容' });
  await form.getByRole('textbox', { name: '编号' }).fill('xijiao-duty');
  await form.getByRole('textbox', { name: '中文' }).fill('西郊值班');
  await form.getByRole('textbox', { name: '英文' }).fill('Xijiao duty');
  const area = form.getByRole('combobox', { name: '区域' });
  await area.click();
  await area.fill('西郊街道');
  await area.press('Enter');
  await form.getByRole('button', { name: '添加' }).click();
  for (const day of ['周一', '周二', '周三', '周四', '周五']) await form.getByLabel(day).uncheck();
  await form.getByRole('button', { name: '确定' }).click();
  await form.getByText('每个班次须有星期或者一个日期').first().waitFor();
  for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
    await form.getByLabel(day).check();
  await form.getByLabel('从').fill('00:00');
  await form.getByLabel('到').fill('00:00');
  const people = form.getByRole('combobox', { name: '值班人员' });
  await people.click();
  await people.fill('值班长');
  await people.press('Enter');
  await clean(admin);
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(/第 1 版 · 区级管理员|第 2 版 · 区级管理员/).waitFor();
}, 120_000);

test('the desk and the phone show both on a case of that street, with a telephone to press', async () => {
  const { body } = (await demo.api.as('kongtong-officer-1').send('POST', '/v1/districts/kongtong/cases', {
    body: {
      caseId,
      commandId: ulid(),
      source: 'grid_officer',
      category: '06011',
      severity: 'normal',
      text: '路边有垃圾',
      place: { point: inGrid },
      evidence: [],
    },
  })) as { body: { place?: { areaPath: string[] } } };
  expect(body.place?.areaPath[0], JSON.stringify(body)).toBe('xijiao');
  const { page: desk } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await desk.goto(`/kongtong/desk?queue=reported&case=${caseId}`);
  await desk.getByRole('heading', { name: '网格力量' }).waitFor();
  await desk.getByText('王警官').waitFor();
  await desk.getByText('值班长').first().waitFor();
  expect(await desk.getByRole('link', { name: '0933-8210110' }).getAttribute('href')).toBe('tel:09338210110');
  await clean(desk);
  const { page: phone } = await demo.signIn('kongtong-officer-1', 'phone', inGrid);
  await phone.goto(`/kongtong/field/case/${caseId}`);
  await phone.getByRole('link', { name: '0933-8210110' }).waitFor();
  expect(await violations(phone)).toEqual([]);
  expect(errors).toEqual([]);
}, 120_000);
