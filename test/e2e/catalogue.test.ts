// The catalogue's page in the browser: its tree, its forms, its sheet; and what a case has of it at the desk.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { CatalogueRow } from '#shared/contracts/catalogue.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
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

const catalogue = async (): Promise<{ version: number; value: CatalogueRow[] }> =>
  (await demo.api.as('kongtong-admin').send('GET', '/v1/districts/kongtong/configuration/catalogue'))
    .body as never;
const categories = async () => categoriesOf((await catalogue()).value);
/** The order of the rows right below a branch. */
const below = async (branch: string) =>
  (await catalogue()).value.filter(({ parent }) => parent === branch).map(({ id }) => id);

const list = () => admin.getByRole('region', { name: '事项目录' });
const form = () => admin.getByRole('region', { name: '内容' });
const unfold = (name: string) =>
  list()
    .getByRole('button', { name: `展开${name}` })
    .click();
const publish = async () => {
  const { version } = await catalogue();
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(new RegExp(`第 ${version + 1} 版 · 区级管理员`)).waitFor();
};

test('a category is found by pinyin and code, and several are changed at once', async () => {
  await admin.goto('/kongtong/admin/catalogue');
  await list().getByRole('searchbox').fill('baolulaji');
  await list()
    .getByRole('button', { name: /暴露垃圾/ })
    .waitFor();
  await list().getByRole('searchbox').fill('0100');
  await list().getByRole('button', { name: '选中这 9 项' }).click();
  await list().getByRole('checkbox', { name: '选中供水井盖异常' }).uncheck();
  await list().getByRole('button', { name: '改处置时限' }).click();
  await list().getByRole('spinbutton').fill('3');
  await list().getByRole('combobox', { name: '单位' }).selectOption('work_hour');
  await list().getByRole('button', { name: '用于这 8 类' }).click();
  await admin.getByText('未发布的修改：修改 8').waitFor();
  expect(await violations(admin)).toEqual([]);
  await publish();
  const limits = [...(await categories()).values()]
    .filter(({ id }) => id.startsWith('0100'))
    .map(({ conditions }) => [...new Set(conditions.map(({ limit }) => limit.value))]);
  expect(limits.slice(1)).toEqual([[3], [3], [3], [3], [3], [3], [3], [3]]);
  expect(limits[0]).not.toEqual([3]);
}, 180_000);

test('a branch and a category with a question are added; what is wrong stands at its field', async () => {
  await admin.getByRole('button', { name: '新增分类' }).click();
  await form().getByRole('textbox', { name: '编号' }).fill('snow');
  await form().getByRole('textbox', { name: '中文' }).fill('冰雪');
  await form().getByRole('textbox', { name: '英文' }).fill('Snow and ice');
  await form().getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1').waitFor();

  // What is new stands below the branch that is open.
  await list().getByRole('button', { name: '新增', exact: true }).click();
  await expect.poll(() => form().getByRole('combobox', { name: '上级分类' }).inputValue()).toBe('冰雪');
  await form().getByRole('textbox', { name: '编号' }).first().fill('01001');
  await form().getByRole('combobox', { name: '类型' }).selectOption('matter');
  await form().getByRole('textbox', { name: '中文' }).first().fill('积雪未清');
  await form().getByRole('textbox', { name: '英文' }).first().fill('Snow not cleared');
  await form().getByRole('textbox', { name: '标准', exact: true }).fill('本区补充');
  await form().getByRole('textbox', { name: '标准中的代码' }).fill('S1');
  const conditions = form().getByRole('group', { name: '立案条件、处置时限、结案条件' }).first();
  await conditions.getByRole('textbox', { name: '立案条件' }).fill('积雪超过5厘米');
  await conditions.getByRole('spinbutton').fill('4');
  await conditions.getByRole('combobox', { name: '单位' }).selectOption('work_hour');
  await conditions.getByRole('textbox', { name: '结案条件' }).fill('路面露出');
  const questions = form().getByRole('group', { name: '附加问题' }).first();
  await questions.getByRole('button', { name: '添加' }).first().click();
  await questions.getByRole('textbox', { name: '中文' }).first().fill('是否结冰');
  await questions.getByRole('textbox', { name: '英文' }).first().fill('Is there ice');
  await questions.getByRole('combobox', { name: '回答方式' }).selectOption('choice');
  await form().getByRole('button', { name: '确定' }).click();
  await form().getByText('“01001”出现了两次').waitFor();
  await form().getByText('至少要有两个选项').waitFor();
  expect(await violations(admin)).toEqual([]);
  await form().getByRole('textbox', { name: '编号' }).first().fill('snow-1');
  await questions.getByRole('combobox', { name: '回答方式' }).selectOption('text');
  await form().getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 2').waitFor();
  await publish();
  expect((await categories()).get('snow-1')).toMatchObject({
    path: ['snow', 'snow-1'],
    conditions: [
      { id: '1', when: '积雪超过5厘米', limit: { value: 4, unit: 'work_hour' }, closing: '路面露出' },
    ],
    questions: [{ id: '1', label: { zh: '是否结冰' }, type: 'text', required: false }],
  });
}, 180_000);

