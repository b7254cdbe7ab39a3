import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, onboardDemo, seedCases } from '#infra/demo/index.ts';
import { type LocalStack, startLocal } from '#infra/local/stack.ts';
import type { CaseCard, CaseView } from '#shared/contracts/cases.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';

const cases = 15;
let stack: LocalStack;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridloop-demo-'));
  const prepare = onboardDemo;
  stack = await startLocal({ dataDir, port: 0, console: 'none', accounts: demoAccounts, prepare });
  await seedCases(stack.api, { district: 'kongtong', cases });
});
afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const get = async <T>(account: string, path: string) =>
  (await stack.api.as(account).send('GET', path)).body as T;
const list = async (district: string) => {
  const page = await get<{ items: CaseCard[] }>(
    `${district}-commander`,
    `/v1/districts/${district}/cases?queue=all&limit=100`,
  );
  return page.items;
};

test('the first demo cases of a district show every state and every exception', async () => {
  const items = await list('kongtong');
  expect(items).toHaveLength(cases);
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(caseStates));
  const views = await Promise.all(
    items.map(({ id }) => get<CaseView>('kongtong-commander', `/v1/districts/kongtong/cases/${id}`)),
  );
  const facts = new Set(views.flatMap(({ timeline }) => timeline.map(({ type }) => type)));
  for (const fact of [
    'case.returned',
    'case.failed',
    'case.reopened',
    'case.rated',
    'case.commented',
  ] as const)
    expect(facts).toContain(fact);
  expect(views.flatMap(({ byRule }) => byRule?.id ?? [])).toContain('open-manholes');
  expect(views.some(({ solvedOnSpot }) => solvedOnSpot)).toBe(true);
  expect(views.some(({ place }) => place.areaPath.length === 0)).toBe(true);
  expect(views.some(({ tasks }) => new Set(tasks.map(({ department }) => department)).size > 1)).toBe(true);
  expect(views.flatMap(({ evidence }) => evidence).filter(({ state }) => state === 'rejected')).toEqual([]);
});

test('seeding again adds nothing, and bringing the districts on again changes nothing', async () => {
  const before = await list('kongtong');
  const districts = await get('operator', '/v1/districts');
  await seedCases(stack.api, { district: 'kongtong', cases });
  await onboardDemo(stack.api);
  expect(await list('kongtong')).toEqual(before);
  expect(await get('operator', '/v1/districts')).toEqual(districts);
  expect(await get('kongtong-admin', '/v1/districts/kongtong/configuration')).toMatchObject({ revision: 2 });
});

test('the other district has none of them', async () => {
  expect(await list('shuangliu')).toEqual([]);
});
