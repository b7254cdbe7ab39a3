// What the first start does more: the demo districts before it counts as ready, some cases in all states after it.
// All of it goes through the API, and a killed first start goes on where it was.
import type { LocalApi } from './api-client.ts';
import { demoDistricts, onboardDemo, seedCases } from './demo/index.ts';
import type { LocalStack } from './stack.ts';
import type { State } from './state.ts';

/** Per district; enough to show every state. */
const cases = 15;

export async function onboardOnce(api: LocalApi, state: State): Promise<void> {
  if (state.get('demo:onboarded')) return;
  await onboardDemo(api);
  state.set('demo:onboarded', true);
}

/** Ends early, after the cases in hand, when the signal says so. */
export async function fillOnce({ api, state }: LocalStack, signal: AbortSignal): Promise<void> {
  for (const { id: district } of demoDistricts) {
    const key = `demo:filled:${district}`;
    if (state.get(key) || signal.aborted) continue;
    await seedCases(api, { district, cases, signal });
    if (!signal.aborted) state.set(key, true);
  }
}
