// A third district, from nothing to its end, as its people bring it about in the browser: the operator opens it from a
// template, its administrator draws it up and publishes, a report of Friday evening goes its way by itself, and the
// district leaves without a trace. The week is laid around the present; nobody touches a clock.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartName, PartValue, PartVersion } from '#shared/contracts/configuration.ts';
import { type Session, violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { friday } from '#test/support/friday.ts';
import { drive } from '#test/support/leaving.ts';
import { allObjects, rowsNaming, snapshot } from '#test/support/whole-storage.ts';
import { xlsxOf } from '../../web/src/sheets/xlsx.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const district = 'qingyang';
const params = { district };
const centre = { lng: 104.055, lat: 30.674 };
const week = friday();
/** The category that the district adds to those of the template. */
const snow = 'snow';
const streets = ['cuijin', 'shaocheng', 'caotang'] as const;
let demo: DemoConsole;
let operator: Session;
let admin: Page;
const sessions: Session[] = [];

beforeAll(async () => {
  demo = await openDemo();
  operator = await demo.signIn('operator', 'desk', centre);
  sessions.push(operator);
}, beginMs);
afterAll(() => demo?.close());

/** A page is used at 1440 × 900 and must be as good at 1024 × 768. */
async function accessible(page: Page): Promise<void> {
  for (const size of [...sizes].reverse()) {
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
    await look(page, size.width);
  }
}

/** Pictures of every page on the way, for whoever wants to look at them. */
async function look(page: Page, width: number): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  pictures += 1;
  await page.screenshot({ path: join(folder, `${String(pictures).padStart(2, '0')}-${width}.png`) });
}
let pictures = 0;

async function choose(page: Page, input: Locator, typed: string): Promise<void> {
  await input.click();
  await input.fill(typed);
  await page.getByRole('option').filter({ hasText: typed }).first().waitFor();
  await input.press('Enter');
}

async function part<P extends PartName>(name: P): Promise<PartVersion & { value: PartValue<P> }> {
  const path = `/v1/districts/${district}/configuration/${name}`;
  return (await demo.api.as('qingyang-admin').send('GET', path)).body as never;
}

/** Publishes the page's draft; with areas go the shapes that were brought in. */
async function publish(...names: PartName[]): Promise<void> {
  const versions = () => Promise.all(names.map(async (name) => (await part(name)).version));
  const before = await versions();
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await expect.poll(versions, { timeout: 60_000 }).toEqual(before.map((version) => version + 1));
  await admin.getByText('未发布的修改').waitFor({ state: 'detached' });
}

test('the operator opens it from the template, and its administrator signs in', async () => {
  const { page } = operator;
  await page.getByRole('row').filter({ hasText: 'shuangliu' }).waitFor();
  await page.getByRole('button', { name: '开通区县' }).click();
  const form = page.getByRole('dialog').locator('form');
  const name = form.getByRole('group', { name: '名称' });
  await form.getByRole('textbox', { name: '编号' }).fill(district);
  await name.getByRole('textbox', { name: '中文' }).fill('青羊区');
  await name.getByRole('textbox', { name: '英文' }).fill('Qingyang District');
  await form.getByRole('textbox', { name: '行政区划代码' }).fill('510105');
  await form.getByRole('textbox', { name: '时区' }).fill(week.timeZone);
  await form.getByRole('spinbutton', { name: '经度' }).fill(String(centre.lng));
  await form.getByRole('spinbutton', { name: '纬度' }).fill(String(centre.lat));
  await form.getByRole('textbox', { name: '登录账号' }).fill('qingyang-admin');
  await form.getByRole('textbox', { name: '姓名' }).fill('青羊管理员');
  await accessible(page);
  await form.getByRole('button', { name: '开通' }).click();
  await page.getByRole('row').filter({ hasText: district }).waitFor();
  await accessible(page);
  const session = await demo.signIn('qingyang-admin', 'desk', centre);
  sessions.push(session);
  admin = session.page;
  await admin.goto(`/${district}/admin`);
  await admin.getByRole('banner').getByText('青羊区').waitFor();
  // The office week of the template, laid so that it is Friday evening now.
  await demo.api.as('qingyang-admin').call('PUT /v1/districts/{district}/configuration/calendar', {
    params,
    body: { value: week.calendar },
    ifMatch: 1,
  });
}, 180_000);

