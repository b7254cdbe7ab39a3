// The page of limits in the browser: a severity's limit, steps taken by themselves, a version from a later instant.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';

const params = { district: 'kongtong' } as const;
let demo: DemoConsole;
let admin: Page;
beforeAll(async () => {
  demo = await openDemo();
  admin = (await demo.signIn('kongtong-admin', 'desk', { lng: 106.658, lat: 35.5455 })).page;
}, beginMs);
afterAll(() => demo?.close());

const limits = () =>
  demo.api
    .as('kongtong-admin')
    .call('GET /v1/districts/{district}/configuration/limits', { params, query: {} });

test.each([
  [1440, 900],
  [1024, 768],
])(
  'limits are published from a later instant, shown as waiting, and cancelled, at %i×%i',
  async (width, height) => {
    await admin.setViewportSize({ width, height });
    await admin.goto('/kongtong/admin/limits');
    const before = await limits();
    await admin.getByRole('spinbutton', { name: '审核 特急' }).fill('5');
    await admin.getByRole('checkbox', { name: /自动立案/ }).check();
    await admin.getByRole('combobox', { name: '何时生效' }).selectOption('later');
    await admin.getByRole('button', { name: '发布', exact: true }).click();
    await admin.getByText('请选择生效时间').waitFor();
    expect((await limits()).version).toBe(before.version);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await admin.getByLabel(/生效时间/).fill(`${tomorrow}T08:00`);
    const example = admin.getByRole('region', { name: '举例' });
    // Five minutes for a review of the utmost severity, from the draft.
    await example.getByRole('combobox', { name: '紧急程度' }).selectOption('critical');
    await example.getByLabel('上报时间').fill('2026-11-27T17:40');
    await example.getByText(/17:44 预警，.*17:45 到期/).waitFor();
    // Four work hours of verification that begin on Friday at 17:40 end on Monday, after the weekend.
    await example
      .getByText(/周一 11:40 到期/)
      .first()
      .waitFor();
    if (process.env.SHOT) await admin.screenshot({ path: `${process.env.SHOT}-${width}.png` });
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: '发布', exact: true }).click();
    const waiting = admin.getByRole('region', { name: '等候生效的版本' });
    await waiting.waitFor();
    const scheduled = await limits();
    expect(scheduled.version).toBe(before.version);
    expect(scheduled.waiting?.from).toBe(new Date(`${tomorrow}T08:00:00+08:00`).toISOString());
    // What is in force is in the form again.
    await expect.poll(() => admin.getByRole('spinbutton', { name: '审核 特急' }).inputValue()).toBe('');
    expect(await violations(admin)).toEqual([]);
    await waiting.getByRole('button', { name: '取消这一版' }).click();
    await waiting.waitFor({ state: 'detached' });
    expect(await limits()).not.toHaveProperty('waiting');
  },
  180_000,
);
