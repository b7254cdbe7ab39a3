// How grids are drawn, light and dark, and the rectangle that holds them. No map library at run time.
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Area } from '#shared/contracts/areas.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Locale } from '../i18n/text.ts';

interface GridProperties {
  id: string;
  name: string;
  current: boolean;
}
type Grids = FeatureCollection<Polygon, GridProperties>;

export function gridsOf(areas: readonly Area[], highlight: string | undefined, locale: Locale): Grids {
  const features = areas.flatMap((area): Feature<Polygon, GridProperties>[] =>
    area.boundary
      ? [
          {
            type: 'Feature',
            properties: {
              id: area.id,
              name: locale === 'en' ? area.name.en : area.name.zh,
              current: area.id === highlight,
            },
            geometry: { type: 'Polygon', coordinates: area.boundary },
          },
        ]
      : [],
  );
  return { type: 'FeatureCollection', features };
}

/** West, south, east, north of everything drawn and of the place. */
export function boundsOf(areas: readonly Area[], place?: Point): [number, number, number, number] {
  const positions = areas.flatMap((area) => area.boundary?.[0] ?? []);
  if (place) positions.push([place.lng, place.lat]);
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

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
          'text-field': ['get', 'name'],
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
