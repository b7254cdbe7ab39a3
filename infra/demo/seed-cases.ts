// Makes demo cases through the API, a few at a time. Every id derives from the case's number, so a second run finds
// what is there and goes on where the first one ended.
import { type DemoApi, findCase } from './calls.ts';
import { planCase } from './case-plan.ts';
import { type DistrictPlan, type DrawnArea, drawnAreasOf } from './district.ts';
import { reportCase, takeStep } from './steps.ts';

export interface Seeding {
  /** How many demo cases there shall be in all: those that exist already count. */
  readonly cases: number;
  readonly onProgress?: (done: number) => void;
  /** Ends after the cases in hand. */
  readonly signal?: AbortSignal;
}

/** Enough to keep one machine busy, few enough to leave it usable. */
const concurrency = 4;

export async function seedDistrict(api: DemoApi, plan: DistrictPlan, seeding: Seeding): Promise<void> {
  const areas = drawnAreasOf(plan);
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < seeding.cases && !seeding.signal?.aborted) {
      const index = next;
      next += 1;
      await makeCase(api, plan, areas, index);
      done += 1;
      seeding.onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function makeCase(api: DemoApi, plan: DistrictPlan, areas: readonly DrawnArea[], index: number) {
  const planned = planCase(plan, areas, index);
  const run = { api, district: plan.id, planned };
  let view = (await findCase(api, plan.id, planned.caseId)) ?? (await reportCase(run));
  for (const [number, step] of planned.story.steps.entries())
    view = await takeStep(run, step, `${number}-${step}`, view);
}
