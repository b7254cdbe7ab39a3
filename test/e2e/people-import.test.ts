// An administrator brings people in from spreadsheets and takes them out again, in the browser.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { gb18030 } from '#test/support/gb18030.ts';
import { liarZip } from '#test/support/liar-zip.ts';
import { decodeText, parseCsv } from '../../web/src/sheets/csv.ts';
import { readXlsx, xlsxOf } from '../../web/src/sheets/xlsx.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
const district = 'kongtong';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let demo: DemoConsole;
let admin: Page;
let errors: string[];

const statusOf = async (id: string) =>
  (await demo.api.as('kongtong-admin').send('GET', `/v1/districts/${district}/members/${id}`)).status;
const choose = (name: string, bytes: Uint8Array, mimeType = 'text/csv') =>
  admin.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
const openImport = async () => {
  await admin.goto(`/${district}/admin/people/import`);
  await admin.getByRole('heading', { name: '导入人员' }).waitFor();
};
const accessible = async () => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ]) {
    await admin.setViewportSize(size);
    expect(await violations(admin)).toEqual([]);
  }
};

beforeAll(async () => {
  demo = await openDemo();
  ({ page: admin, errors } = await demo.signIn('kongtong-admin', 'desk', inGrid));
}, beginMs);
afterAll(() => demo?.close());

const head = ['编号', '登录账号', '姓名', '角色', '负责区域', '所属部门'];
const staff = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    `staff-${at}`,
    `kongtong-staff-${at}`,
    `职工${at}`,
    at % 2 ? '处置人' : '网格员、受理员',
    at % 2 ? '' : '柳湖社区',
    at % 2 ? '环境卫生服务中心' : '',
  ]);

test('a hundred and seventy-eight people come in from a workbook, and sending it again changes nothing', async () => {
  await admin.goto(`/${district}/admin/people`);
  await admin.getByRole('link', { name: '导入' }).click();
  await admin.getByRole('heading', { name: '可用的列' }).waitFor();
  await accessible();
  const workbook = xlsxOf([{ name: '人员', rows: [head, ...staff(178)] }]);
  await choose('人员.xlsx', workbook, excel);
  await admin.getByText('178 行可以导入').waitFor();
  await admin.getByText('将新增 178，修改 0，0 没有变化').waitFor();
  expect(await statusOf('staff-0')).toBe(404);
  await admin.getByRole('button', { name: '导入全部 178 行' }).click();
  await admin.getByText('新增 178，修改 0，0 没有变化').waitFor();
  expect(await statusOf('staff-177')).toBe(200);
  await choose('人员.xlsx', workbook, excel);
  await admin.getByText('将新增 0，修改 0，178 没有变化').waitFor();
}, 180_000);

test('faults are named by row and column, the service’s too; nothing is imported unless the rest is wanted', async () => {
  await openImport();
  const rows = [
    ['编号', '登录账号', '姓名', '角色', '部门备注'],
    ['good-1', 'kongtong-good-1', '王小明', '受理员', ''],
    ['bad-1', 'kongtong-bad-1', '李大为', '市长', ''],
    ['bad-2', 'kongtong-reviewer', '赵四', '受理员', ''],
    ['good-2', 'kongtong-good-2', '孙五', '派遣员', ''],
    ['bad-3', 'kongtong-bad-3', '', '受理员', ''],
  ];
  await choose('人员.csv', gb18030(rows.map((cells) => cells.join(';')).join('\r\n')));
  await admin.getByText('2 行可以导入').waitFor();
  await admin.getByText('3 行有问题').waitFor();
  await admin.getByText('没有用到的列：部门备注').waitFor();
  const faults = admin.getByRole('table', { name: '问题' }).getByRole('row');
  await faults.nth(3).waitFor();
  expect((await faults.allTextContents()).slice(1)).toEqual([
    '3没有“市长”角色',
    '4这个账号已是人员“reviewer”的登录账号',
    '6必填姓名',
  ]);
  expect(await statusOf('good-1')).toBe(404);
  await accessible();
  // The page can be left and come back to.
  await admin.getByRole('link', { name: '返回人员' }).click();
  await admin.getByRole('link', { name: '导入' }).click();
  await admin.getByRole('button', { name: '跳过有问题的，导入其余 2 行' }).click();
  await admin.getByText('跳过 3 行').waitFor();
  expect(await Promise.all(['good-1', 'good-2', 'bad-1', 'bad-2', 'bad-3'].map(statusOf))).toEqual([
    200, 200, 404, 404, 404,
  ]);
}, 120_000);

test('a zip bomb and an old workbook are refused with the reason, and the page goes on', async () => {
  await openImport();
  await choose('炸弹.xlsx', liarZip('xl/workbook.xml', new Uint8Array(1000), 4_000_000_000), excel);
  await admin.getByText('文件解压后过大').waitFor();
  await choose('旧.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'application/vnd.ms-excel');
  await admin.getByText('旧版 Excel 文件').waitFor();
  await choose('人员.csv', new TextEncoder().encode('编号,姓名\na,b'));
  await admin.getByText('没有“登录账号”这一列').waitFor();
}, 120_000);

test('what is exported is everybody, as texts that no spreadsheet runs, and what is imported again', async () => {
  await demo.api.as('kongtong-admin').call('POST /v1/districts/{district}/members', {
    params: { district },
    body: {
      id: 'formula',
      account: 'kongtong-formula',
      name: '=1+1',
      roles: ['reviewer'],
      areas: [],
      department: null,
    },
  });
  await admin.goto(`/${district}/admin/people`);
  const saved = async (format: string) => {
    const coming = admin.waitForEvent('download');
    await admin.getByRole('button', { name: `导出 ${format}` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`kongtong-人员.${format.toLowerCase()}`);
    return new Uint8Array(readFileSync(await file.path()));
  };
  const csv = await saved('CSV');
  const lines = parseCsv(decodeText(csv)).map(({ cells }) => cells);
  expect(lines[0]).toEqual(head);
  expect(lines.find(([id]) => id === 'formula')).toEqual([
    'formula',
    'kongtong-formula',
    "'=1+1",
    '受理员',
    '',
    '',
  ]);
  const xlsx = readXlsx(await saved('XLSX')).map(({ cells }) => cells);
  expect(xlsx).toHaveLength(lines.length);
  expect(xlsx.find(([id]) => id === 'formula')?.[2]).toBe('=1+1');
  expect(lines.length).toBe(1 + 10 + 178 + 2 + 1);
  await openImport();
  await choose('人员.csv', csv);
  await admin.getByText(`将新增 0，修改 0，${lines.length - 1} 没有变化`).waitFor();
}, 120_000);

test('no page threw or logged an error on the way', () => {
  // A refusal is logged by the browser itself.
  expect(errors.filter((error) => !/status of (404|409|412|422)/.test(error))).toEqual([]);
});