/** Streets side by side, each with eighteen grids in three rows, from west to east. */
const cell = { width: 0.006, height: 0.004 };
const westOf = (street: number) => centre.lng + (street - 1.5) * 6 * cell.width;
const square = (west: number, south: number, columns: number, rows: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + columns * cell.width, south],
      [west + columns * cell.width, south + rows * cell.height],
      [west, south + rows * cell.height],
      [west, south],
    ].map((point) => point.map((degree) => Number(degree.toFixed(6)))),
  ],
});
const feature = (id: string, properties: object, geometry: object) => ({
  type: 'Feature',
  id,
  properties,
  geometry,
});
const gridId = (street: number, at: number) => `${streets[street]}-${String(at + 1).padStart(2, '0')}`;
const streetNames = ['翠锦街道', '少城街道', '草堂街道'];
const files = {
  streets: streets.map((id, street) =>
    feature(id, { 名称: streetNames[street] }, square(westOf(street), centre.lat, 6, 3)),
  ),
  grids: streets.flatMap((id, street) =>
    Array.from({ length: 18 }, (_, at) =>
      feature(
        gridId(street, at),
        { 名称: `${streetNames[street]}第${at + 1}网格`, 上级: id },
        square(westOf(street) + (at % 6) * cell.width, centre.lat + Math.floor(at / 6) * cell.height, 1, 1),
      ),
    ),
  ),
};
const middleOf = (street: number, at: number) => ({
  lng: westOf(street) + ((at % 6) + 0.5) * cell.width,
  lat: centre.lat + (Math.floor(at / 6) + 0.5) * cell.height,
});

test('three streets and 54 grids come from GeoJSON', async () => {
  await admin.goto(`/${district}/admin/areas`);
  const bring = async (name: keyof typeof files, tier: string) => {
    const path = join(demo.folder, `${name}.geojson`);
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: files[name] }));
    await admin.getByRole('button', { name: '导入形状' }).click();
    const dialog = admin.getByRole('dialog', { name: '从 GeoJSON 导入区域和形状' });
    await dialog.locator('input[type=file]').setInputFiles(path);
    await dialog.getByRole('combobox', { name: '新区域的层级' }).selectOption({ label: tier });
    await dialog.getByText(`新区域 ${files[name].length} 个`).waitFor();
    await accessible(admin);
    await dialog.getByRole('button', { name: '放进草稿' }).click();
  };
  await bring('streets', '镇街');
  await publish('areas', 'shapes');
  await bring('grids', '网格');
  await admin.getByRole('button', { name: '检查重叠和空隙' }).click();
  await admin.getByText('57 个形状，没有发现重叠和空隙').waitFor();
  await accessible(admin);
  await publish('areas', 'shapes');
  expect((await part('areas')).value.filter(({ parent }) => parent !== null)).toHaveLength(54);
}, 180_000);

test('178 people come from a workbook', async () => {
  const officers = Array.from({ length: 150 }, (_, at) => [
    `officer-${at + 1}`,
    `qingyang-officer-${at + 1}`,
    `网格员${at + 1}`,
    '网格员',
    files.grids[at % 54]?.properties &&
      `${streetNames[Math.floor((at % 54) / 18)]}第${((at % 54) % 18) + 1}网格`,
    '',
  ]);
  const others = Array.from({ length: 28 }, (_, at) => [
    `staff-${at + 1}`,
    `qingyang-staff-${at + 1}`,
    `职工${at + 1}`,
    ['受理员', '派遣员', '处置人', '部门经办员'][at % 4],
    '',
    at % 4 > 1 ? '环境卫生服务中心' : '',
  ]);
  const head = ['编号', '登录账号', '姓名', '角色', '负责区域', '所属部门'];
  const rows = [head, ...officers, ...others].map((row) => row.map((each) => each ?? ''));
  await admin.goto(`/${district}/admin/people/import`);
  await admin.getByRole('heading', { name: '导入人员' }).waitFor();
  await admin.locator('input[type=file]').setInputFiles({
    name: '人员.xlsx',
    mimeType: excel,
    buffer: Buffer.from(xlsxOf([{ name: '人员', rows }])),
  });
  await admin.getByText('178 行可以导入').waitFor();
  await accessible(admin);
  await admin.getByRole('button', { name: '导入全部 178 行' }).click();
  await admin.getByText(/^新增 178，修改 0，0 没有变化，用时/).waitFor();
}, 180_000);

