import { describe, expect, test } from 'vitest';
import {
  type Position,
  type Rings,
  type Shape,
  shapes as schema,
  shapeLimits,
} from '#shared/contracts/shapes.ts';
import { checkAreas, checkTiers } from '#shared/domain/area-check.ts';
import type { AreaNode } from '#shared/domain/areas.ts';
import { crossingOf } from '#shared/domain/rings.ts';
import { largeAreas, largeShapes, largestSize } from '#test/support/large-district.ts';

const node = (id: string, parent: string | null = null): AreaNode => ({ id, parent });
const tree = [node('town'), node('one', 'town'), node('two', 'town')];

const square = (west: number, south: number, side = 1): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const shape = (id: string, ...coordinates: Rings): Shape => ({
  type: 'Feature',
  id,
  properties: null,
  geometry: { type: 'Polygon', coordinates },
});

const faults = (areas: readonly AreaNode[], ...features: Shape[]) =>
  checkAreas(areas, { type: 'FeatureCollection', features });
const pointers = (areas: readonly AreaNode[], ...features: Shape[]) =>
  faults(areas, ...features).map(({ pointer }) => pointer);

describe('the tree', () => {
  test('holds together, areas without a shape included', () => {
    expect(faults(tree, shape('one', square(0, 0)))).toEqual([]);
  });

  test('has each id once, however often it is repeated', () => {
    expect(pointers([...tree, node('one'), node('one')])).toEqual(['/areas/3/id', '/areas/4/id']);
  });

  test('has parents that exist; what stands below a lost area is not to blame', () => {
    expect(pointers([...tree, node('lost', 'nowhere'), node('below', 'lost')])).toEqual(['/areas/3/parent']);
  });

  test('has no area below itself; what stands below a circle is not to blame', () => {
    const circle = [node('below', 'a'), node('a', 'b'), node('b', 'c'), node('c', 'a'), node('self', 'self')];
    expect(pointers([...tree, ...circle])).toEqual([4, 5, 6, 7].map((at) => `/areas/${at}/parent`));
  });
});

describe('shapes', () => {
  test('are of areas that exist, one each', () => {
    const features = [shape('one', square(0, 0)), shape('moon', square(1, 0)), shape('one', square(2, 0))];
    expect(pointers(tree, ...features)).toEqual(['/shapes/features/1/id', '/shapes/features/2/id']);
  });

  const bowTie: Position[] = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
  ];
  const open = square(0, 0).slice(0, -1);
  const line: Position[] = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 0],
  ];
  test.each<[string, Position[], RegExp]>([
    ['not closed', open, /“one” has a ring that is not closed/],
    [
      'too short',
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
      /fewer than four/,
    ],
    ['with latitude before longitude', square(35, 106), /leaves the world at 35,106/],
    ['without any area', line, /encloses nothing/],
    ['that crosses itself', bowTie, /outline of “one” crosses itself near/],
  ])('have no ring %s', (_, ring, detail) => {
    const [fault, ...others] = faults(tree, shape('two', square(5, 5)), shape('one', ring));
    expect(fault?.pointer).toMatch(/^\/shapes\/features\/1\/geometry\/coordinates/);
    expect(fault?.detail).toMatch(detail);
    expect(others).toEqual([]);
  });

  test('have no hole that crosses the outer ring, in any part', () => {
    const parts = {
      type: 'MultiPolygon' as const,
      coordinates: [[square(0, 0)], [square(5, 5, 3), square(7, 6)]],
    };
    expect(faults(tree, { ...shape('one'), geometry: parts })).toEqual([]);
    parts.coordinates[1]![1] = square(7.5, 6);
    expect(pointers(tree, { ...shape('one'), geometry: parts })).toEqual([
      '/shapes/features/0/geometry/coordinates/1',
    ]);
  });

  test('may touch themselves in a corner or along an edge', () => {
    const eight: Position[] = [
      [0, 0],
      [1, 0.3],
      [2, 0],
      [2, 1],
      [1, 0.3],
      [0, 1],
      [0, 0],
    ];
    // The corner lies on an edge in whole millionths, and a hair beside it in binary fractions.
    const thirds: Position[] = [
      [0, 0],
      [0.3, 0.1],
      [0.1, 0.2],
      [0.2, 0.066666],
      [0.05, 0.2],
      [0, 0],
    ];
    const onEdge: Position[] = [
      [0, 0],
      [0.3, 0.9],
      [0.5, 0.9],
      [0.1, 0.3],
      [0.5, 0],
      [0, 0],
    ];
    expect(faults(tree, shape('one', eight))).toEqual([]);
    expect(faults(tree, shape('one', onEdge))).toEqual([]);
    expect(faults(tree, shape('one', thirds))).toHaveLength(1);
  });

  test('have so many positions and no more', () => {
    const ring = (count: number): Position[] => {
      const round = Array.from({ length: count - 1 }, (_, at): Position => {
        const angle = (2 * Math.PI * at) / (count - 1);
        return [50 + 40 * Math.cos(angle), 40 * Math.sin(angle)];
      });
      return [...round, round[0]!];
    };
    expect(faults(tree, shape('one', ring(shapeLimits.positions)))).toEqual([]);
    expect(pointers(tree, shape('one', ring(shapeLimits.positions)), shape('two', square(0, 0)))).toEqual([
      '/shapes/features',
    ]);
  }, 60_000);

  test('that are tangled beyond reason are looked at with limited effort', () => {
    // Slanted edges side by side: every two of them have boxes that meet, and none crosses another.
    const count = 1000;
    const comb = Array.from(
      { length: count },
      (_, at): Position => [at / 1e3 + (at % 2) * 50, (at % 2) * 50],
    );
    const effort = { left: 10_000 };
    crossingOf([[...comb, [60, -10], comb[0]!]], effort);
    expect(effort.left).toBeLessThanOrEqual(0);
    expect(effort.left).toBeGreaterThan(-2 * count);
  });

  test('of the largest district are sound', () => {
    const areas = largeAreas(largestSize);
    const shapes = largeShapes(areas, largestSize);
    expect(areas).toHaveLength(5000);
    expect(checkAreas(areas, shapes)).toEqual([]);
  });
});

