// The district's tree of areas and its shapes: which area holds a point, and the areas above it. Whatever tiers the
// district has: only who stands below whom counts.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { Area } from '#shared/contracts/areas.ts';
import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { Place } from '#shared/contracts/events.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Rings, Shapes } from '#shared/contracts/shapes.ts';
import { boxOf, polygonsOf } from './geometry.ts';

/** What placing needs to know of an area. */
export type AreaNode = Pick<Area, 'id' | 'parent' | 'dedicated' | 'from' | 'to'>;

export interface AreaIndex {
  /**
   * Ids from the top down to the smallest area whose shape holds the point; empty when it lies outside. An area with
   * nothing below it wins over those that are divided further, and of two the one further down. A dedicated grid
   * (专属网格) lies inside an ordinary one and wins over it and over what that one is divided into. An edge
   * belongs to the shapes on both of its sides; of two equals the one whose id sorts first wins, so that a point on a
   * border always falls to the same area, and never to none.
   * @param day of the district, `2026-11-27`: areas that have not begun or have ended then hold nothing
   */
  pathAt(point: Point, day: string): string[];
}

/** Built once per version; shapes of areas that the tree does not have are left out. */
export function areaIndex(areas: readonly AreaNode[], shapes: Shapes): AreaIndex {
  const parts = partsInOrder(areas, shapes);
  if (parts.length === 0) return { pathAt: () => [] };
  const boxes = new Flatbush(parts.length);
  for (const { rings } of parts) boxes.add(...boxOf(rings));
  boxes.finish();
  return {
    pathAt({ lng, lat }, day) {
      // Numbers of parts are their precedence: the first that holds the point is the answer.
      const near = boxes.search(lng, lat, lng, lat).sort((a, b) => a - b);
      const holding = near.find((at) => isDuring(parts[at]!, day) && holds(parts[at]!.rings, lng, lat));
      return holding === undefined ? [] : [...parts[holding]!.path];
    },
  };
}

/** Distance to an edge is judged without rounding error, so a point is on it or clearly to one side. */
const holds = (coordinates: Rings, lng: number, lat: number) =>
  booleanPointInPolygon([lng, lat], { type: 'Polygon', coordinates });

/** No tree is that deep. */
const deepest = 1000;

function partsInOrder(areas: readonly AreaNode[], { features }: Shapes) {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const divided = new Set(areas.map(({ parent }) => parent));
  return features
    .flatMap(({ id, geometry }) => {
      const area = byId.get(id);
      if (!area) return [];
      const path = pathTo(area, byId);
      const rank =
        path.length + (divided.has(id) ? 0 : deepest) + (isDedicated(path, byId) ? 2 * deepest : 0);
      const span = spanOf(path, byId);
      return polygonsOf(geometry).map((rings) => ({ id, path, rank, rings, ...span }));
    })
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** Ids from the root down to the area. */
export function pathTo(area: AreaNode, byId: ReadonlyMap<string, AreaNode>): string[] {
  const path = [area.id];
  for (let up = area.parent; up !== null; ) {
    // A cycle cannot pass the check of a district's configuration; this keeps a broken one from hanging.
    if (path.includes(up)) break;
    path.unshift(up);
    up = byId.get(up)?.parent ?? null;
  }
  return path;
}

/** The days of an area and of all above it. */
function spanOf(path: readonly string[], byId: ReadonlyMap<string, AreaNode>) {
  const all = path.flatMap((id) => byId.get(id) ?? []);
  return {
    from: all
      .flatMap(({ from }) => from ?? [])
      .sort()
      .at(-1),
    to: all.flatMap(({ to }) => to ?? []).sort()[0],
  };
}

const isDuring = ({ from, to }: Pick<Area, 'from' | 'to'>, day: string) =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

/** The areas that hold cases on a day: neither they nor any above them have ended or not begun. */
export function areasOn<A extends AreaNode>(areas: readonly A[], day: string): A[] {
  if (areas.every(({ from, to }) => from === undefined && to === undefined)) return [...areas];
  const byId = new Map(areas.map((area) => [area.id, area]));
  return areas.filter((area) => isDuring(spanOf(pathTo(area, byId), byId), day));
}

/** Of the areas that are divided further, and do not lie in a dedicated grid: their shapes hold what no grid does. */
export function upperAreas(areas: readonly AreaNode[]): ReadonlySet<string> {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const divided = new Set(areas.map(({ parent }) => parent));
  return new Set(
    areas.flatMap((area) =>
      divided.has(area.id) && !isDedicated(pathTo(area, byId), byId) ? [area.id] : [],
    ),
  );
}

const isDedicated = (path: readonly string[], byId: ReadonlyMap<string, AreaNode>) =>
  path.some((id) => byId.get(id)?.dedicated);

/** The place with the areas that hold it; outside every grid is allowed and shows as an empty path. */
export const locate = (index: AreaIndex, { point, address }: PlaceInput, day: string): Place => ({
  point,
  ...(address && { address }),
  areaPath: index.pathAt(point, day),
});
