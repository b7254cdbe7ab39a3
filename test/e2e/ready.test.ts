// From a clean clone: the one command becomes ready, serves a whole loop over HTTP, and loses nothing that it
// answered when its whole process group is killed between two steps.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patiently, uploadPhoto } from '#infra/demo/calls.ts';
import { demoDistricts } from '#infra/demo/index.ts';
import { createApiClient, type LocalApi } from '#infra/local/api-client.ts';
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionRequest } from '#shared/contracts/case-actions.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { resultPhotos } from '#shared/domain/photo-needs.ts';
import { photo } from '#test/support/photos.ts';
import { cloneOfHead, freePort, type RunningProcess, startProcess } from '#test/support/process.ts';
import { eventually } from '#test/support/throwaway.ts';

const folder = cloneOfHead();
const dataDir = mkdtempSync(join(tmpdir(), 'gridloop-data-'));
const port = await freePort();
const caseId = ulid();
const params = { district: 'kongtong' };
const cases = '/v1/districts/kongtong/cases';
const place = { lng: 106.67, lat: 35.54 };
const catalogue = demoDistricts[0]?.body.catalogue ?? [];
const category = [...categoriesOf(catalogue).values()].find((each) => resultPhotos(each) > 0)?.id ?? '';
let running: RunningProcess;
let api: LocalApi;

beforeAll(async () => {
  running = await startProcess({ folder, dataDir, port });
  api = createApiClient(running.origin);
}, 120_000);

afterAll(async () => {
  await running.kill().catch(() => {});
  rmSync(folder, { recursive: true });
  rmSync(dataDir, { recursive: true });
});

async function killAndStart() {
  await running.kill();
  running = await startProcess({ folder, dataDir, port });
}

const read = () => {
  const { call } = api.as('kongtong-commander');
  return patiently(() =>
    call('GET /v1/districts/{district}/cases/{caseId}', { params: { ...params, caseId } }),
  );
};

const act = <A extends CaseAction>(member: string, action: A, input: ActionRequest<A>) => {
  const sent = { commandId: ulid(), ...input };
  return patiently(() => api.as(`kongtong-${member}`).act(action, { ...params, caseId }, sent));
};

const upload = async (member: string, kind: EvidenceKind) => {
  // The photo of the result is another one than that of the scene.
  const bytes = Uint8Array.from(await photo({ width: kind === 'after' ? 300 : 320, height: 240 }));
  const account = `kongtong-${member}`;
  return uploadPhoto(api, {
    district: 'kongtong',
    caseId,
    account,
    name: `${caseId}/${kind}`,
    kind,
    bytes,
    takenAt: new Date(),
    place,
  });
};

const taskOf = async (department: string) => {
  const { tasks } = await read();
  const task = tasks.find(
    ({ department: by, state }) => by === department && ['assigned', 'signed_in'].includes(state),
  );
  return task?.id ?? 't0-none';
};

