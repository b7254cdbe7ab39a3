// Says which process runs on a data folder, so that a second start refuses and scripts find the address.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalRunError } from './errors.ts';

interface Run {
  readonly pid: number;
  readonly origin: string;
}

const runFile = (dataDir: string) => join(dataDir, 'run.json');

/** Takes the data folder; refuses while another process answers for it. What a killed run left behind is no hindrance. */
export async function claim(dataDir: string): Promise<void> {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new LocalRunError(
      `The data folder cannot be used. ${error instanceof Error ? error.message : error}`,
    );
  }
  const running = await findRunning(dataDir);
  if (running)
    throw new LocalRunError(
      `Gridloop already runs on ${dataDir}: ${running.origin} (process ${running.pid}).`,
    );
}

export const announce = (dataDir: string, origin: string): void =>
  writeFileSync(runFile(dataDir), JSON.stringify({ pid: process.pid, origin } satisfies Run));

export const withdraw = (dataDir: string): void => rmSync(runFile(dataDir), { force: true });

/** The run that lives on this data folder: its process is there and its address answers. */
export async function findRunning(dataDir: string): Promise<Run | undefined> {
  try {
    const run: Run = JSON.parse(readFileSync(runFile(dataDir), 'utf8'));
    process.kill(run.pid, 0);
    await fetch(`${run.origin}/healthz`, { signal: AbortSignal.timeout(15_000) });
    return run;
  } catch {
    return undefined;
  }
}