describe('a file of shapes as other programs write it', () => {
  const position = [106.68412345678, 35.5, 1340.2];
  const ring = [position, [106.69, 35.5], [106.69, 35.51], position];
  const file = (geometry: unknown) => ({
    type: 'FeatureCollection',
    name: 'grids',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    features: [
      { type: 'Feature', id: 'one', properties: { name: '第一网格' }, bbox: [0, 0, 1, 1], geometry },
    ],
  });

  test('keeps the geometry: six decimals, without heights', () => {
    const rounded = [
      [106.684123, 35.5],
      [106.69, 35.5],
      [106.69, 35.51],
      [106.684123, 35.5],
    ];
    for (const [type, coordinates, kept] of [
      ['Polygon', [ring], [rounded]],
      ['MultiPolygon', [[ring]], [[rounded]]],
    ])
      expect(schema.parse(file({ type, coordinates }))).toEqual({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', id: 'one', properties: null, geometry: { type, coordinates: kept } }],
      });
  });

  test.each([
    ['another geometry', { type: 'LineString', coordinates: ring }],
    ['a position of one number', { type: 'Polygon', coordinates: [[[1], ...ring]] }],
    ['a position that is not numbers', { type: 'Polygon', coordinates: [[['106', '35'], ...ring]] }],
    ['no rings', { type: 'Polygon', coordinates: [] }],
    ['no geometry', null],
  ])('is refused with %s', (_, geometry) => {
    expect(schema.safeParse(file(geometry)).success).toBe(false);
  });
});

describe('tiers of areas', () => {
  const tiers = ['district', 'street', 'community', 'grid'].map((id) => ({ id }));
  const of = (id: string, tier: string, parent: string | null = null) => ({ id, tier, parent });
  const faultsOf = (...areas: ReturnType<typeof of>[]) =>
    checkTiers(areas, tiers).map(({ pointer, rule, about }) => [pointer, rule, about]);

  test('go down from each area to those below it, and may leave some out', () => {
    expect(
      faultsOf(of('s', 'street'), of('g', 'grid', 's'), of('c', 'community', 's'), of('h', 'grid', 'c')),
    ).toEqual([]);
  });

  test('never stay or go up', () => {
    expect(faultsOf(of('g', 'grid'), of('h', 'grid', 'g'), of('s', 'street', 'g'))).toEqual([
      ['/areas/1/tier', 'tier-order', 'h'],
      ['/areas/2/tier', 'tier-order', 's'],
    ]);
  });

  test('are those of the district', () => {
    expect(faultsOf(of('g', 'micro'), of('h', 'grid', 'g'))).toEqual([['/areas/0/tier', 'unknown', 'micro']]);
  });
});