test('a category with a question and four work hours is added to the catalogue of the standard', async () => {
  await admin.goto(`/${district}/admin/catalogue`);
  const list = admin.getByRole('region', { name: '事项目录' });
  const form = admin.getByRole('region', { name: '内容' });
  await list.getByRole('button', { name: '新增', exact: true }).click();
  await form.getByRole('textbox', { name: '编号' }).first().fill(snow);
  await form.getByRole('combobox', { name: '类型' }).selectOption('matter');
  await form.getByRole('textbox', { name: '中文' }).first().fill('积雪未清');
  await form.getByRole('textbox', { name: '英文' }).first().fill('Snow not cleared');
  await form.getByRole('textbox', { name: '标准', exact: true }).fill('本区补充');
  await form.getByRole('textbox', { name: '标准中的代码' }).fill('S1');
  const conditions = form.getByRole('group', { name: '立案条件、处置时限、结案条件' }).first();
  await conditions.getByRole('textbox', { name: '立案条件' }).fill('积雪超过5厘米');
  await conditions.getByRole('spinbutton').fill('4');
  await conditions.getByRole('combobox', { name: '单位' }).selectOption('work_hour');
  await conditions.getByRole('textbox', { name: '结案条件' }).fill('路面露出');
  const questions = form.getByRole('group', { name: '附加问题' }).first();
  await questions.getByRole('button', { name: '添加' }).first().click();
  await questions.getByRole('textbox', { name: '中文' }).first().fill('积雪多厚（厘米）');
  await questions.getByRole('textbox', { name: '英文' }).first().fill('How deep (cm)');
  await questions.getByRole('combobox', { name: '回答方式' }).selectOption('number');
  await questions.getByRole('checkbox', { name: '必须回答' }).check();
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1').waitFor();
  await accessible(admin);
  await publish('catalogue');
}, 180_000);

/** Reported by the officer of the first grid of a street, without a browser. */
async function reported(text: string, street = 2): Promise<string> {
  const { id } = await demo.api
    .as(`qingyang-officer-${street * 18 + 1}`)
    .call('POST /v1/districts/{district}/cases', {
      params,
      body: {
        caseId: ulid(),
        commandId: ulid(),
        category: snow,
        text,
        answers: { 1: 8 },
        place: { point: middleOf(street, 0) },
      },
    });
  return id;
}

test('a rule sends what fits to sanitation by itself; the tester and the last cases say so first', async () => {
  const known = async () =>
    reported('路口积雪').then(
      () => true,
      () => false,
    );
  await expect.poll(known, { timeout: 20_000, interval: 1000 }).toBe(true);
  await reported('桥上积雪');
  await admin.goto(`/${district}/admin/routing`);
  const rules = admin.getByRole('region', { name: '派遣规则' });
  await rules.getByRole('button', { name: '新增' }).click();
  const details = admin.getByRole('region', { name: '内容' });
  const form = details.locator('form');
  await form.getByRole('textbox', { name: '编号' }).fill('snow-to-sanitation');
  await form.getByRole('textbox', { name: '中文' }).fill('积雪交环卫');
  await form.getByRole('textbox', { name: '英文' }).fill('Snow to sanitation');
  await choose(admin, form.getByRole('combobox', { name: '类别' }), '积雪未清');
  await choose(admin, form.getByRole('combobox', { name: '主办部门' }), '环境卫生');
  await form.getByRole('checkbox', { name: '自动立案' }).check();
  await form.getByRole('checkbox', { name: '自动派遣' }).check();
  await form.getByRole('button', { name: '确定' }).click();
  const tester = details.getByRole('group', { name: '试一试' });
  await choose(admin, tester.getByRole('combobox', { name: '类别' }), '积雪未清');
  await choose(admin, tester.getByRole('combobox', { name: '区域' }), '草堂街道第1网格');
  await tester.getByText('按规则“积雪交环卫”派给环境卫生服务中心').waitFor();
  await accessible(admin);
  await admin.getByRole('button', { name: '试算' }).click();
  const trial = admin.getByRole('dialog', { name: '用最近的案件试算' });
  await trial.getByText('最近 2 件里，2 件派遣会不同').waitFor();
  await accessible(admin);
  await admin.keyboard.press('Escape');
  await publish('routing');
}, 180_000);

