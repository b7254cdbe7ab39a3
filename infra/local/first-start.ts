// What the first start does more: the demo districts before it counts as ready, some cases in all states after it.
// All of it goes through the API, and a killed first start goes on where it was.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { demoDistricts, onboardDemo } from '#infra/demo/index.ts';
import type { LocalApi } from './api-client.ts';
import type { LocalStack } from './stack.ts';
import type { State } from './state.ts';

/** Per district; enough to show every state. */
const cases = 15;

export async function onboardOnce(api: LocalApi, state: State): Promise<void> {
  if (state.get('demo:onboarded')) return;
  await onboardDemo(api);
  state.set('demo:onboarded', true);
}

/** Seeds beside this process, since drawing photos would make the first visitor wait. Ends when the signal says so. */
export async function fillOnce({ state }: LocalStack, signal: AbortSignal): Promise<void> {
  const seed = join(import.meta.dirname, 'seed.ts');
  for (const { id } of demoDistricts) {
    const key = `demo:filled:${id}`;
    if (state.get(key) || signal.aborted) continue;
    const child = spawn(process.execPath, [seed, '--district', id, '--cases', String(cases)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = () => child.kill();
    signal.addEventListener('abort', stop);
    const [code] = await once(child, 'exit');
    signal.removeEventListener('abort', stop);
    if (code === 0) state.set(key, true);
  }
}
