// What a person may set from outside: the port and the data folder. Shared by start, token and seed.
import { join, resolve } from 'node:path';
import { LocalRunError } from './errors.ts';
import { findRunning } from './run-file.ts';
import { root } from './template.ts';

/** `PORT`, by default 4400. */
export const port = Number(process.env.PORT ?? 4400);

/** `GRIDLOOP_DATA`, by default `.data` in the repository. */
export const dataDir = process.env.GRIDLOOP_DATA ? resolve(process.env.GRIDLOOP_DATA) : join(root, '.data');

/** The origin of the stack that runs on the data folder. */
export async function runningOrigin(): Promise<string> {
  const running = await findRunning(dataDir);
  if (!running) throw new LocalRunError(`Nothing runs on ${dataDir}. Start it first: npm start`);
  return running.origin;
}

/** Runs a script's body; an error that is meant for people is shown as its sentence alone. */
export async function runScript(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof LocalRunError ? error.message : error);
    process.exitCode = 1;
  }
}
