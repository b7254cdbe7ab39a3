// A small picture of where something is: the grids around it as flat paths in metres. Works where no map can be drawn.
import type { Point } from '#shared/contracts/primitives.ts';
import type { Shape } from '#shared/contracts/shapes.ts';
import { polygonsOf } from '#shared/domain/geometry.ts';

export interface Outline {
  /** Left, top, width, height in metres; the origin is the point, south is down. */
  box: readonly [number, number, number, number];
  paths: readonly { id: string; d: string; current: boolean }[];
}

type Ring = readonly (readonly [number, number])[];
type Flat = readonly [x: number, y: number];

const metresPerDegree = 111_320;
/** Around a point outside every grid, this much is drawn to each side. */
const aroundMetres = 600;

/** The grid `highlight` with the point in it, filling the picture, and whatever of other grids is in sight. */
export function outlineOf(features: readonly Shape[], point: Point, highlight: string | undefined): Outline {
  const east = metresPerDegree * Math.cos((point.lat * Math.PI) / 180);
  const flat = (ring: Ring): Flat[] =>
    ring.map(([lng, lat]) => [(lng - point.lng) * east, (point.lat - lat) * metresPerDegree]);
  const shapes = features.map(({ id, geometry }) => ({ id, rings: polygonsOf(geometry).flat().map(flat) }));
  const own = shapes.find(({ id }) => id === highlight);
  const box = boxAround(own ? [...own.rings.flat(), [0, 0]] : []);
  const [left, top, width, height] = box;
  // The frame may be much wider than the box; three widths to each side reach its edges.
  const inSight = ([x, y]: Flat) =>
    x > left - 3 * width && x < left + 4 * width && y > top - height && y < top + 2 * height;
  return {
    box,
    paths: shapes
      .filter(({ id, rings }) => id === highlight || rings.some((ring) => ring.some(inSight)))
      // The highlighted one last, so that its line lies over its neighbours'.
      .sort((a, b) => Number(a.id === highlight) - Number(b.id === highlight))
      .map(({ id, rings }) => ({ id, d: rings.map(pathOf).join(''), current: id === highlight })),
  };
}

function boxAround(points: readonly Flat[]): Outline['box'] {
  if (points.length === 0) return [-aroundMetres, -aroundMetres, 2 * aroundMetres, 2 * aroundMetres];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const margin = 0.12 * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  return [left, top, Math.max(...xs) + margin - left, Math.max(...ys) + margin - top];
}

const pathOf = (ring: readonly Flat[]): string =>
  `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
