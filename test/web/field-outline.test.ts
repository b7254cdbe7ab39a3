// The small drawing of where something is.
import { expect, test } from 'vitest';
import type { Position, Shape } from '#shared/contracts/shapes.ts';
import { outlineOf } from '../../web/src/pages/field/outline.ts';

const square = (id: string, lng: number, lat: number, side = 0.01): Shape => ({
  type: 'Feature',
  id,
  properties: null,
  geometry: { type: 'Polygon', coordinates: [ring(lng, lat, side)] },
});
const ring = (lng: number, lat: number, side: number): Position[] => [
  [lng, lat],
  [lng + side, lat],
  [lng + side, lat + side],
  [lng, lat + side],
  [lng, lat],
];
const inside = { lng: 106.005, lat: 35.005 };

test('the grid fills the picture with the point in it, in metres', () => {
  const { box, paths } = outlineOf([square('own', 106, 35)], inside, 'own');
  const [left, top, width, height] = box;
  // 0.01° of latitude are 1,113 m, of longitude at 35° 912 m; an eighth to each side around it.
  expect(height).toBeGreaterThan(1113);
  expect(height).toBeLessThan(1113 * 1.3);
  expect(width).toBeGreaterThan(912);
  expect(left).toBeLessThan(0);
  expect(top).toBeLessThan(0);
  expect(left + width).toBeGreaterThan(0);
  expect(paths).toEqual([{ id: 'own', current: true, d: expect.stringMatching(/^M-?\d.*Z$/) }]);
});

test('north is up', () => {
  const { box } = outlineOf([square('own', 106, 35)], { lng: 106.005, lat: 35.001 }, 'own');
  expect(-box[1]).toBeGreaterThan(box[1] + box[3]);
});

test('neighbours are drawn below the grid’s own line, what is far away is not', () => {
  const areas = [square('own', 106, 35), square('next', 106.01, 35), square('far', 107, 36)];
  expect(outlineOf(areas, inside, 'own').paths.map(({ id }) => id)).toEqual(['next', 'own']);
});

test('outside every grid the surroundings are drawn, and no grid stands out', () => {
  const { box, paths } = outlineOf([square('near', 106.001, 35)], { lng: 106, lat: 35.005 }, undefined);
  expect(box).toEqual([-600, -600, 1200, 1200]);
  expect(paths.map(({ current }) => current)).toEqual([false]);
});

test('every part of an area is in its picture, and holes are lines of it', () => {
  const [first, second, hole] = [ring(106, 35, 0.01), ring(106.02, 35, 0.01), ring(106.004, 35.004, 0.002)];
  const lake: Shape = {
    ...square('own', 0, 0),
    geometry: { type: 'MultiPolygon', coordinates: [[first, hole], [second]] },
  };
  const { box, paths } = outlineOf([lake], { lng: 106.001, lat: 35.001 }, 'own');
  expect(paths[0]?.d.match(/M/g)).toHaveLength(3);
  expect(box[2]).toBeGreaterThan(3 * 900);
});
