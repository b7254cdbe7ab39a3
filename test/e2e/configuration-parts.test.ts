// The parts of a district that have pages of their own shape, in the browser: calendar, areas, routing; and the way back to an older version.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ulid } from 'ulid';
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

/** Types a part of an option's name and takes the first match. */
async function choose(input: Locator, typed: string): Promise<void> {
  await input.click();
  await input.fill(typed);
  await admin.getByRole('option').filter({ hasText: typed }).first().waitFor();
  await input.press('Enter');
}

const report = (category: string) =>
  demo.api.as('kongtong-officer-1').send('POST', '/v1/districts/kongtong/cases', {
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

test('a draft from an older version says so; both changes go together, or mine is dropped', async () => {
  const review = admin.getByRole('spinbutton', { name: '审核 通用' });
  const share = admin.getByRole('spinbutton', { name: '预警比例' });
  /** I change one limit and go elsewhere; somebody else publishes another share; I come back. */
  const crossed = async (minutes: string, warnShare: number) => {
    await admin.goto('/kongtong/admin/limits');
    await review.fill(minutes);
    await admin.getByRole('link', { name: '基本信息' }).click();
    const { version, value } = await part('limits');
    await demo.api.as('kongtong-admin').call('PUT /v1/districts/{district}/configuration/limits', {
      params: { district: 'kongtong' },
      body: { value: { ...value, warnShare } },
      ifMatch: version,
    });
    await admin.getByRole('link', { name: '环节时限 未发布' }).click();
    await admin.getByText(`刚发布了第 ${version + 1} 版`).waitFor();
    expect(await review.inputValue()).toBe(minutes);
    return version + 1;
  };
  const theirs = await crossed('20', 0.7);
  await admin.getByRole('button', { name: '把我的修改放到新版上' }).click();
  await expect.poll(() => share.inputValue()).toBe('0.7');
  expect(await review.inputValue()).toBe('20');
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(new RegExp(`第 ${theirs + 1} 版 · 区级管理员`)).waitFor();
  expect((await part('limits')).value).toMatchObject({
    warnShare: 0.7,
    stages: { review: { base: { value: 20 } } },
  });

  await crossed('25', 0.6);
  await admin.getByRole('button', { name: '放弃我的，看最新的' }).click();
  await expect.poll(() => share.inputValue()).toBe('0.6');
  expect(await review.inputValue()).toBe('20');
}, 120_000);

test('grids come from GeoJSON with their shapes; what lies over each other is told by name and shown', async () => {
  // Two new grids next to each other west of the district, the second of which reaches into the first.
  const grid = (id: string, name: string, west: number, east: number) => ({
    type: 'Feature',
    id,
    properties: { 网格名称: name, 上级: 'liuhu' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 35.5],
          [east, 35.5],
          [east, 35.504],
          [west, 35.504],
          [west, 35.5],
        ],
      ],
    },
  });
  const crossing = {
    ...grid('liuhu-93', '柳湖社区第93网格', 106.61, 106.62),
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [106.61, 35.51],
          [106.62, 35.52],
          [106.62, 35.51],
          [106.61, 35.52],
          [106.61, 35.51],
        ],
      ],
    },
  };
  const features = [
    grid('liuhu-91', '柳湖社区第91网格', 106.6, 106.604),
    grid('liuhu-92', '柳湖社区第92网格', 106.603, 106.608),
    crossing,
  ];
  writeFileSync(join(demo.folder, 'grids.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  await admin.goto('/kongtong/admin/areas');
  await admin.getByRole('button', { name: '导入形状' }).click();
  const dialog = admin.getByRole('dialog', { name: '从 GeoJSON 导入区域和形状' });
  await dialog.locator('input[type=file]').setInputFiles(join(demo.folder, 'grids.geojson'));
  await dialog.getByText('第 3 个：“liuhu-93”的轮廓自己相交').waitFor();
  await dialog.getByText('已有区域的形状 0 个，新区域 2 个').waitFor();
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '不要有问题的，其余放进草稿' }).click();
  await admin.getByText('未发布的修改：新增 2').waitFor();

  await admin.getByRole('button', { name: '检查重叠和空隙' }).click();
  const overlap = admin.getByRole('button', { name: /柳湖社区第91网格与柳湖社区第92网格重叠/ });
  await overlap.click();
  expect(await overlap.getAttribute('aria-pressed')).toBe('true');
  expect(await violations(admin)).toEqual([]);

  const before = await part('shapes');
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText('未发布的修改：新增 2').waitFor({ state: 'detached' });
  await expect.poll(async () => (await part('shapes')).version, { timeout: 30_000 }).toBe(before.version + 1);
  const { value, version } = await part('areas');
  expect(version).toBe(2);
  expect(value.find(({ id }) => id === 'liuhu-91')).toMatchObject({ parent: 'liuhu', tier: 'grid' });
  const { value: shapes } = await part('shapes');
  const index = await (await fetch(`${demo.origin}/${shapes.folder}/index.json`)).json();
  const drawn = index.groups.flatMap(({ areas }: { areas: string[] }) => areas);
  // What was there stays.
  expect(drawn).toEqual(expect.arrayContaining(['liuhu-91', 'liuhu-92', 'liuhu-01']));
}, 180_000);

