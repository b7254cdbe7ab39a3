// The map: MapLibre over the district's own grids, with no tiles and nothing loaded from anywhere else.
import { type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import { common } from '../i18n/common.ts';
import { locale } from '../i18n/text.ts';
import { IconButton } from './Button.tsx';
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
      made.getCanvas().setAttribute('aria-label', props.label ?? common('map.label'));
      made.on('load', () => setMap(made));
      if (props.onPick) pickCentre(made, (point) => props.onPick?.(point));
      onCleanup(() => made.remove());
    } catch {
      setFailed(true);
    }
  });

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

  return (
    <Show when={!failed()} fallback={<MapFailed pin={props.pin} />}>
      <div ref={container} class={styles.canvas} />
      <div class={styles.zoom}>
        <IconButton size="small" icon={Plus} label={common('map.zoom-in')} onClick={() => map()?.zoomIn()} />
        <IconButton
          size="small"
          icon={Minus}
          label={common('map.zoom-out')}
          onClick={() => map()?.zoomOut()}
        />
      </div>
      <Show when={props.onPick}>
        <div class={styles.middle} aria-hidden="true">
          {pinElement()}
        </div>
        <span class={styles.hint}>{common('map.hint')}</span>
      </Show>
    </Show>
  );
}

/** Only a person moves the pin; the map settling by itself, or zooming, chooses nothing. */
function pickCentre(map: MapLibre, onPick: (point: Point) => void): void {
  let moving = false;
  map.on('movestart', (event) => {
    if (event.originalEvent) moving = true;
  });
  map.on('moveend', () => {
    if (!moving) return;
    moving = false;
    const { lng, lat } = map.getCenter();
    onPick({ lng: round(lng), lat: round(lat) });
  });
}

/** The outlined area whole; for a place outside all of them, the district with the place. */
function lookAt(map: MapLibre, props: MapViewProps, point: Point): void {
  const area = props.areas.filter((each) => each.id === props.highlight);
  const bounds = boundsOf(area.length > 0 ? area : props.areas, point);
  map.fitBounds(bounds, { padding: 32, maxZoom: 15.5, duration: 0 });
}

function startView(props: MapViewProps) {
  if (props.pin) return { center: props.pin, zoom: 14 };
  return { bounds: boundsOf(props.areas, props.centre), fitBoundsOptions: { padding: 16 } };
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
      lookAt(shown, props, point);
    }),
  );
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
