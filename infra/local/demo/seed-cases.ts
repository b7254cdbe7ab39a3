// Makes demo cases through the API, each command by the member whose task it is. Every id derives from the case's
// number, so a second run finds what is there and goes on where the first one ended.
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Area } from '#shared/contracts/configuration.ts';
import type { EvidenceKind, TaskState } from '#shared/contracts/vocabulary.ts';
import type { LocalApi } from '../api-client.ts';
import { ask, findCase, uploadPhoto } from './calls.ts';
import { type CasePlan, planCase } from './case-plan.ts';
import { ulidOf } from './chance.ts';
import { type DistrictPlan, onboardingOf } from './district.ts';
import { drawPhoto } from './photo.ts';
import { sentences } from './reports.ts';
import type { Step } from './stories.ts';

export interface Seeding {
  /** How many demo cases there shall be in all: those that exist already count. */
  readonly cases: number;
  readonly onProgress?: (done: number) => void;
  /** Ends after the cases in hand. */
  readonly signal?: AbortSignal;
}

/** Enough to keep one machine busy, few enough to leave it usable. */
const concurrency = 4;

export async function seedDistrict(api: LocalApi, plan: DistrictPlan, seeding: Seeding): Promise<void> {
  const { areas } = onboardingOf(plan);
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

async function makeCase(api: LocalApi, plan: DistrictPlan, areas: readonly Area[], index: number) {
  const planned = planCase(plan, areas, index);
  const run = makeRun(api, plan.id, planned);
  let view = (await findCase(api, plan.id, planned.caseId)) ?? (await run.report());
  for (const [number, step] of planned.story.steps.entries()) view = await run.take(step, number, view);
}

function makeRun(api: LocalApi, district: string, planned: CasePlan) {
  const { caseId, chance, story } = planned;
  const base = `/v1/districts/${district}/cases`;
  const account = (member: string) => `${district}-${member}`;

  /** Sends a command unless the timeline says that it was executed before. */
  const command = async (view: CaseView, member: string, path: string, name: string, body: () => unknown) => {
    const commandId = ulidOf(`${planned.name}/${name}`);
    if (view.timeline.some((event) => event.commandId === commandId)) return view;
    const content = (await body()) as object;
    return ask<CaseView>(api, account(member), 'POST', `${base}/${caseId}/${path}`, {
      commandId,
      ...content,
    });
  };

  const photo = async (member: string, kind: EvidenceKind, name: string) => {
    const { point } = planned.place;
    const now = new Date();
    // Those that nobody looks at one by one share a few drawings without a place.
    const scene = planned.shown ? planned.name : `plain-${chance.index(4)}`;
    const bytes = await photoOf(
      scene,
      kind !== 'after',
      planned.shown ? { at: now, place: point } : undefined,
    );
    return uploadPhoto(api, {
      district,
      caseId,
      account: account(member),
      name: `${planned.name}/${name}`,
      kind,
      bytes,
      takenAt: now,
      place: point,
    });
  };

  const taskIn = (view: CaseView, department: string, states: readonly TaskState[]) =>
    view.tasks.find((task) => task.department === department && states.includes(task.state))?.id;

  const ofDepartments = async (
    view: CaseView,
    path: string,
    name: string,
    states: readonly TaskState[],
    body: (department: string, member: string, taskId: string | undefined) => unknown,
  ) => {
    let after = view;
    for (const department of [planned.lead, ...(planned.assist ? [planned.assist] : [])]) {
      const taskId = taskIn(after, department, states);
      const member = `clerk-${department}`;
      after = await command(after, member, path, `${name}/${department}`, () =>
        body(department, member, taskId),
      );
    }
    return after;
  };

  const verify = (view: CaseView, path: string, name: string, body: object) =>
    command(view, planned.verifier, path, name, () => body);

  const steps: Record<Step, (view: CaseView, name: string) => Promise<CaseView>> = {
    file: (view, name) =>
      command(view, 'reviewer', 'file', name, () => ({ note: chance.pick(sentences.file) })),
    dismiss: (view, name) =>
      command(view, 'reviewer', 'dismiss', name, () => ({ reason: chance.pick(sentences.dismiss) })),
    dispatch: (view, name) =>
      command(view, 'dispatcher', 'dispatch', name, () => ({
        lead: planned.lead,
        assist: planned.assist ? [planned.assist] : [],
        instruction: chance.pick(sentences.instruction),
      })),
    return: (view, name) =>
      command(view, `clerk-${planned.lead}`, 'return', name, () => ({
        taskId: taskIn(view, planned.lead, ['assigned', 'signed_in']),
        reason: chance.pick(sentences.return),
      })),
    sign_in: (view, name) =>
      ofDepartments(view, 'sign-in', name, ['assigned'], (department, _member, taskId) => ({
        taskId,
        handler: `handler-${department}`,
      })),
    finish: (view, name) =>
      ofDepartments(view, 'finish', name, ['signed_in'], async (department, member, taskId) => ({
        taskId,
        text: chance.pick(planned.done),
        evidence: department === planned.lead ? [await photo(member, 'after', name)] : [],
      })),
    fail: (view, name) => verify(view, 'fail', name, { reason: chance.pick(sentences.fail) }),
    pass: (view, name) =>
      verify(view, 'pass', name, {
        kind: chance.pick(['solved', 'solved', 'solved', 'solved', 'procedural', 'interim']),
        note: chance.pick(sentences.verify),
      }),
    reopen: (view, name) =>
      command(view, planned.reporter, 'reopen', name, () => ({ reason: chance.pick(sentences.reopen) })),
    rate: (view, name) =>
      command(view, planned.reporter, 'rate', name, () => ({
        stars: chance.pick([5, 5, 4, 3]),
        text: chance.pick(sentences.rate),
      })),
    comment: (view, name) =>
      command(view, 'commander', 'comment', name, () => ({ text: chance.pick(sentences.comment) })),
  };

  return {
    async report(): Promise<CaseView> {
      const evidence = [
        ...(planned.shown ? [await photo(planned.reporter, 'before', 'before')] : []),
        ...(story.solved ? [await photo(planned.reporter, 'after', 'after')] : []),
      ];
      return ask<CaseView>(api, account(planned.reporter), 'POST', base, {
        caseId,
        commandId: ulidOf(`${planned.name}/report`),
        place: planned.place,
        category: planned.category,
        severity: planned.severity,
        text: planned.text,
        source: planned.source,
        solvedOnSpot: story.solved === true,
        evidence,
      });
    },
    take: (step: Step, number: number, view: CaseView) => steps[step](view, `${number}-${step}`),
  };
}

const plain = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

function photoOf(scene: string, mess: boolean, taken: Parameters<typeof drawPhoto>[0]['taken']) {
  if (taken) return drawPhoto({ scene, mess, width: 960, taken });
  const key = `${scene}/${mess}`;
  const known = plain.get(key) ?? drawPhoto({ scene, mess, width: 320 });
  plain.set(key, known);
  return known;
}