test('the district adds a tier of its own below its grids, and sees its order', async () => {
  await admin.goto('/kongtong/admin/tiers');
  const list = admin.getByRole('region', { name: '区域层级', exact: true });
  await list.getByRole('button', { name: /网格 grid · 标识码 15 位 · \d+ 个区域/ }).waitFor();
  await list.getByRole('button', { name: '新增' }).click();
  const form = admin.getByRole('region', { name: '内容' });
  await form.getByRole('textbox', { name: '编号' }).fill('micro-grid');
  await form.getByRole('textbox', { name: '中文' }).fill('微网格');
  await form.getByRole('textbox', { name: '英文' }).fill('Micro-grid');
  await form.getByRole('button', { name: '确定' }).click();
  expect(await form.getByRole('button', { name: '下移' }).isDisabled()).toBe(true);
  expect(await violations(admin)).toEqual([]);
  // In the place of grids it would stand above them; nothing of that is published.
  await form.getByRole('button', { name: '上移' }).click();
  await form.getByRole('button', { name: '下移' }).click();
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  expect((await part('tiers')).value.map(({ id }) => id)).toEqual([
    'district',
    'street',
    'community',
    'grid',
    'micro-grid',
  ]);
}, 120_000);

test('a tier that areas still have cannot go', async () => {
  const list = admin.getByRole('region', { name: '区域层级', exact: true });
  await list.getByRole('button', { name: /^社区/ }).click();
  await admin.getByRole('region', { name: '内容' }).getByRole('button', { name: '删除' }).click();
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin
    .getByText(/没有“community”/)
    .first()
    .waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.getByRole('button', { name: '放弃修改' }).click();
  expect((await part('tiers')).version).toBe(2);
}, 120_000);

test('an area is found, moved below another, and one is added below it', async () => {
  await admin.goto('/kongtong/admin/areas');
  const tree = admin.getByRole('region', { name: '区域', exact: true });
  await tree.getByRole('searchbox').fill('第91网格');
  await tree.getByRole('button', { name: /柳湖社区第91网格.*西郊街道 \/ 柳湖社区/ }).click();
  const form = admin.getByRole('region', { name: '内容' });
  const parent = form.getByRole('combobox', { name: '上级' });
  await parent.click();
  await parent.fill('广成路社区');
  await admin
    .getByRole('option', { name: /^广成路社区(?!第)/ })
    .first()
    .click();
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：修改 1').waitFor();
  await form.getByRole('button', { name: '新增下级' }).click();
  await form.getByRole('textbox', { name: '编号' }).fill('liuhu-91-a');
  expect(await form.getByRole('combobox', { name: '层级' }).inputValue()).toBe('micro-grid');
  await form.getByRole('textbox', { name: '中文' }).fill('第91网格甲');
  await form.getByRole('textbox', { name: '英文' }).fill('Grid 91 A');
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1 · 修改 1').waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(/第 3 版 · 区级管理员/).waitFor();
  const { value } = await part('areas');
  const [moved, added] = ['liuhu-91', 'liuhu-91-a'].map((id) => value.find((each) => each.id === id));
  expect(added).toMatchObject({ tier: 'micro-grid', parent: 'liuhu-91' });
  expect(value.find(({ id }) => id === moved?.parent)?.name.zh).toBe('广成路社区');
}, 120_000);

