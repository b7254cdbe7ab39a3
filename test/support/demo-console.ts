// The demo with its console on the real engines, in a folder of its own, and a browser to use it with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAccounts, onboardDemo } from '#infra/demo/index.ts';
import type { LocalApi } from '#infra/local/api-client.ts';
import { startLocal } from '#infra/local/stack.ts';
import { openBrowser } from './browser.ts';

/** How long a test file may take to begin: the console is built first. */
export const beginMs = 300_000;

export async function openDemo(
  prepare: (api: LocalApi) => Promise<void> = onboardDemo,
  accounts = demoAccounts,
) {
  const folder = mkdtempSync(join(tmpdir(), 'gridloop-e2e-'));
  const stack = await startLocal({
    dataDir: join(folder, 'data'),
    port: 0,
    console: 'built',
    accounts,
    prepare,
  });
  const browser = await openBrowser(stack.origin);
  return {
    api: stack.api,
    origin: stack.origin,
    signIn: browser.signIn,
    /** For files that a test chooses; it goes with everything else. */
    folder,
    async close() {
      await browser.close();
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type DemoConsole = Awaited<ReturnType<typeof openDemo>>;