test('the page, its configuration and the API reference are served', async () => {
  const page = await fetch(`${running.origin}/desk`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<div id="app">');
  expect(await (await fetch(`${running.origin}/config.json`)).json()).toMatchObject({
    issuer: `${running.origin}/oidc`,
    clientId: 'gridloop-console',
    demoAccounts: expect.arrayContaining([expect.objectContaining({ account: 'kongtong-officer-1' })]),
  });
  expect((await fetch(`${running.origin}/v1/openapi.json`)).status).toBe(200);
});

test('a whole loop survives kill -9 between any two of its steps', async () => {
  const before = await upload('officer-1', 'before');
  const report = {
    caseId,
    commandId: ulid(),
    place: { point: place },
    category,
    text: '人行道旁堆放生活垃圾',
    evidence: [before],
  };
  const officer = api.as('kongtong-officer-1');
  await patiently(() => officer.call('POST /v1/districts/{district}/cases', { params, body: report }));

  await killAndStart(); // the photo's check may not have run yet
  const reported = await eventually(read, ({ evidence }) => evidence[0]?.state === 'accepted');
  expect(reported).toMatchObject({ state: 'reported', evidence: [{ id: before.id }] });
  const thumb = reported.evidence[0]?.urls?.thumb ?? '';
  expect((await fetch(running.origin + thumb)).headers.get('content-type')).toContain('image/');

  await act('reviewer', 'file', {});
  await act('dispatcher', 'dispatch', {
    lead: 'sanitation',
    assist: ['urban-enforcement'],
    instruction: '清运',
  });

  await killAndStart(); // the task messages may not have been sent yet
  const lists = ['clerk-sanitation', 'clerk-urban-enforcement'].map((clerk) =>
    eventually(
      () => {
        const { call } = api.as(`kongtong-${clerk}`);
        const query = { queue: 'tasks_assigned' as const };
        return patiently(() => call('GET /v1/districts/{district}/cases', { params, query }));
      },
      ({ items }) => items.some(({ id }) => id === caseId),
    ),
  );
  await Promise.all(lists);
  await act('clerk-sanitation', 'sign_in', {
    taskId: await taskOf('sanitation'),
    handler: 'handler-sanitation',
  });
  await act('clerk-urban-enforcement', 'sign_in', { taskId: await taskOf('urban-enforcement') });
  const after = await upload('handler-sanitation', 'after');
  await act('handler-sanitation', 'finish', {
    taskId: await taskOf('sanitation'),
    text: '已清运',
    evidence: [after],
  });

  await act('clerk-urban-enforcement', 'finish', {
    taskId: await taskOf('urban-enforcement'),
    text: '已劝导',
  });
  // What is still being checked holds the pass.
  await eventually(read, ({ evidence }) => evidence.every(({ state }) => state === 'accepted'));
  await act('commander', 'pass', { kind: 'solved' });

  await killAndStart();
  const closed = await read();
  expect(closed).toMatchObject({ state: 'closed', closing: { kind: 'solved' } });
  expect(await firstBrokenLink(closed.timeline)).toBeUndefined();
}, 400_000);

test('kill -9 in the middle of traffic loses no report that was answered, and sending the others again is safe', async () => {
  const [answered, unanswered] = [new Set<object>(), new Set<object>()];
  const report = async () => {
    const body = { caseId: ulid(), commandId: ulid(), place: { point: place }, category, text: '散落垃圾' };
    const sent = await send(body).catch(() => undefined);
    (sent === undefined ? unanswered : answered).add(body);
    if (sent !== undefined) expect(sent).toMatchObject({ status: 201 });
  };
  const send = (body: object) => api.as('kongtong-officer-1').send('POST', cases, { body });
  const reporter = async () => {
    while (unanswered.size === 0) await report();
  };
  const traffic = Promise.all(Array.from({ length: 6 }, reporter));
  await eventually(
    () => answered.size,
    (size) => size > 20,
  );
  await running.kill();
  await traffic;
  running = await startProcess({ folder, dataDir, port });
  for (const body of [...answered, ...unanswered]) expect(await send(body)).toMatchObject({ status: 201 });
  const found = await Promise.all(
    [...answered].map((body) =>
      api.as('kongtong-officer-1').send('GET', `${cases}/${Reflect.get(body, 'caseId')}`),
    ),
  );
  expect(found.map(({ status }) => status)).toEqual(found.map(() => 200));
});

test('the other district sees nothing of it', async () => {
  const { send } = api.as('shuangliu-commander');
  const answer = await send('GET', `/v1/districts/shuangliu/cases/${caseId}`);
  expect(answer).toMatchObject({ status: 404, body: { code: 'case/not-found' } });
  expect((await send('GET', `${cases}/${caseId}`)).status).toBe(404);
});

test('the end by a signal is clean: exit code 0, no engine left', async () => {
  expect(await running.end(), running.output()).toBe(0);
  const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  expect(processes).not.toContain(dataDir);
});
