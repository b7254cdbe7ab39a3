// What the first start does more: the demo districts before it counts as ready, some cases in all states after it.
// All of it goes through the API. What was done is noted, so that a killed first start goes on where it was.
import type { LocalApi } from './api-client.ts';
import { demoDistricts, onboardDemo, seedCases } from './demo/index.ts';
import type { LocalStack } from './stack.ts';
import type { State } from './state.ts';

/** Per district, so that both together show every state. */
const casesPerDistrict = 15;

export interface DemoFilling {
  onboard(api: LocalApi, state: State): Promise<void>;
  fill(stack: LocalStack): Promise<void>;
  /** Lets `fill` end after the case in hand. */
  stop(): void;
}

export function prepareDemo(): DemoFilling {
  const stopping = new AbortController();
  return {
    async onboard(api, state) {
      if (state.get('demo:onboarded')) return;
      await onboardDemo(api);
      state.set('demo:onboarded', true);
    },
    async fill({ api, state }) {
      for (const { id: district } of demoDistricts) {
        const key = `demo:cases:${district}`;
        const before = state.get<number>(key) ?? 0;
        const cases = casesPerDistrict - before;
        const onProgress = (done: number) => state.set(key, before + done);
        if (cases > 0 && !stopping.signal.aborted)
          await seedCases(api, { district, cases, onProgress, signal: stopping.signal });
      }
    },
    stop: () => stopping.abort(),
  };
}
