// The platform operator brings a district on in the browser, and its first administrator finds it ready.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const centre = { lng: 104.0645, lat: 30.6799 };
let demo: DemoConsole;

beforeAll(async () => {
  demo = await openDemo();
}, beginMs);
afterAll(() => demo?.close());

test('a new district begins from a template, and its first administrator signs in at once', async () => {
  const { page, errors } = await demo.signIn('operator', 'desk', centre);
  await page.getByRole('heading', { name: '区县', level: 1 }).waitFor();
  await page.getByRole('row').filter({ hasText: 'shuangliu' }).waitFor();
  await page.getByRole('button', { name: '开通区县' }).click();
  const form = page.getByRole('dialog').locator('form');
  const type = (name: string, text: string) => form.getByRole('textbox', { name }).fill(text);
  await type('编号', 'kongtong');
  await form.getByRole('group', { name: '名称' }).getByRole('textbox', { name: '中文' }).fill('青羊区');
  await form
    .getByRole('group', { name: '名称' })
    .getByRole('textbox', { name: '英文' })
    .fill('Qingyang District');
  await type('行政区划代码', '51010');
  await form.getByRole('spinbutton', { name: '经度' }).fill(String(centre.lng));
  await form.getByRole('spinbutton', { name: '纬度' }).fill(String(centre.lat));
  await type('登录账号', 'qingyang-admin');
  await type('姓名', '青羊管理员');
  expect(await violations(page)).toEqual([]);
  // Five digits are no division code, and the id is taken.
  await form.getByRole('button', { name: '开通' }).click();
  await form.getByText('有内容需要修改').waitFor();
  await type('行政区划代码', '510105');
  await form.getByRole('button', { name: '开通' }).click();
  await form.getByText('已有相同编号的区县').waitFor();
  await type('编号', 'qingyang');
  await form.getByRole('button', { name: '开通' }).click();
  await page.getByRole('row').filter({ hasText: 'qingyang' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(errors.filter((error) => !/status of 409/.test(error))).toEqual([]);

  const { call } = demo.api.as('qingyang-admin');
  const { memberships } = await call('GET /v1/me', {});
  expect(memberships.map(({ district }) => district.name.zh)).toEqual(['青羊区']);
  const { value } = await call('GET /v1/districts/{district}/configuration/catalogue', {
    params: { district: 'qingyang' },
    query: {},
  });
  // The 250 matters below their 10 majors.
  expect(value).toHaveLength(260);
}, 120_000);

test('a district is suspended and resumed; its people see that they can only read', async () => {
  const { page } = await demo.signIn('operator', 'desk', centre);
  const row = page.getByRole('row').filter({ hasText: 'shuangliu' });
  await row.getByRole('button', { name: '停用' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await row.getByText('已停用').waitFor();
  const { page: reviewer } = await demo.signIn('shuangliu-reviewer', 'desk', centre);
  await reviewer.getByText('已停用，只能查看').waitFor();
  expect(await violations(reviewer)).toEqual([]);
  await row.getByRole('button', { name: '恢复' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await row.getByText('运行中').waitFor();
  // The service remembers for some seconds what the register said.
  const shown = async () => {
    await reviewer.reload();
    await reviewer.getByRole('heading', { level: 1 }).first().waitFor();
    return reviewer.getByText('已停用，只能查看').count();
  };
  await expect.poll(shown).toBe(0);
}, 120_000);

test('what a district uses is shown with its people and open cases', async () => {
  const { page } = await demo.signIn('operator', 'desk', centre);
  const { call } = demo.api.as('kongtong-reviewer');
  const params = { district: 'kongtong' };
  for (let request = 0; request < 60; request += 1)
    await call('GET /v1/districts/{district}/queues', { params });
  await page.getByRole('row').filter({ hasText: 'kongtong' }).getByRole('button', { name: '用量' }).click();
  const dialog = page.getByRole('dialog');
  const month = dialog.getByRole('row').filter({ hasText: new Date().toISOString().slice(0, 7) });
  expect(Number(await month.getByRole('cell').first().textContent())).toBeGreaterThan(30);
  expect(await dialog.getByText('人员').locator('+ dd').textContent()).toBe('10 / 5,000');
  expect(await violations(page)).toEqual([]);
}, 60_000);

test('the page is the operator’s alone', async () => {
  const { page } = await demo.signIn('kongtong-admin', 'desk', centre);
  await page.goto('/operator');
  await page.getByText('没有这个页面').waitFor();
}, 60_000);
