// The page of areas: the tree as lines, and what a GeoJSON file means to a district.
import { describe, expect, test } from 'vitest';
import type { Area } from '#shared/contracts/areas.ts';
import { ancestorsOf, treeLines } from '../../web/src/data/tree.ts';
import {
  featuresOf,
  guessMapping,
  importOf,
  propertyNames,
  type RawFeature,
} from '../../web/src/pages/admin/areas/geojson.ts';

const area = (id: string, parent: string | null, tier = 'grid'): Area => ({
  id,
  tier,
  parent,
  name: { zh: id, en: id },
});
const areas: Area[] = [
  area('liuhu', 'xijiao', 'community'),
  area('xijiao', null, 'street'),
  { ...area('liuhu-01', 'liuhu'), code: '620802003001001' },
  area('dongguan', null, 'street'),
];

describe('the tree', () => {
  const lines = (...open: string[]) =>
    treeLines(areas, (id) => open.includes(id)).map(({ node: { id }, depth, children }) => [
      id,
      depth,
      children,
    ]);

  test('shows what is unfolded, in the order of the district, whoever is listed first', () => {
    expect(lines()).toEqual([
      ['xijiao', 0, 1],
      ['dongguan', 0, 0],
    ]);
    expect(lines('xijiao', 'liuhu')).toEqual([
      ['xijiao', 0, 1],
      ['liuhu', 1, 1],
      ['liuhu-01', 2, 0],
      ['dongguan', 0, 0],
    ]);
  });

  test('loses nobody whose area above is gone', () => {
    const orphaned = treeLines([area('a', 'gone')], () => false);
    expect(orphaned).toMatchObject([{ node: { id: 'a' }, depth: 0 }]);
  });

  test('knows the way up', () => {
    expect(ancestorsOf(new Map(areas.map((each) => [each.id, each])), 'liuhu-01')).toEqual([
      'liuhu',
      'xijiao',
    ]);
  });
});

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [106.6, 35.5],
      [106.61, 35.5],
      [106.61, 35.51],
      [106.6, 35.5],
    ],
  ],
};
const file = (...features: { id?: string | number; properties?: object | null; geometry?: unknown }[]) =>
  featuresOf(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map((each) => ({ type: 'Feature', geometry: square, properties: null, ...each })),
    }),
  ) as readonly RawFeature[];
const imported = (features: readonly RawFeature[], more: object = {}) =>
  importOf(features, { ...guessMapping(propertyNames(features), 'grid'), ...more }, areas);

describe('a GeoJSON file', () => {
  test('that is none is told apart', () => {
    expect(featuresOf('<kml>')).toBe('not-json');
    expect(featuresOf('{"type":"Polygon"}')).toBe('no-features');
    expect(featuresOf('null')).toBe('no-features');
  });

  test('brings shapes of areas that there are, by id or by code', () => {
    const { shapes, added, faults } = imported(
      file({ id: 'liuhu', properties: {} }, { properties: { id: 'x1', code: '620802003001001' } }),
      { id: 'id' },
    );
    // The first has its id beside its properties, which nobody asked for.
    expect(faults).toEqual([{ feature: 1, fault: 'no-id', about: '' }]);
    expect(shapes.map(({ id }) => id)).toEqual(['liuhu-01']);
    expect(added).toEqual([]);
  });

  test('brings new areas below those that there are, or below one another', () => {
    const { shapes, added, faults } = imported(
      file(
        { id: 'Dongguan-01', properties: { name: '东关社区', parent: 'dongguan' } },
        { id: 7, properties: { name: '第七网格', name_en: 'Grid 7', parent: 'dongguan-01', code: 62 } },
      ),
    );
    expect(faults).toEqual([]);
    expect(added).toEqual([
      { id: 'dongguan-01', tier: 'grid', parent: 'dongguan', name: { zh: '东关社区', en: '东关社区' } },
      { id: '7', tier: 'grid', parent: 'dongguan-01', name: { zh: '第七网格', en: 'Grid 7' }, code: '62' },
    ]);
    expect(shapes).toHaveLength(2);
  });

  test('has each fault told with the number of its feature, and nothing of a faulty one taken', () => {
    const { shapes, added, faults } = imported(
      file(
        { id: 'liuhu' },
        { id: 'liuhu' },
        { id: '第三', properties: { name: '第三' } },
        { id: 'p', geometry: { type: 'Point', coordinates: [1, 2] } },
        { id: 'q', geometry: { type: 'Polygon', coordinates: [[[1, 'x']]] } },
        { id: 'r' },
        { id: 's', properties: { name: '丙', parent: 'nowhere' } },
      ),
    );
    expect(faults.map(({ feature, fault, about }) => [feature, fault, about])).toEqual([
      [2, 'twice', 'liuhu'],
      [3, 'bad-id', '第三'],
      [4, 'no-polygon', 'Point'],
      [5, 'bad-shape', 'q'],
      [6, 'no-name', 'r'],
      [7, 'no-parent', 'nowhere'],
    ]);
    expect(shapes.map(({ id }) => id)).toEqual(['liuhu']);
    expect(added).toEqual([]);
  });
});
