// The map: MapLibre over the district's own grids, with no tiles and nothing loaded from anywhere else.
import { type GeoJSONSource, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import { common } from '../i18n/common.ts';
import { locale } from '../i18n/text.ts';
import styles from './MapView.module.css';
import type { MapViewProps } from './MapView.tsx';
import { boundsOf, gridsOf, styleFor } from './map-style.ts';
import { isDark } from './theme.ts';

setWorkerUrl(workerUrl);

const pinElement = () => {
  const box = document.createElement('div');
  box.className = styles.pinBox ?? '';
  const pin = document.createElement('div');
  pin.className = styles.pin ?? '';
  box.append(pin);
  return box;
};

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export default function MapCanvas(props: MapViewProps) {
  let container!: HTMLDivElement;
  const [map, setMap] = createSignal<MapLibre>();
  const [failed, setFailed] = createSignal(false);

  onMount(() => {
    try {
      const made = new MapLibre({
        container,
        style: styleFor(isDark(), gridsOf(props.areas, props.highlight, locale())),
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        ...startView(props),
      });
      made.touchZoomRotate.disableRotation();
      made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
      made.getCanvas().setAttribute('aria-label', props.label ?? common('map.label'));
      made.on('load', () => setMap(made));
      if (props.onPick) {
        made.on('moveend', (event) => {
          // Only a person moves the pin; the map settling by itself chooses nothing.
          if (!event.originalEvent && !picking) return;
          picking = false;
          const { lng, lat } = made.getCenter();
          props.onPick?.({ lng: round(lng), lat: round(lat) });
        });
        made.on('movestart', (event) => {
          if (event.originalEvent) picking = true;
        });
      }
      onCleanup(() => made.remove());
    } catch {
      setFailed(true);
    }
  });
  let picking = false;

  createEffect(() => {
    const shown = map();
    if (!shown) return;
    const grids = gridsOf(props.areas, props.highlight, locale());
    (shown.getSource('grids') as GeoJSONSource | undefined)?.setData(grids);
  });
  createEffect(
    on(isDark, (dark) => map()?.setStyle(styleFor(dark, gridsOf(props.areas, props.highlight, locale()))), {
      defer: true,
    }),
  );
  createPin(map, props);
  createMarkers(map, props);

  return (
    <Show when={!failed()} fallback={<MapFailed pin={props.pin} />}>
      <div ref={container} class={styles.canvas} />
      <Show when={props.onPick}>
        <div class={styles.middle} aria-hidden="true">
          {pinElement()}
        </div>
        <span class={styles.hint}>{common('map.hint')}</span>
      </Show>
    </Show>
  );
}

function startView(props: MapViewProps) {
  if (props.pin) return { center: props.pin, zoom: 14 };
  const bounds = boundsOf(props.areas);
  if (bounds) return { bounds, fitBoundsOptions: { padding: 16 } };
  return { center: props.centre ?? { lng: 105, lat: 35 }, zoom: 12 };
}

/** Keeps the pin, and the view on it, where the props say. */
function createPin(map: () => MapLibre | undefined, props: MapViewProps): void {
  const marker = new Marker({ element: pinElement(), anchor: 'bottom' });
  createEffect(
    on([map, () => props.pin?.lng, () => props.pin?.lat], ([shown, lng, lat]) => {
      if (!shown) return;
      if (lng === undefined || lat === undefined) {
        marker.remove();
        return;
      }
      const point: Point = { lng, lat };
      if (props.onPick) {
        const centre = shown.getCenter();
        if (round(centre.lng) !== round(lng) || round(centre.lat) !== round(lat))
          shown.jumpTo({ center: point });
        return;
      }
      marker.setLngLat(point).addTo(shown);
      shown.jumpTo({ center: point, zoom: Math.max(shown.getZoom(), 14) });
    }),
  );
}

/** Dots that can be pressed, by finger and by keyboard. */
function createMarkers(map: () => MapLibre | undefined, props: MapViewProps): void {
  createEffect(() => {
    const shown = map();
    if (!shown) return;
    const markers = (props.markers ?? []).map((item) => {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = `${styles.dot} ${styles[item.tone]}`;
      element.setAttribute('aria-label', item.label);
      element.title = item.label;
      element.addEventListener('click', () => props.onMarker?.(item.id));
      return new Marker({ element }).setLngLat(item.point).addTo(shown);
    });
    onCleanup(() => {
      for (const marker of markers) marker.remove();
    });
  });
}

/** Without WebGL the numbers still say where. */
const MapFailed = (props: { pin: Point | undefined }) => (
  <div class={styles.failed}>
    <span>{common('map.failed')}</span>
    <Show when={props.pin}>
      {(pin) => (
        <span>
          {pin().lng.toFixed(6)}, {pin().lat.toFixed(6)}
        </span>
      )}
    </Show>
  </div>
);
