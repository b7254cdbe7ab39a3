// Boxes around shapes and places, in degrees. Shapes that cross the antimeridian are cut there (RFC 7946), so west is
// never east of east.
import type { Point } from '#shared/contracts/primitives.ts';
import type { Box, Geometry, Rings, Shape } from '#shared/contracts/shapes.ts';

export const polygonsOf = (geometry: Geometry): readonly Rings[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

export const positionsOf = (geometry: Geometry): number =>
  polygonsOf(geometry).reduce((sum, rings) => rings.reduce((more, ring) => more + ring.length, sum), 0);

/** Around a polygon: its holes lie inside. */
export function boxOf([outer = []]: Rings): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of outer) {
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

export const boxOfShape = ({ geometry }: Shape): Box => union(polygonsOf(geometry).map(boxOf));

/** Of one box at least. */
export const union = (boxes: readonly Box[]): Box =>
  boxes.reduce(([w, s, e, n], box) => [
    Math.min(w, box[0]),
    Math.min(s, box[1]),
    Math.max(e, box[2]),
    Math.max(n, box[3]),
  ]);

export const boxOfPoint = ({ lng, lat }: Point): Box => [lng, lat, lng, lat];

/** Of latitude; of longitude at the equator. */
export const metresPerDegree = 111_320;

/** So many metres from a place to each side. */
export function boxAround({ lng, lat }: Point, metres: number): Box {
  const north = metres / metresPerDegree;
  // At the poles everything is near.
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lng - east, lat - north, lng + east, lat + north];
}

/** Sharing an edge or a corner is enough. */
export const touches = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