test('rows are moved by keys, by buttons and by dragging; a copy stands beside its original', async () => {
  await list().getByRole('searchbox').fill('');
  const row = (name: string) => list().locator('[data-node]').filter({ hasText: name });
  await unfold('其他事项类');
  const before = await below('10');
  expect(before).toEqual(['10001', '10002']);
  const first = (await categories()).get('10001')?.name.zh ?? '';
  await row(first).focus();
  await admin.keyboard.press('Alt+ArrowDown');
  await admin.getByText('未发布的修改').waitFor();
  await row(first).click();
  await form().getByRole('button', { name: '上移' }).click();
  await admin.getByText('未发布的修改').waitFor({ state: 'detached' });

  // The arrow keys walk the tree and fold it.
  await row('冰雪').focus();
  await admin.keyboard.press('ArrowRight');
  await row('积雪未清').waitFor();
  await admin.keyboard.press('ArrowDown');
  await expect
    .poll(() => admin.evaluate(() => document.activeElement?.getAttribute('data-node')))
    .toBe('snow-1');
  await admin.keyboard.press('ArrowLeft');
  await admin.keyboard.press('ArrowLeft');
  await row('积雪未清').waitFor({ state: 'detached' });

  await row(first).dragTo(row('冰雪'));
  await admin.getByText('未发布的修改：修改 1').waitFor();
  await row(first).click();
  await form().getByRole('button', { name: '复制' }).click();
  await admin.getByText('未发布的修改：新增 1 · 修改 1').waitFor();
  await publish();
  expect(await below('snow')).toEqual(['snow-1', '10001', '10001-2']);
  expect(await below('10')).toEqual(['10002']);
}, 180_000);

test('at 1024 × 768 the tree and its form are whole, and axe finds nothing', async () => {
  await admin.setViewportSize({ width: 1024, height: 768 });
  await list().getByRole('searchbox').fill('积雪未清');
  await list()
    .getByRole('button', { name: /积雪未清/ })
    .click();
  await form().getByRole('textbox', { name: '结案条件' }).waitFor();
  expect(await violations(admin)).toEqual([]);
  expect(
    await admin.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true);
  await admin.setViewportSize({ width: 1440, height: 900 });
}, 180_000);

test('the catalogue goes out as a spreadsheet and comes back; a bad row is told by row and column', async () => {
  await list().getByRole('searchbox').fill('');
  const saving = admin.waitForEvent('download');
  await admin.getByRole('button', { name: '导出 CSV' }).click();
  const file = await (await saving).path();
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(head).toContain('编号,上级分类,类型,名称');
  const rows = await categories();
  const conditions = [...rows.values()].flatMap((each) => each.conditions).length;
  const branches = (await catalogue()).value.length - rows.size;
  expect(lines).toHaveLength(conditions + branches);

  // What comes back as it went out changes nothing.
  const bring = async (name: string, content: string) => {
    writeFileSync(join(demo.folder, name), content);
    await admin.getByRole('button', { name: '导入', exact: true }).click();
    const dialog = admin.getByRole('dialog', { name: '导入事项目录' });
    await dialog.locator('input[type=file]').setInputFiles(join(demo.folder, name));
    return dialog;
  };
  const same = await bring('same.csv', readFileSync(file, 'utf8'));
  await same.getByText('将新增 0，修改 0，删除 0').waitFor();
  await same.getByRole('button', { name: '取消' }).click();

  const own = lines.find((line) => line.startsWith('snow-1,')) as string;
  const table = [
    head,
    own.replace('积雪未清', '积雪积冰未清'),
    own.replace('snow-1,', 'snow-2,').replace('积雪未清', '路面结冰'),
    own.replace('snow-1,', 'snow-3,').replace(',4,', ',四,'),
    own.replace('snow-1,', 'snow-4,').replace(',4,', ',4000,'),
    own.replace('snow-1,snow,', 'snow-5,nowhere,'),
  ];
  const dialog = await bring('bad.csv', table.join('\r\n'));
  await dialog.getByText('第 4 行 处置时限：“四”不是数字').waitFor();
  await dialog.getByText('第 5 行 处置时限').waitFor();
  await dialog.getByText('第 6 行 上级分类：没有“nowhere”').waitFor();
  await dialog.getByText('2 行可以导入').waitFor();
  await dialog.getByText('将新增 1，修改 1，删除 0').waitFor();
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '跳过有问题的行，其余放进草稿' }).click();
  await admin.getByText('未发布的修改：新增 1 · 修改 1').waitFor();
  await admin.getByRole('button', { name: '放弃修改' }).click();
  await admin.getByText('未发布的修改').waitFor({ state: 'detached' });
}, 180_000);

