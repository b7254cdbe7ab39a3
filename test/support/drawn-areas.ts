// Areas that carry their boundary, for tests and builders that want both in one place, and what the product makes of
// them: a tree without shapes, and shapes as GeoJSON.
import type { Area } from '#shared/contracts/areas.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Rings, Shapes } from '#shared/contracts/shapes.ts';
import { areaIndex } from '#shared/domain/areas.ts';

export type DrawnArea = Area & { readonly boundary?: Rings };

export const treeOf = (areas: readonly DrawnArea[]): Area[] =>
  areas.map(({ boundary: _boundary, ...area }) => area);

export const shapesOf = (areas: readonly DrawnArea[]): Shapes => ({
  type: 'FeatureCollection',
  features: areas.flatMap(({ id, boundary }) =>
    boundary
      ? [{ type: 'Feature', id, properties: null, geometry: { type: 'Polygon', coordinates: boundary } }]
      : [],
  ),
});

export const areaPathOf = (areas: readonly DrawnArea[], point: Point, day = '2026-11-21'): string[] =>
  areaIndex(areas, shapesOf(areas)).pathAt(point, day);
