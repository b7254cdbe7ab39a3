// A real Chromium out of npm for browser tests: pages of a phone and of a desk, each with its own session.
import AxeBuilder from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1440, height: 900 } },
} as const;

export interface Session {
  readonly page: Page;
  /** Errors that the page threw or logged; a test ends by expecting none. */
  readonly errors: string[];
}

/** The package's arguments are for a Lambda with one core; one process for two windows is asking too much. */
const args = sparticuz.args.filter((arg) => arg !== '--single-process' && !arg.startsWith('--headless'));
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export async function openBrowser(origin: string) {
  const browser: Browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...args, ...quiet],
  });
  /** A window of that size, signed in: with one click as a demo account, by its name at the issuer as any other. */
  async function signIn(
    account: string,
    size: keyof typeof sizes,
    at: { lng: number; lat: number },
  ): Promise<Session> {
    const context: BrowserContext = await browser.newContext({
      ...sizes[size],
      baseURL: origin,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['geolocation'],
      geolocation: { longitude: at.lng, latitude: at.lat, accuracy: 12 },
    });
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto('/sign-in');
    await page.locator('[data-account]').first().waitFor();
    const demo = page.locator(`[data-account="${account}"]`);
    if (await demo.count()) await demo.click();
    else {
      await page.getByRole('button', { name: '登录' }).first().click();
      await page.getByRole('textbox', { name: '其他账号' }).fill(account);
      await page.getByRole('button', { name: '登录' }).click();
    }
    await page.waitForURL((url) => url.origin === origin && /\/(field|desk|operator)/.test(url.pathname));
    return { page, errors };
  }
  return { signIn, close: () => browser.close() };
}

/** What axe-core finds wrong for people who use a keyboard or a screen reader, as short lines. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
