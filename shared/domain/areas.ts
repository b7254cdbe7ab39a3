// The district's tier tree: which grid holds a point, and the areas above it.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Area } from '#shared/contracts/areas.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { AreaKind } from '#shared/contracts/vocabulary.ts';

/**
 * Ids from the street down to the smallest area whose boundary holds the point; empty when it lies outside.
 * A dedicated grid (专属网格) lies inside an ordinary one and wins over it and over that one's micro-grids.
 */
export function areaPathOf(areas: readonly Area[], at: Point): string[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const holding = areas.filter((area) => area.boundary !== undefined && holds(area.boundary, at));
  const smallest = holding.sort((a, b) => rank(b, byId) - rank(a, byId) || a.id.localeCompare(b.id))[0];
  return smallest ? pathTo(smallest, byId) : [];
}

/** Ids from the root down to the area. */
export function pathTo(area: Area, byId: ReadonlyMap<string, Area>): string[] {
  const path = [area.id];
  for (let up = area.parent; up !== null; ) {
    // A cycle cannot pass the check of a district's configuration; this keeps a broken one from hanging.
    if (path.includes(up)) break;
    path.unshift(up);
    up = byId.get(up)?.parent ?? null;
  }
  return path;
}

const level: Readonly<Record<AreaKind, number>> = {
  street: 0,
  community: 1,
  grid: 2,
  dedicated_grid: 2,
  micro_grid: 3,
};

function rank(area: Area, byId: ReadonlyMap<string, Area>): number {
  const dedicated = pathTo(area, byId).some((id) => byId.get(id)?.kind === 'dedicated_grid');
  return level[area.kind] + (dedicated ? 10 : 0);
}

function holds(boundary: NonNullable<Area['boundary']>, at: Point): boolean {
  const [outer = []] = boundary;
  const inBox = (axis: 0 | 1, value: number) =>
    outer.some((p) => p[axis] <= value) && outer.some((p) => p[axis] >= value);
  if (!inBox(0, at.lng) || !inBox(1, at.lat)) return false;
  return booleanPointInPolygon([at.lng, at.lat], { type: 'Polygon', coordinates: boundary });
}
