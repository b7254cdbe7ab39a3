// Areas over time, on the real engines: a grid that is split keeps its old cases, and codes are never used again.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiProblem } from '#shared/client/problem.ts';
import type { Area } from '#shared/contracts/areas.ts';
import type { Shape } from '#shared/contracts/shapes.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places, smallShapes } from '#test/support/small-district.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const params = { district: 'alpha' };
const path = '/v1/districts/{district}/configuration/areas' as const;
const client = () => gridloop.api.as('alpha-admin');
const inForce = () => client().call(`GET ${path}`, { params, query: {} });
async function publish(change: (areas: readonly Area[]) => Area[]): Promise<void> {
  const { value, version } = await inForce();
  await client().call(`PUT ${path}`, { params, body: { value: change(value) }, ifMatch: version });
}
const faultsOf = (change: (areas: readonly Area[]) => Area[]) =>
  publish(change).then(
    () => 'published',
    (error) => {
      if (!(error instanceof ApiProblem)) throw error;
      return error.issues.map(({ pointer, rule }) => [pointer, rule]);
    },
  );
const dayFrom = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const at = (areas: readonly Area[], id: string) => areas.findIndex((area) => area.id === id);
const grid = (id: string, more: Partial<Area> = {}): Area => ({
  id,
  tier: 'grid',
  parent: 'community',
  name: { zh: id, en: id },
  ...more,
});

test('a grid that is split keeps its old cases; new ones fall to the new grids', async () => {
  const old = (await gridloop.report({ caseId: ulid(), place: { point: places.west } })).body;
  expect(old.place.areaPath).toEqual(['street', 'community', 'west']);
  // West ends yesterday; a new grid lies where it lay.
  await publish((areas) => [
    ...areas.map((area) => (area.id === 'west' ? { ...area, to: dayFrom(-1) } : area)),
    grid('west-1', { from: dayFrom(0) }),
  ]);
  const west = smallShapes.features.find(({ id }) => id === 'west') as Shape;
  const { folder } = await client().call('POST /v1/districts/{district}/configuration/shapes', {
    params,
    body: { shapes: { ...smallShapes, features: [...smallShapes.features, { ...west, id: 'west-1' }] } },
  });
  await client().call('PUT /v1/districts/{district}/configuration/shapes', {
    params,
    body: { value: { folder } },
    ifMatch: 2,
  });
  const later = (await gridloop.report({ caseId: ulid(), place: { point: places.west } }, 'reviewer')).body;
  expect(later.place.areaPath).toEqual(['street', 'community', 'west-1']);
  expect((await gridloop.see('reviewer', old)).body.place.areaPath).toEqual(['street', 'community', 'west']);
  // Taken away altogether, it still has its name for the cases that lie in it.
  await publish((areas) => areas.filter(({ id }) => id !== 'west'));
  expect((await inForce()).former).toContainEqual(
    expect.objectContaining({ id: 'west', name: { zh: '西网格', en: 'West' } }),
  );
  expect((await gridloop.see('reviewer', old)).body.place.areaPath.at(-1)).toBe('west');
});

test('an id and a code that another area had are refused for ever, and come back with their own', async () => {
  const [first, second] = ['620802001001001', '620802001001002'];
  await publish((areas) => [...areas, grid('north', { code: first })]);
  // Corrected: the first code is given up.
  await publish((areas) => areas.map((area) => (area.id === 'north' ? { ...area, code: second } : area)));
  await publish((areas) => areas.filter(({ id }) => id !== 'north'));
  const { value, version } = await inForce();
  const end = value.length;
  for (const code of [first, second])
    expect(await faultsOf((areas) => [...areas, grid('south', { code })])).toEqual([
      [`/areas/${end}/code`, 'used-before'],
    ]);
  expect(await faultsOf((areas) => [...areas, grid('north', { code: '620802001001003' })])).toEqual([
    [`/areas/${end}/id`, 'used-before'],
  ]);
  expect((await inForce()).version).toBe(version);
  expect(await faultsOf((areas) => [...areas, grid('north', { code: second })])).toBe('published');
});

test('a code is built as its tier says, and an area ends no earlier than it begins', async () => {
  const { value } = await inForce();
  const end = value.length;
  expect(
    await faultsOf((areas) => [
      ...areas,
      grid('x', { code: '62080200100100' }),
      grid('y', { code: '110101001001001' }),
    ]),
  ).toEqual([
    [`/areas/${end}/code`, 'code-digits'],
    [`/areas/${end + 1}/code`, 'code-digits'],
  ]);
  expect(await faultsOf((areas) => [...areas, grid('z', { from: '2026-12-02', to: '2026-12-01' })])).toEqual([
    [`/areas/${end}/to`, 'ends-early'],
  ]);
  expect(at(value, 'x')).toBe(-1);
});