let reportedCase = '';
const caseOf = (caseId: string) =>
  demo.api.as('qingyang-admin').call('GET /v1/districts/{district}/cases/{caseId}', {
    params: { ...params, caseId },
  });
const handling = (view: Awaited<ReturnType<typeof caseOf>>) =>
  view.clocks.find(({ stage }) => stage === 'handle');
/** As the district's wall clock shows it. */
const clockTime = (instant: string) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: week.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

const dayOf = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: week.timeZone }).format(Date.parse(instant));

test('a report of Friday evening goes to sanitation by itself and is due on Monday before noon', async () => {
  const officer = await demo.signIn('qingyang-officer-37', 'phone', middleOf(2, 0));
  sessions.push(officer);
  const { page: phone } = officer;
  await phone.getByRole('link', { name: '填写上报' }).click();
  await phone.getByRole('button', { name: '全部类别' }).click();
  await phone.getByRole('searchbox').or(phone.getByPlaceholder('名称或编码')).first().fill('积雪');
  await phone.getByText('积雪未清').last().click();
  await phone.getByRole('textbox', { name: /情况描述/ }).fill('路口积雪未清，行人难行');
  // What the category asks is asked here, and missed where it is not answered.
  await phone.getByRole('button', { name: '发送' }).click();
  const depth = phone.getByRole('textbox', { name: /积雪多厚/ });
  await expect.poll(() => depth.getAttribute('aria-invalid')).toBe('true');
  await depth.fill('12');
  expect(await violations(phone)).toEqual([]);
  await look(phone, 390);
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.getByRole('heading', { name: '已发送' }).waitFor();
  const link = phone.getByRole('link', { name: /查看|案件/ }).first();
  reportedCase = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
  const view = await caseOf(reportedCase);
  const began = handling(view)?.startedAt ?? '';
  const due = week.dueAt(began);
  expect(handling(view)?.dueAt).toBe(due);
  expect(clockTime(due)).toMatch(/^11:[34]\d$/);

  const clerk = await demo.signIn('qingyang-staff-4', 'desk', centre);
  sessions.push(clerk);
  const { page } = clerk;
  await page.goto(`/${district}/desk?queue=tasks_assigned`);
  await page
    .getByRole('row')
    .filter({ hasText: view.number.slice(-5) })
    .getByRole('link')
    .click();
  await page.getByText(view.number, { exact: true }).waitFor();
  const stages = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '应完成' }) });
  await stages.getByRole('row').filter({ hasText: '处置' }).getByText(clockTime(due)).waitFor();
  await page.getByText('积雪交环卫').first().waitFor();
  await page.getByText('积雪多厚（厘米）').first().waitFor();
  await page.getByText('路面露出').first().waitFor();
  await accessible(page);
}, 180_000);

test('a holiday that is published later does not move it, and moves what is reported from then on', async () => {
  await admin.goto(`/${district}/admin/calendar`);
  const holidays = admin.getByRole('group', { name: '节假日' });
  await holidays.getByLabel('从', { exact: true }).fill(week.monday);
  await holidays.getByLabel('叫什么').fill('区庆');
  await holidays.getByRole('button', { name: '添加' }).click();
  await holidays.getByText(week.monday).waitFor();
  await accessible(admin);
  await publish('calendar');
  expect(dayOf(handling(await caseOf(reportedCase))?.dueAt ?? '')).toBe(week.monday);
  // The service remembers for some seconds what was in force.
  const next = async () => dayOf(handling(await caseOf(await reported('路灯下积雪')))?.dueAt ?? '');
  await expect.poll(next, { timeout: 20_000, interval: 1500 }).toBe(dayAfter(week.monday));
}, 180_000);
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

