// Starts the whole product for a test, in this process: engines, the real template, the real handlers, one origin.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAccounts } from '#infra/local/demo/index.ts';
import { onboardOnce } from '#infra/local/first-start.ts';
import { type LocalStack, startLocal } from '#infra/local/stack.ts';

export interface StackOptions {
  /** Whether the demo districts are there from the start; true unless said otherwise. */
  readonly seed?: boolean;
  /** A folder of an earlier stack, whose data is then found; a new one otherwise, removed at the end. */
  readonly dataDir?: string;
  /** An earlier stack's port keeps its tokens good; otherwise any free one. */
  readonly port?: number;
  /** Serves the built console too (and builds it when it is stale). */
  readonly web?: boolean;
}

export interface TestStack extends LocalStack {
  readonly dataDir: string;
  readonly tokenFor: LocalStack['api']['tokenFor'];
  readonly call: LocalStack['api']['call'];
}

/** One at a time in a process: the handlers read their environment from it. */
export async function startStack(options: StackOptions = {}): Promise<TestStack> {
  await forgetHandlers();
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'gridloop-test-'));
  const stack = await startLocal({
    dataDir,
    port: options.port ?? 0,
    console: options.web ? 'built' : 'none',
    accounts: demoAccounts,
    ...(options.seed !== false && { prepare: onboardOnce }),
  });
  return {
    ...stack,
    dataDir,
    tokenFor: stack.api.tokenFor,
    call: stack.api.call,
    async stop() {
      await stack.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}

/** The handlers keep SDK clients of the engines they first met; a second stack in one test process needs new ones. */
async function forgetHandlers() {
  if (process.env.VITEST) (await import('vitest')).vi.resetModules();
}
