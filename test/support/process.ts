// Runs `npm start`'s script as a process of its own, in its own process group, so that a test can kill all of it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');

/**
 * A clean clone of HEAD. Its node_modules is a link to this checkout's: installing again would need the network.
 * So it must never be given to npm, which would empty what the link points to; the scripts are run directly.
 */
export function cloneOfHead(): string {
  const clone = mkdtempSync(join(tmpdir(), 'gridloop-clone-'));
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  return clone;
}

export interface RunningProcess {
  readonly origin: string;
  /** From the start of the process to the first 200 of /healthz. */
  readonly readyMs: number;
  /** SIGKILL for the whole process group: nothing gets a chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM, as Ctrl-C or a service manager would end it; returns the exit code. */
  end(): Promise<number>;
  output(): string;
}

export async function startProcess(options: {
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
}): Promise<RunningProcess> {
  const child = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: options.folder,
    env: { ...process.env, PORT: String(options.port), GRIDLOOP_DATA: options.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const exited = once(child, 'exit');
  const origin = `http://localhost:${options.port}`;
  const started = performance.now();
  await ready(child, origin, () => said);
  return {
    origin,
    readyMs: performance.now() - started,
    async kill() {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await exited;
    },
    async end() {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
    output: () => said,
  };
}

async function ready(child: ChildProcess, origin: string, said: () => string) {
  for (const until = Date.now() + 110_000; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`It ended before it was ready:\n${said()}`);
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
  }
  throw new Error(`It did not become ready:\n${said()}`);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