test('a rule is written, tried on a case, and moved to where it decides', async () => {
  await admin.goto('/kongtong/admin/routing');
  const rules = admin.getByRole('region', { name: '派遣规则' });
  const before = (await part('routing')).value;
  // What is typed and not applied goes into the draft when another rule is opened, and is dropped with the draft.
  await rules
    .getByRole('button', { name: /紧急线缆先断电/ })
    .first()
    .click();
  await admin.getByRole('region', { name: '内容' }).getByRole('textbox', { name: '中文' }).fill('线缆');
  await rules
    .getByRole('button', { name: /夜间占道经营/ })
    .first()
    .click();
  await rules.getByRole('button', { name: /^线缆/ }).first().waitFor();
  await admin.getByText('未发布的修改：修改 1').waitFor();
  await admin.getByRole('button', { name: '放弃修改' }).click();
  await rules
    .getByRole('button', { name: /紧急线缆先断电/ })
    .first()
    .waitFor();
  await rules.getByRole('button', { name: '新增' }).click();
  const details = admin.getByRole('region', { name: '内容' });
  const tester = details.getByRole('group', { name: '试一试' });
  const form = details.locator('form');
  await form.getByRole('textbox', { name: '编号' }).fill('all-to-sanitation');
  await form.getByRole('textbox', { name: '中文' }).fill('全部交环卫');
  await form.getByRole('textbox', { name: '英文' }).fill('All to sanitation');
  await choose(form.getByRole('combobox', { name: '主办部门' }), '环境卫生');
  await form.getByRole('button', { name: '确定' }).click();
  await admin.getByText('未发布的修改：新增 1').waitFor();

  await choose(tester.getByRole('combobox', { name: '类别' }), '行道树异常');
  await choose(tester.getByRole('combobox', { name: '区域' }), '柳湖公园');
  await tester.getByText(`按规则“${before[0]?.name.zh}”派给园林绿化服务中心`).waitFor();
  const mine = rules.getByRole('listitem').filter({ hasText: '全部交环卫' });
  await mine.getByText('也符合，但前面的先算数').waitFor();
  await rules
    .getByRole('listitem')
    .filter({ hasText: '紧急线缆先断电' })
    .getByText('不符合：类别、紧急程度')
    .waitFor();
  expect(await violations(admin)).toEqual([]);

  // With the keyboard alone: up to the first place.
  await mine
    .getByRole('button', { name: /全部交环卫/ })
    .first()
    .focus();
  for (let n = before.length; n > 0; n -= 1) {
    await admin.keyboard.press('Alt+ArrowUp');
    await rules.getByText(`全部交环卫现在是第 ${n} 条，共 ${before.length + 1} 条`).waitFor();
  }
  await tester.getByText('按规则“全部交环卫”派给环境卫生服务中心').waitFor();
  await mine.getByText('这条算数').waitFor();
  // And by dragging, one down.
  await mine.dragTo(rules.getByRole('listitem').nth(1));
  await rules.getByText(`全部交环卫现在是第 2 条`).waitFor();
  // Before it is published: what it would have made of the last cases.
  expect((await report('06013')).status).toBe(201);
  await admin.getByRole('button', { name: '试算' }).click();
  const trial = admin.getByRole('dialog', { name: '用最近的案件试算' });
  await trial.getByText(/最近 \d+ 件里，[1-9]\d* 件派遣会不同/).waitFor();
  await trial
    .getByText(/→ 全部交环卫：环境卫生服务中心/)
    .first()
    .waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.keyboard.press('Escape');
  await admin.getByRole('textbox', { name: '说明' }).fill('环卫兜底');
  await admin.getByRole('button', { name: '发布', exact: true }).click();
  await admin.getByText(/第 2 版 · 区级管理员/).waitFor();
  const { value } = await part('routing');
  expect(value.map(({ id }) => id)).toEqual([
    before[0]?.id,
    'all-to-sanitation',
    ...before.slice(1).map(({ id }) => id),
  ]);
}, 120_000);

test('an older version is looked at, put into the draft, and published again', async () => {
  await admin.getByRole('button', { name: '历史版本' }).click();
  const dialog = admin.getByRole('dialog', { name: '历史版本' });
  await dialog.getByText('环卫兜底').waitFor();
  await dialog.getByRole('button', { name: '查看第 1 版' }).click();
  await dialog.getByText('会没有：全部交环卫').waitFor();
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('button', { name: '放进草稿' }).click();
  await admin.getByText('未发布的修改：删除 1').waitFor();
  await admin.getByRole('button', { name: '历史版本' }).click();
  await dialog.getByRole('button', { name: '查看第 1 版' }).click();
  await dialog.getByText('先发布或放弃没有发布的修改').waitFor();
  await admin.keyboard.press('Escape');
  await admin.getByRole('button', { name: '放弃修改' }).click();
  await admin.getByText('未发布的修改').waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: '历史版本' }).click();
  await dialog.getByRole('button', { name: '查看第 1 版' }).click();
  await dialog.getByRole('button', { name: '重新发布这一版' }).click();
  await admin.getByText(/第 3 版 · 区级管理员/).waitFor();
  const versionOf = async (version: number) =>
    (
      await demo.api
        .as('kongtong-admin')
        .send('GET', `/v1/districts/kongtong/configuration/routing?version=${version}`)
    ).body as PartVersion & {
      value: PartValue<'routing'>;
    };
  expect(await versionOf(3)).toMatchObject({ note: '恢复第 1 版', value: (await versionOf(1)).value });
}, 120_000);

test('no page threw or logged an error on the way', () => {
  expect(errors.filter((error) => !/status of (412|422)/.test(error))).toEqual([]);
});
