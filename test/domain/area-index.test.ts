// The spatial index against the slow way: every shape asked in turn.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Geometry, Position, Rings, Shapes } from '#shared/contracts/shapes.ts';
import { type AreaNode, areaIndex } from '#shared/domain/areas.ts';

const day = '2026-11-21';

const collection = (shapes: Readonly<Record<string, Geometry>>): Shapes => ({
  type: 'FeatureCollection',
  features: Object.entries(shapes).map(([id, geometry]) => ({
    type: 'Feature',
    id,
    properties: null,
    geometry,
  })),
});
const node = (id: string, parent: string | null = null): AreaNode => ({ id, parent });
const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (...coordinates: Rings): Geometry => ({ type: 'Polygon', coordinates });
const at = (lng: number, lat: number) => ({ lng, lat });

/** On a coarse net, so that points often fall on corners and edges. */
const whole = fc.integer({ min: 0, max: 24 }).map((steps) => steps / 8);
const corner = fc.tuple(whole, whole);
/** Any ring at all, crossing itself included: inside is where an odd number of edges lies to one side. */
const ring = fc
  .array(corner, { minLength: 3, maxLength: 9 })
  .map((corners): Position[] => [...corners, corners[0]!]);
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });
const anyGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  rings.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
  fc
    .array(rings, { minLength: 1, maxLength: 3 })
    .map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
);
/** Of those that hold the point the one that no other wins over, by trying every area. */
function bySearchingAll(areas: readonly AreaNode[], shapes: Shapes, point: Position): string | undefined {
  const holding = areas.filter(({ id }) => {
    const found = shapes.features.find((shape) => shape.id === id);
    return found !== undefined && holdsOneOf(found.geometry, point);
  });
  const byId = new Map(areas.map((area) => [area.id, area]));
  const pathOf = (area: AreaNode): AreaNode[] => [
    ...(area.parent === null ? [] : pathOf(byId.get(area.parent)!)),
    area,
  ];
  const isDedicated = (area: AreaNode) => pathOf(area).some(({ dedicated }) => dedicated);
  const isDivided = ({ id }: AreaNode) => areas.some(({ parent }) => parent === id);
  const wins = (a: AreaNode, b: AreaNode): boolean => {
    if (isDedicated(a) !== isDedicated(b)) return isDedicated(a);
    if (isDivided(a) !== isDivided(b)) return isDivided(b);
    const [down, other] = [pathOf(a).length, pathOf(b).length];
    return down === other ? a.id < b.id : down > other;
  };
  return holding.find((each) => holding.every((other) => other === each || wins(each, other)))?.id;
}
/** The holes of one part may lie anywhere; each ring counts only within its own outer ring's box. */
const holdsOneOf = (geometry: Geometry, point: Position) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).some((coordinates) => {
    const [outer = []] = coordinates;
    const within = ([0, 1] as const).every((axis) => {
      const along = outer.map((position) => position[axis]);
      return Math.min(...along) <= point[axis] && point[axis] <= Math.max(...along);
    });
    return within && booleanPointInPolygon([...point], { type: 'Polygon', coordinates });
  });

test('finds what asking every shape finds, with holes, several parts and points on borders', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyGeometry, fc.nat(20), fc.nat(5)), { minLength: 1, maxLength: 12 }),
      fc.array(corner, { minLength: 20, maxLength: 20 }),
      (made, points) => {
        // Each stands below one of those before it, or at the top; one in six is dedicated.
        const areas = made.map(
          ([, above, chance], number): AreaNode => ({
            ...node(`area-${number}`, above < number ? `area-${above}` : null),
            ...(chance === 0 && { dedicated: 'school' }),
          }),
        );
        const shapes = collection(Object.fromEntries(made.map(([geometry], n) => [`area-${n}`, geometry])));
        const index = areaIndex(areas, shapes);
        for (const [lng, lat] of points)
          expect(index.pathAt(at(lng, lat), day).at(-1)).toBe(bySearchingAll(areas, shapes, [lng, lat]));
      },
    ),
    { numRuns: 300 },
  );
});

test('a point anywhere on a border falls to one of the two sides, the same in whatever order they come', () => {
  const degree = fc.double({ min: 0.1, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(
      degree,
      degree,
      degree,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (low, middle, high, share) => {
        // A slanted border in two pieces, from the bottom of a unit square to its top.
        const border: Position[] = [
          [low, 0],
          [middle, 0.5],
          [high, 1],
        ];
        const shapes = collection({
          west: polygon([[0, 0], ...border, [0, 1], [0, 0]]),
          east: polygon([[1, 1], ...border.toReversed(), [1, 0], [1, 1]]),
        });
        const areas = [node('west'), node('east')];
        const point = at(low + (middle - low) * share, share * 0.5);
        const [found] = areaIndex(areas, shapes).pathAt(point, day);
        expect(['west', 'east']).toContain(found);
        const turned: Shapes = { ...shapes, features: shapes.features.toReversed() };
        expect(areaIndex(areas.toReversed(), turned).pathAt(point, day)).toEqual([found]);
        for (const [lng, lat] of border)
          expect(areaIndex(areas, shapes).pathAt(at(lng, lat), day)).toEqual(['east']);
      },
    ),
  );
});

describe('an area of two parts with a hole, and another in the hole', () => {
  const areas = [node('town'), node('ring', 'town'), node('lake', 'town')];
  const shapes = collection({
    ring: {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 9), square(3, 3, 3)], [square(20, 0, 1)]],
    },
    lake: polygon(square(3, 3, 3)),
  });
  const index = areaIndex(areas, shapes);

  test.each([
    ['in the first part', at(1, 1), ['town', 'ring']],
    ['in the second part', at(20.5, 0.5), ['town', 'ring']],
    ['between the parts', at(15, 0.5), []],
    ['in the hole', at(4, 4), ['town', 'lake']],
    ['on the edge of the hole, to the one whose id sorts first', at(3, 4), ['town', 'lake']],
    ['on a corner of the hole', at(6, 6), ['town', 'lake']],
    ['on the outer edge', at(0, 5), ['town', 'ring']],
  ])('a point %s', (_, point, path) => {
    expect(index.pathAt(point, day)).toEqual(path);
  });
});

test('shapes of areas that the tree does not have hold nothing', () => {
  const shapes = collection({ gone: polygon(square(0, 0, 1)) });
  expect(areaIndex([node('here')], shapes).pathAt(at(0.5, 0.5), day)).toEqual([]);
});

test('a district without shapes has every point outside', () => {
  expect(areaIndex([node('here')], collection({})).pathAt(at(0, 0), day)).toEqual([]);
});

test('what the caller does to a path changes no later answer', () => {
  const index = areaIndex([node('here')], collection({ here: polygon(square(0, 0, 1)) }));
  index.pathAt(at(0.5, 0.5), day).push('elsewhere');
  expect(index.pathAt(at(0.5, 0.5), day)).toEqual(['here']);
});