test('an own role with a street as its scope sees that street and nothing else', async () => {
  const [own, foreign] = await Promise.all([reported('草堂积雪'), reported('翠锦积雪', 0)]);
  await admin.goto(`/${district}/admin/roles`);
  await admin.getByRole('button', { name: '新增' }).click();
  await admin.getByRole('textbox', { name: '编号' }).fill('street-desk');
  await admin.getByRole('textbox', { name: '中文' }).fill('街道平台');
  await admin.getByRole('textbox', { name: '英文' }).fill('Street desk');
  await admin.getByRole('checkbox', { name: '查看案件 负责区域', exact: true }).check();
  await admin.getByRole('checkbox', { name: '指挥台界面 全区', exact: true }).check();
  await admin.getByRole('button', { name: '确定', exact: true }).click();
  await accessible(admin);
  await publish('roles');
  await admin.goto(`/${district}/admin/people`);
  await admin.getByRole('region', { name: '名单' }).getByRole('button', { name: '新增' }).click();
  const form = admin.locator('form').filter({ has: admin.getByRole('textbox', { name: '登录账号' }) });
  await form.getByRole('textbox', { name: '编号' }).fill('caotang-desk');
  await form.getByRole('textbox', { name: '登录账号' }).fill('qingyang-caotang');
  await form.getByRole('textbox', { name: '姓名' }).fill('草堂值守');
  await form.getByRole('checkbox', { name: '街道平台' }).check();
  const areas = form.getByRole('combobox', { name: '负责区域' });
  await choose(admin, areas, '草堂街道');
  await areas.press('Tab');
  await form.getByRole('button', { name: '保存' }).click();
  await admin.getByText('已新增“草堂值守”').waitFor();

  const session = await demo.signIn('qingyang-caotang', 'desk', middleOf(2, 0));
  sessions.push(session);
  const { page } = session;
  await page.getByRole('link', { name: /^我的网格/ }).click();
  await page.getByText('草堂积雪').first().waitFor();
  expect(await page.getByText('翠锦积雪').count()).toBe(0);
  expect(await page.getByRole('link', { name: '配置' }).count()).toBe(0);
  await accessible(page);
  const see = (caseId: string) =>
    demo.api.as('qingyang-caotang').send('GET', `/v1/districts/${district}/cases/${caseId}`);
  expect([(await see(own)).status, (await see(foreign)).status]).toEqual([200, 404]);
}, 240_000);

test('it leaves: archived, erased, and nothing of it is anywhere; the others are as they were', async () => {
  const others = async () => ({ ...(await snapshot('kongtong')), ...(await snapshot('shuangliu')) });
  const before = await others();
  const { page } = operator;
  const row = page.getByRole('row').filter({ hasText: district });
  const dialog = page.getByRole('dialog');
  await page.goto('/operator');
  await row.getByRole('button', { name: '停用' }).click();
  await dialog.getByRole('button', { name: '停用' }).click();
  await row.getByRole('button', { name: '退出' }).click();
  await dialog.getByRole('button', { name: '开始归档' }).click();
  await dialog.getByText('归档中').waitFor();
  const work = async () => {
    const { items } = await demo.api.as('operator').call('GET /v1/offboardings', {});
    await drive(items[0]?.id ?? '');
  };
  await work();
  await page.reload();
  const entry = page.getByRole('listitem').filter({ hasText: district });
  await entry.getByText('已归档').waitFor();
  await entry.getByRole('button', { name: '查看' }).click();
  await accessible(page);
  await dialog.getByRole('textbox', { name: new RegExp(`输入区县编号 ${district}`) }).fill(district);
  await dialog.getByRole('button', { name: '清除全部数据' }).click();
  await work();
  await dialog.getByText(/由 operator 清除完毕/).waitFor();
  await accessible(page);
  // What names it still is the operator's: that it was here, its receipt, and its archive.
  const left = (await rowsNaming(district)).filter(({ pk }) => !pk.startsWith('OFFBOARDING'));
  expect(left.map(({ pk, state }) => [pk, state])).toEqual([['REGISTER', 'left']]);
  const files = (await allObjects()).filter((key) => key.includes(district));
  expect(files.filter((key) => !key.startsWith('archive/'))).toEqual([]);
  const { memberships } = await demo.api.as('qingyang-admin').call('GET /v1/me', {});
  expect(memberships).toEqual([]);
  expect(await others()).toEqual(before);
}, 240_000);

test('no page threw or logged an error on the way', () => {
  const errors = sessions.flatMap((session) => session.errors);
  expect(errors.filter((error) => !/status of (404|409|412|422)/.test(error))).toEqual([]);
});
