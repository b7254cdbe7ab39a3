// How grids are drawn, light and dark. No map library at run time.
import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Geometry, Shape } from '#shared/contracts/shapes.ts';

interface GridProperties {
  id: string;
  name: string;
  current: boolean;
}
type Grids = FeatureCollection<Geometry, GridProperties>;

export const gridsOf = (
  shapes: readonly Shape[],
  highlight: string | undefined,
  nameOf: (id: string) => string,
): Grids => ({
  type: 'FeatureCollection',
  features: shapes.map(({ id, geometry }) => ({
    type: 'Feature',
    properties: { id, name: nameOf(id), current: id === highlight },
    geometry,
  })),
});

const palettes = {
  light: { land: '#f1f3f5', line: '#a3abb8', text: '#565e6b', accent: '#1d5bd0' },
  dark: { land: '#1c2027', line: '#4d5664', text: '#a5adb9', accent: '#7aa7ff' },
};

export function styleFor(dark: boolean, grids: Grids): StyleSpecification {
  const colour = dark ? palettes.dark : palettes.light;
  const isCurrent = ['get', 'current'] as ['get', string];
  return {
    version: 8,
    sources: { grids: { type: 'geojson', data: grids } },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colour.land } },
      {
        id: 'grid-fill',
        type: 'fill',
        source: 'grids',
        paint: {
          'fill-color': colour.accent,
          'fill-opacity': ['case', isCurrent, 0.16, 0.03],
        },
      },
      {
        id: 'grid-line',
        type: 'line',
        source: 'grids',
        // The outlined area's border lies over its neighbours'.
        layout: { 'line-sort-key': ['case', isCurrent, 1, 0] },
        paint: {
          'line-color': ['case', isCurrent, colour.accent, colour.line],
          'line-width': ['case', isCurrent, 2.5, 1],
        },
      },
      {
        id: 'grid-name',
        type: 'symbol',
        source: 'grids',
        layout: {
          // Of hundreds of grids in sight no name could be read.
          'text-field': ['step', ['zoom'], ['case', isCurrent, ['get', 'name'], ''], 12.5, ['get', 'name']],
          'text-size': 12,
          'text-font': ['sans-serif'],
          'text-max-width': 8,
          // Where names collide, the outlined area keeps its own.
          'symbol-sort-key': ['case', isCurrent, 0, 1],
        },
        paint: {
          'text-color': ['case', isCurrent, colour.accent, colour.text],
          'text-halo-color': colour.land,
          'text-halo-width': 1.5,
        },
      },
    ],
  };
}
