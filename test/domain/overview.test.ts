import { expect, test } from 'vitest';
import type { Position, Shape } from '#shared/contracts/shapes.ts';
import { polygonsOf } from '#shared/domain/geometry.ts';
import { simplified } from '#shared/domain/overview.ts';
import { largeAreas, largeShapes } from '#test/support/large-district.ts';

const size = { streets: 1, communities: 8, grids: 100, positions: 61 };
const { features } = largeShapes(largeAreas(size), size);
const ringsOf = (shapes: readonly Shape[]) => shapes.flatMap(({ geometry }) => polygonsOf(geometry).flat());
const edgesOf = (ring: readonly Position[]) => ring.slice(1).map((to, at) => [ring[at]!, to] as const);
const shape = (id: string, ...coordinates: Position[][]): Shape => ({
  type: 'Feature',
  id,
  properties: null,
  geometry: { type: 'Polygon', coordinates },
});

/** Borders wind by up to 0.00009°: some of their positions stay. */
const tolerance = 0.00006;

/** Edges that no neighbour has the other way: the outline of all shapes together. */
function outline(shapes: readonly Shape[]): string[] {
  const open = new Set<string>();
  for (const [from, to] of ringsOf(shapes).flatMap(edgesOf))
    if (!open.delete(`${to}|${from}`)) open.add(`${from}|${to}`);
  return [...open];
}

test('neighbours still share every border, and half of the positions are gone', () => {
  const coarse = simplified(features, tolerance);
  expect(coarse.map(({ id }) => id)).toEqual(features.map(({ id }) => id));
  const [before, after] = [ringsOf(features).flat().length, ringsOf(coarse).flat().length];
  expect(after).toBeLessThan(before / 2);
  // A hundred grids in ten by ten: forty sides have no neighbour, and only what lies along those is without one.
  expect(outline(features)).toHaveLength(40 * 15);
  const edge = new Set(outline(features).flatMap((each) => each.split('|')));
  const alone = outline(coarse).flatMap((each) => each.split('|'));
  expect(alone.length).toBeGreaterThan(0);
  expect(alone.filter((position) => !edge.has(position))).toEqual([]);
});

test('rings stay closed, of positions that were there', () => {
  const known = new Set(ringsOf(features).flat().map(String));
  for (const ring of ringsOf(simplified(features, tolerance))) {
    expect(ring.length).toBeGreaterThanOrEqual(4);
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(ring.filter((position) => !known.has(String(position)))).toEqual([]);
  }
});

test('no border moves further than the tolerance', () => {
  const away = ([x, y]: Position, [[ax, ay], [bx, by]]: readonly [Position, Position]) => {
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
  };
  const coarse = ringsOf(simplified(features, tolerance));
  ringsOf(features).forEach((ring, at) => {
    const edges = edgesOf(coarse[at]!);
    for (const position of ring)
      expect(Math.min(...edges.map((edge) => away(position, edge)))).toBeLessThanOrEqual(tolerance);
  });
});

test('an island and the hole that it lies in have one border, from wherever each begins', () => {
  const round = Array.from({ length: 40 }, (_, at): Position => {
    const angle = (at * Math.PI) / 20;
    return [1 + 0.5 * Math.cos(angle), 1 + 0.5 * Math.sin(angle)];
  });
  const turned = [...round.slice(17), ...round.slice(0, 17)].reverse();
  const square: Position[] = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  const [lake, land] = simplified(
    [shape('lake', [...round, round[0]!]), shape('land', square, [...turned, turned[0]!])],
    0.05,
  );
  const [around, hole] = [ringsOf([lake!])[0]!, ringsOf([land!])[1]!];
  expect(around.length).toBeLessThan(20);
  expect(new Set(hole.map(String))).toEqual(new Set(around.map(String)));
});

test('what becomes too narrow to draw is left out, a hole alone without its shape', () => {
  const small: Position[] = [
    [0.5, 0.5],
    [0.51, 0.5],
    [0.51, 0.51],
    [0.5, 0.5],
  ];
  const large: Position[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const [only, ...others] = simplified([shape('small', small), shape('large', large, small)], 0.1);
  expect([only?.id, ringsOf([only!]).length, others]).toEqual(['large', 1, []]);
});
