// Shapes that do not fit one request: sent in pieces by the client that everybody uses, in force together.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putShapes } from '#functions/lib/shapes.ts';
import { sendShapes } from '#shared/client/shapes.ts';
import type { Shape, ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { shapeLimits } from '#shared/contracts/shapes.ts';
import { boxOfShape } from '#shared/domain/geometry.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { largeAreas, largeShapes } from '#test/support/large-district.ts';
import { smallShapes } from '#test/support/small-district.ts';

const size = { streets: 2, communities: 6, grids: 300, positions: 61 };
const areas = largeAreas(size);
const shapes = largeShapes(areas, size);

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const params = { district: 'alpha' };
const client = () => gridloop.api.as('alpha-admin');
/** Sends them as the district's administrator, in pieces of so many bytes. */
const sent = (of: Shapes, atOnce?: number) =>
  sendShapes(client().call, 'alpha', of, atOnce === undefined ? {} : { atOnce });
const fileOf = async <T>(folder: string, file: string): Promise<T> =>
  (await fetch(`${gridloop.origin}/${folder}/${file}`)).json() as Promise<T>;

/** Adds the areas to those that the district has, and puts the folder in force. */
async function inForce(folder: string): Promise<void> {
  const { call } = client();
  const { version } = await call('GET /v1/districts/{district}/configuration/shapes', { params, query: {} });
  await call('PUT /v1/districts/{district}/configuration/shapes', {
    params,
    body: { value: { folder } },
    ifMatch: version,
  });
}

test('three hundred grids sent in pieces are one set, whose grids are found', async () => {
  const { call } = client();
  const before = await call('GET /v1/districts/{district}/configuration/areas', { params, query: {} });
  await call('PUT /v1/districts/{district}/configuration/areas', {
    params,
    body: { value: [...before.value, ...areas] },
    ifMatch: before.version,
  });
  const { folder, requests } = await sent(shapes, JSON.stringify(shapes).length / 3);
  expect(requests).toBe(3);
  expect((await fileOf<Shapes>(folder, 'all.json')).features).toEqual(shapes.features);
  const index = await fileOf<ShapeIndex>(folder, 'index.json');
  const named = index.groups.flatMap((group) => group.areas);
  expect(named.toSorted()).toEqual(shapes.features.map(({ id }) => id).toSorted());

  await inForce(folder);
  const last = shapes.features.at(-1) as Shape;
  const [west, south, east, north] = boxOfShape(last);
  const point = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const { body } = await gridloop.report({ caseId: ulid(), place: { point } });
  expect(body.place.areaPath.at(-1)).toBe(last.id);
});

test('a piece takes over what the ones before kept, but for the shapes that it brings itself', async () => {
  const [west, east] = smallShapes.features as [Shape, Shape];
  const { folder: base } = await sent(smallShapes);
  const { folder } = await client().call('POST /v1/districts/{district}/configuration/shapes', {
    params,
    body: { base, shapes: { ...smallShapes, features: [{ ...east, id: 'west' }] } },
  });
  const { features } = await fileOf<Shapes>(folder, 'all.json');
  expect(features.map(({ id }) => id).toSorted()).toEqual(['east', 'west']);
  expect(features.find(({ id }) => id === 'west')?.geometry).toEqual(east.geometry);
  expect((await fileOf<Shapes>(base, 'all.json')).features).toEqual([west, east]);
});

test('another district’s shapes are nothing to go on from and cannot be put in force', async () => {
  const { folder } = await sent(smallShapes);
  const { call } = gridloop.api.as('beta-admin');
  const refusal = { code: 'configuration/no-such-shapes' };
  const beta = { params: { district: 'beta' } };
  await expect(
    call('POST /v1/districts/{district}/configuration/shapes', {
      ...beta,
      body: { base: folder, shapes: { ...smallShapes, features: [] } },
    }),
  ).rejects.toMatchObject(refusal);
  const { version } = await call('GET /v1/districts/{district}/configuration/shapes', { ...beta, query: {} });
  await expect(
    call('PUT /v1/districts/{district}/configuration/shapes', {
      ...beta,
      body: { value: { folder } },
      ifMatch: version,
    }),
  ).rejects.toMatchObject(refusal);
});

test('a piece with which the positions are too many is refused', async () => {
  const [west, east] = smallShapes.features as [Shape, Shape];
  const ring = east.geometry.coordinates[0] as [number, number][];
  const most = Array.from({ length: shapeLimits.positions }, (_, at) => ring[at % ring.length]);
  const full = {
    ...smallShapes,
    features: [{ ...east, geometry: { type: 'Polygon', coordinates: [most] } }],
  };
  const base = await putShapes('alpha', new Map([['all.json', JSON.stringify(full)]]));
  const body = { base, shapes: { ...smallShapes, features: [west] } };
  const refused = client().call('POST /v1/districts/{district}/configuration/shapes', { params, body });
  const { positions } = shapeLimits;
  await expect(refused).rejects.toMatchObject({
    code: 'configuration/invalid',
    issues: [
      {
        pointer: '/shapes/features',
        detail: `have ${positions + 5} positions, and at most ${positions} are allowed: simplify the shapes`,
      },
    ],
  });
});
