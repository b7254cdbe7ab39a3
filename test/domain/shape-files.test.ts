import { expect, test } from 'vitest';
import {
  type Box,
  type ShapeIndex,
  type Shapes,
  shapes as schema,
  shapeIndex,
} from '#shared/contracts/shapes.ts';
import { type AreaNode, areaIndex } from '#shared/domain/areas.ts';
import { boxOf, polygonsOf } from '#shared/domain/geometry.ts';
import { shapeFiles } from '#shared/domain/shape-files.ts';
import { largeAreas, largeShapes } from '#test/support/large-district.ts';

const day = '2026-11-21';

const size = { streets: 3, communities: 12, grids: 200, positions: 21 };
const areas = largeAreas(size);
const shapes = largeShapes(areas, size);
const files = shapeFiles(areas, shapes);
const read = <T>(name: string, from = files) => JSON.parse(from.get(name) ?? 'null') as T;
const index = read<ShapeIndex>('index.json');

const boxesOf = (of: Shapes): Box[] => of.features.flatMap(({ geometry }) => polygonsOf(geometry).map(boxOf));
const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map(([west]) => west)),
  Math.min(...boxes.map(([, south]) => south)),
  Math.max(...boxes.map(([, , east]) => east)),
  Math.max(...boxes.map(([, , , north]) => north)),
];

test('every file is what the contract says, and reading it changes nothing', () => {
  expect(shapeIndex.parse(index)).toEqual(index);
  for (const [name, text] of files)
    if (name !== 'index.json') expect(schema.parse(JSON.parse(text)), name).toEqual(JSON.parse(text));
});

test('the groups together are all shapes, each once and exact', () => {
  const grouped = index.groups.flatMap(({ file }) => read<Shapes>(file).features);
  const byId = (of: Shapes['features']) => of.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(grouped)).toEqual(byId(shapes.features));
  expect(read('all.json')).toEqual(shapes);
});

test('a group says which areas it has and where it lies', () => {
  for (const { file, box, areas: ids } of index.groups) {
    const group = read<Shapes>(file);
    expect(group.features.map(({ id }) => id)).toEqual(ids);
    expect(box).toEqual(around(boxesOf(group)));
  }
  expect(index.box).toEqual(around(boxesOf(shapes)));
});

test('groups are small, but not one per grid, and lie together', () => {
  expect(index.groups.length).toBeLessThan(size.grids / 6);
  for (const { areas: ids } of index.groups) expect(ids.length).toBeLessThanOrEqual(12);
  const extent = ([west, south, east, north]: Box) => (east - west) * (north - south);
  const covered = index.groups.reduce((sum, { box }) => sum + extent(box), 0);
  // Boxes of groups that were strewn over the district would cover it many times.
  expect(covered).toBeLessThan(extent(index.box!) * 2);
});

test('the groups around a point place it as the whole district does', () => {
  const whole = areaIndex(areas, shapes);
  const [west, south, east, north] = index.box!;
  for (let at = 0; at < 400; at += 1) {
    const point = {
      lng: west + ((east - west) * (at % 20)) / 19,
      lat: south + ((north - south) * Math.floor(at / 20)) / 19,
    };
    const near = index.groups.filter(
      ({ box: [w, s, e, n] }) => w <= point.lng && point.lng <= e && s <= point.lat && point.lat <= n,
    );
    const features = near.flatMap(({ file }) => read<Shapes>(file).features);
    const loaded = areaIndex(areas, { type: 'FeatureCollection', features });
    expect(loaded.pathAt(point, day)).toEqual(whole.pathAt(point, day));
  }
});

test('streets and communities are apart from grids, since their boxes hold everything', () => {
  const tree: AreaNode[] = [
    { id: 'street', parent: null },
    { id: 'community', parent: 'street' },
    { id: 'school', parent: 'community', dedicated: 'school' },
    { id: 'block', parent: 'school' },
  ];
  const [{ geometry }] = shapes.features as [Shapes['features'][number]];
  const features = tree.map(({ id }) => ({ type: 'Feature' as const, id, properties: null, geometry }));
  const made = read<ShapeIndex>('index.json', shapeFiles(tree, { type: 'FeatureCollection', features }));
  expect(made.groups.flatMap((group) => group.areas)).toEqual(['school', 'block']);
  expect(made.upper.flatMap((group) => group.areas)).toEqual(['street', 'community']);
});

test('a shape larger than a group is a group by itself', () => {
  const positions = { ...size, grids: 4, positions: 1601 };
  const few = largeAreas(positions);
  const made = read<ShapeIndex>('index.json', shapeFiles(few, largeShapes(few, positions)));
  expect(made.groups).toHaveLength(4);
});

test('a district without shapes has an index that says so', () => {
  const none = shapeFiles(areas, { type: 'FeatureCollection', features: [] });
  expect(read('index.json', none)).toEqual({ box: null, groups: [], upper: [] });
});
