// The platform operator off-boards a district in the browser: archive, confirmation, erasure, receipt.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { drive } from '#test/support/leaving.ts';

const centre = { lng: 104.0645, lat: 30.6799 };
let demo: DemoConsole;

beforeAll(async () => {
  demo = await openDemo();
}, beginMs);
afterAll(() => demo?.close());

/** What waits a minute for others to end does not wait here. */
const work = async () => {
  const { items } = await demo.api.as('operator').call('GET /v1/offboardings', {});
  await drive(items[0]?.id ?? '');
};

test('a district leaves: archived, confirmed by its id, erased, with a receipt that stays', async () => {
  const { page, errors } = await demo.signIn('operator', 'desk', centre);
  const row = page.getByRole('row').filter({ hasText: 'shuangliu' });
  const dialog = page.getByRole('dialog');
  await row.getByRole('button', { name: '停用' }).click();
  await dialog.getByRole('button', { name: '停用' }).click();
  await row.getByRole('button', { name: '退出' }).click();
  await dialog.getByText('这一步不清除任何东西').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '开始归档' }).click();
  await dialog.getByText('归档中').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await row.getByText('退出中').waitFor();

  // Left and come back to.
  await work();
  await page.reload();
  const entry = page.getByRole('listitem').filter({ hasText: 'shuangliu' });
  await entry.getByText('已归档').waitFor();
  await entry.getByRole('button', { name: '查看' }).click();
  await dialog.getByText('下载文件').click();
  const loading = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'manifest.json' }).click();
  expect((await loading).suggestedFilename()).toMatch(/^shuangliu-\d{17}-manifest\.json$/);
  const erase = dialog.getByRole('button', { name: '清除全部数据' });
  const confirm = dialog.getByRole('textbox', { name: /输入区县编号 shuangliu/ });
  await confirm.fill('kongtong');
  expect(await erase.isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await confirm.fill('shuangliu');
  await erase.click();
  await dialog.getByText('清除中').waitFor();
  await work();
  await dialog.getByText(/由 operator 清除完毕/).waitFor();
  expect(await violations(page)).toEqual([]);
  const people = dialog
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '人员', exact: true }) });
  expect(await people.getByRole('cell').allTextContents()).toEqual(['10', '10']);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await row.waitFor({ state: 'detached' });
  await entry.getByRole('button', { name: '回执' }).waitFor();
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);

  const { memberships } = await demo.api.as('shuangliu-admin').call('GET /v1/me', {});
  expect(memberships).toEqual([]);
}, 180_000);