const send = (who: string, path: string, input: object) =>
  demo.api
    .as(`kongtong-${who}`)
    .send('POST', `/v1/districts/kongtong/cases${path}`, { body: { commandId: ulid(), ...input } });

async function report(category: string): Promise<CaseView> {
  const body = { caseId: ulid(), category, text: '路口积雪未清，行人难行', place: { point: inGrid } };
  let made = await send('officer-1', '', { ...body, evidence: [] });
  // What was just published is in force within seconds.
  for (let tries = 0; made.status !== 201 && tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    made = await send('officer-1', '', { ...body, evidence: [] });
  }
  return made.body as CaseView;
}

test('whoever files chooses the condition; the case keeps it, and handling has its limit', async () => {
  const subject = await report('01037');
  const { page } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await page.goto(`/kongtong/desk?queue=reported&case=${subject.id}`);
  await page.getByText(subject.number, { exact: true }).waitFor();
  await page.getByText('GBT47678.5-2026 · 01037').first().waitFor();
  await page.keyboard.press('f');
  const choice = page.getByRole('group', { name: '立案条件' });
  await expect.poll(() => choice.getByRole('radio').count()).toBe(6);
  await choice.getByText('结案：纠正').waitFor();
  expect(await violations(page)).toEqual([]);
  await choice.getByRole('radio', { name: /单盏不亮/ }).check();
  await page.locator('form').getByRole('button', { name: '立案' }).click();
  await page.getByRole('status').filter({ hasText: subject.number }).waitFor();
  const filed = await send('dispatcher', `/${subject.id}/dispatch`, { lead: 'housing-construction' });
  expect(filed.body).toMatchObject({
    standard: { standard: 'GBT47678.5-2026', code: '01037' },
    condition: { when: '单盏不亮', limit: { value: 2, unit: 'work_day' }, closing: '更换或修复' },
  });
  expect((filed.body as CaseView).clocks.find(({ stage }) => stage === 'handle')?.limit).toEqual({
    value: 2,
    unit: 'work_day',
  });
  await page.goto(`/kongtong/desk?queue=dispatched&case=${subject.id}`);
  await page.getByText('更换或修复', { exact: true }).waitFor();
  await page.close();
}, 180_000);

test('a category that rules name cannot go; one that cases use can, and they keep its name', async () => {
  const subject = await report('snow-1');
  await admin.goto('/kongtong/admin/catalogue');
  await list().getByRole('searchbox').fill('01003');
  await list()
    .getByRole('button', { name: /雨水井盖/ })
    .click();
  await form().getByRole('button', { name: '删除' }).last().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByText('以下派遣规则还在用它').waitFor();
  expect(await dialog.getByRole('button', { name: '删除' }).isDisabled()).toBe(true);
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '改为停用' }).click();
  await admin.getByText('未发布的修改：修改 1').waitFor();

  await list().getByRole('searchbox').fill('snow');
  await list().getByRole('button', { name: /冰雪/ }).first().click();
  await form().getByRole('button', { name: '删除' }).last().click();
  await dialog.getByText('其下的 3 项一并删除').waitFor();
  await dialog.getByText(new RegExp(subject.number)).waitFor();
  await dialog.getByRole('button', { name: '删除' }).click();
  await admin.getByText('未发布的修改：修改 1 · 删除 4').waitFor();
  await publish();

  const { page } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await page.goto('/kongtong/desk?queue=reported');
  await page.getByRole('row').filter({ hasText: '积雪未清' }).getByRole('link').click();
  await page.getByRole('heading', { name: '积雪未清' }).waitFor();
  // A filter by branch finds what stands below it, and nothing else.
  const garbage = await report('06010');
  await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '市容环境类' });
  await page.waitForURL(/category=06/);
  await page
    .getByRole('row')
    .filter({ hasText: garbage.number.slice(-4) })
    .waitFor();
  expect(await page.getByRole('link', { name: '积雪未清', exact: true }).count()).toBe(0);
  await page.close();
}, 180_000);

test('a case of a category that was disabled is refused with the reason, in words', async () => {
  const refused = await demo.api.as('kongtong-officer-1').send('POST', '/v1/districts/kongtong/cases', {
    body: {
      commandId: ulid(),
      caseId: ulid(),
      category: '01003',
      text: '井盖松动',
      place: { point: inGrid },
      evidence: [],
    },
  });
  expect(refused).toMatchObject({ status: 422, body: { code: 'case/category-disabled' } });
}, 60_000);

test('no page threw or logged an error on the way', () => {
  expect(errors).toEqual([]);
});
