// How shapes of areas fit together: overlaps within a tier, gaps, what leaves the area above.
import { expect, test } from 'vitest';
import type { Shape } from '#shared/contracts/shapes.ts';
import { type ComparedArea, fitOf } from '#shared/domain/area-fit.ts';

const area = (id: string, parent: string | null = null, tier = 'grid'): ComparedArea => ({
  id,
  tier,
  parent,
});
/** A rectangle in thousandths of a degree from 106 E, 35 N: about 91 m by 111 m each. */
const box = (id: string, w: number, s: number, e: number, n: number): Shape => {
  const [west, south, east, north] = [106 + w / 1000, 35 + s / 1000, 106 + e / 1000, 35 + n / 1000];
  return {
    type: 'Feature',
    id,
    properties: null,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  };
};

test('grids that share a border fit', () => {
  const areas = [area('s', null, 'street'), area('a', 's'), area('b', 's')];
  const shapes = [box('s', 0, 0, 4, 2), box('a', 0, 0, 2, 2), box('b', 2, 0, 4, 2)];
  expect(fitOf(areas, shapes)).toEqual({ misfits: [], unclear: [] });
});

test('two grids that lie over each other are told with how much of the ground both claim', () => {
  const { misfits } = fitOf([area('a'), area('b')], [box('a', 0, 0, 3, 2), box('b', 2, 0, 5, 2)]);
  expect(misfits).toMatchObject([{ misfit: 'overlap', areas: ['a', 'b'] }]);
  // One thousandth of a degree by two, at 35 degrees north.
  expect(misfits[0]?.squareMetres).toBeCloseTo(91.19 * 222.64, -2);
});

test('a grid within its community, and a dedicated grid within a grid, lie over each other by right', () => {
  const areas = [
    area('c', null, 'community'),
    area('a', 'c'),
    { ...area('school', 'c'), dedicated: 'school' as const },
  ];
  const shapes = [box('c', 0, 0, 4, 4), box('a', 0, 0, 4, 4), box('school', 1, 1, 2, 2)];
  expect(fitOf(areas, shapes).misfits).toEqual([]);
});

test('a dedicated grid covers no gap, and may leave the area that it is listed below', () => {
  const areas = [
    area('c', null, 'community'),
    area('a', 'c'),
    { ...area('park', 'c'), dedicated: 'park' as const },
  ];
  const { misfits } = fitOf(areas, [box('c', 0, 0, 4, 4), box('a', 0, 0, 3, 4), box('park', 3, 0, 5, 4)]);
  expect(misfits).toMatchObject([{ misfit: 'gap', within: 'c' }]);
});

test('what a community leaves to none of its grids is a gap, each by itself', () => {
  const areas = [area('c', null, 'community'), area('a', 'c')];
  const { misfits } = fitOf(areas, [box('c', 0, 0, 6, 2), box('a', 1, 0, 4, 2)]);
  expect(misfits.map((each) => [each.misfit, 'within' in each && each.within])).toEqual([
    ['gap', 'c'],
    ['gap', 'c'],
  ]);
  expect(misfits[0]?.squareMetres).toBeCloseTo(2 * (misfits[1]?.squareMetres ?? 0), -2);
});

test('an enclosed hole between streets is a gap of the district', () => {
  const ring = [box('n', 0, 2, 3, 3), box('s', 0, 0, 3, 1), box('w', 0, 1, 1, 2), box('e', 2, 1, 3, 2)];
  const { misfits } = fitOf(
    ring.map(({ id }) => area(id, null, 'street')),
    ring,
  );
  expect(misfits).toMatchObject([{ misfit: 'gap', within: null }]);
});

test('a grid that leaves its community is told, and nothing smaller than two people draw apart', () => {
  const areas = [area('c', null, 'community'), area('a', 'c')];
  const shapes = [box('c', 0, 0, 2, 2), box('a', 0, 0, 3, 2)];
  expect(fitOf(areas, shapes).misfits).toMatchObject([{ misfit: 'outside', area: 'a', above: 'c' }]);
  const nearly = [box('c', 0, 0, 2, 2), box('a', 0, 0, 2.0001, 2)];
  expect(fitOf(areas, nearly).misfits).toEqual([]);
  expect(fitOf(areas, nearly, 1).misfits).toHaveLength(1);
});

test('two shapes that are the same, or one within the other, lie over each other', () => {
  const areas = [area('a'), area('b')];
  expect(fitOf(areas, [box('a', 0, 0, 2, 2), box('b', 0, 0, 2, 2)]).misfits).toHaveLength(1);
  expect(fitOf(areas, [box('a', 0, 0, 9, 9), box('b', 1, 1, 2, 2)]).misfits).toHaveLength(1);
});

test('a corner that reaches into a neighbour through its corners is found', () => {
  const corner = box('b', 2, 2, 6, 6);
  expect(fitOf([area('a'), area('b')], [box('a', 0, 0, 3, 3), corner]).misfits).toHaveLength(1);
  expect(fitOf([area('a'), area('b')], [box('a', 0, 0, 2, 2), corner]).misfits).toEqual([]);
});
