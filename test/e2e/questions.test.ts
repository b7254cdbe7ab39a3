// A category with questions of its own, on a phone: one is asked only after the answer to another, faults stand at the
// field, a reload loses nothing, and the case shows what was answered.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onboardDemo } from '#infra/demo/index.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { type Session, violations } from '#test/support/browser.ts';
import { choice, question } from '#test/support/builders.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { photo } from '#test/support/photos.ts';

const params = { district: 'kongtong' };
const label = (zh: string, en: string) => ({ label: { zh, en } });
const yesNo = [
  { id: 'yes', ...label('是', 'Yes') },
  { id: 'no', ...label('否', 'No') },
];
const questions = [
  choice('blocks-road', { ...label('是否占道', 'Does it block the road?'), required: true, choices: yesNo }),
  question('lanes', 'number', {
    ...label('占了几条车道', 'How many lanes?'),
    required: true,
    shown: { question: 'blocks-road', answers: ['yes'] },
  }),
  question('since', 'date', label('何时出现', 'Since when?')),
];

let demo: DemoConsole;
let session: Session;
let phone: Page;
beforeAll(async () => {
  demo = await openDemo(async (api) => {
    await onboardDemo(api);
    const { call } = api.as('kongtong-admin');
    const { version, value } = await call('GET /v1/districts/{district}/configuration/catalogue', {
      params,
      query: {},
    });
    const asked = value.map((row) =>
      isCategory(row) && row.id === '06010'
        ? { ...row, questions, evidence: { ...row.evidence, report: [{ kind: 'scene' as const, count: 1 }] } }
        : row,
    );
    await call('PUT /v1/districts/{district}/configuration/catalogue', {
      params,
      body: { value: asked },
      ifMatch: version,
    });
  });
  session = await demo.signIn('kongtong-officer-1', 'phone', { lng: 106.658, lat: 35.5455 });
  phone = session.page;
}, beginMs);
afterAll(() => demo?.close());

test('a report answers its category’s questions, the one that hangs on another only then', async () => {
  await phone.goto('/kongtong/field/report');
  await phone.getByRole('button', { name: '全部类别' }).click();
  await phone.getByRole('searchbox').or(phone.getByPlaceholder('名称或编码')).first().fill('暴露垃圾');
  await phone.getByText('暴露垃圾').last().click();
  await phone.getByRole('textbox', { name: /情况描述/ }).fill('路中间有一堆垃圾');
  const asked = phone.getByRole('region', { name: '补充问题' });
  await asked.getByText('是否占道').waitFor();
  expect(await asked.getByLabel('占了几条车道').count()).toBe(0);

  // Nothing leaves before what is required is answered.
  await phone.getByRole('button', { name: '发送' }).click();
  await asked.getByRole('alert').filter({ hasText: '请回答“是否占道”' }).waitFor();
  await phone.getByRole('alert').filter({ hasText: '还差 1 张照片' }).waitFor();
  await asked.getByText('是', { exact: true }).click();
  await asked.getByLabel('占了几条车道').fill('两条');
  await asked.getByRole('alert').filter({ hasText: '“占了几条车道”要填数字' }).waitFor();
  expect(await violations(phone)).toEqual([]);

  await phone.reload();
  expect(await asked.getByLabel('占了几条车道').inputValue()).toBe('两条');
  await asked.getByLabel('占了几条车道').fill('2');
  await asked.getByText('否', { exact: true }).click();
  await asked.getByLabel('占了几条车道').waitFor({ state: 'detached' });
  await asked.getByText('是', { exact: true }).click();
  expect(await asked.getByLabel('占了几条车道').inputValue()).toBe('2');
  await asked.getByLabel(/何时出现/).fill('2026-11-20');
  const scene = join(demo.folder, 'scene.jpg');
  writeFileSync(scene, await photo({ width: 800, height: 600 }));
  await phone.getByRole('region', { name: '照片' }).locator('input').first().setInputFiles(scene);
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.getByRole('heading', { name: '已发送' }).waitFor();
  await phone.getByRole('link', { name: '查看案件' }).click();
  const facts = phone.locator('dl').filter({ hasText: '是否占道' });
  await facts.waitFor();
  expect(await facts.textContent()).toMatch(/是否占道\s*是\s*占了几条车道\s*2\s*何时出现\s*2026-11-20/);
  expect(await violations(phone)).toEqual([]);
  expect(session.errors).toEqual([]);
});
