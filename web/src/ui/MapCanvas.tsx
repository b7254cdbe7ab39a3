// The map: MapLibre over the district's own grids, with no tiles and nothing loaded from anywhere else.
import { type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Box } from '#shared/contracts/shapes.ts';
import { boxOfPoint, union } from '#shared/domain/geometry.ts';
import { common } from '../i18n/common.ts';
import { IconButton } from './Button.tsx';
import styles from './MapView.module.css';
import type { MapViewProps } from './MapView.tsx';
import { gridsOf, styleFor } from './map-style.ts';
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
  const grids = createMemo(() => gridsOf(props.shapes, props.highlight, props.nameOf));

  onMount(() => {
    try {
      const made = new MapLibre({
        container,
        style: styleFor(isDark(), grids()),
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        center: props.pin ?? middleOf(props.frame),
        zoom: 14,
      });
      made.touchZoomRotate.disableRotation();
      made.getCanvas().setAttribute('aria-label', props.label ?? common('map.label'));
      const tell = () => props.onView(made.getBounds().toArray().flat() as Box);
      made.on('load', () => {
        setMap(made);
        tell();
      });
      made.on('moveend', tell);
      made.on('click', ({ point }) => {
        const under = made.queryRenderedFeatures(point, { layers: ['grid-fill'] });
        props.onChoose?.([...new Set(under.map(({ properties }) => String(properties.id)))]);
      });
      if (props.onPick) pickCentre(made, (point) => props.onPick?.(point));
      onCleanup(() => made.remove());
    } catch {
      setFailed(true);
    }
  });

  createEffect(() => {
    const shown = map();
    if (!shown) return;
    (shown.getSource('grids') as GeoJSONSource | undefined)?.setData(grids());
  });
  createEffect(on(isDark, (dark) => map()?.setStyle(styleFor(dark, grids())), { defer: true }));
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

/** Somewhere to begin; a frame that comes later is shown as soon as it is there. */
const middleOf = (frame: Box | undefined): Point =>
  frame ? { lng: (frame[0] + frame[2]) / 2, lat: (frame[1] + frame[3]) / 2 } : { lng: 105, lat: 35 };

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

/** Keeps the pin, and the view on it, where the props say; a frame that comes later is shown unless somebody moved. */
function createPin(map: () => MapLibre | undefined, props: MapViewProps): void {
  const marker = new Marker({ element: pinElement(), anchor: 'bottom' });
  let moved = false;
  createEffect(() => map()?.on('movestart', ({ originalEvent }) => (moved ||= Boolean(originalEvent))));
  createEffect(
    on([map, () => props.pin?.lng, () => props.pin?.lat], ([shown, lng, lat]) => {
      if (!shown || lng === undefined || lat === undefined) return;
      const centre = shown.getCenter();
      if (!props.onPick) marker.setLngLat({ lng, lat }).addTo(shown);
      if (round(centre.lng) === round(lng) && round(centre.lat) === round(lat)) return;
      shown.jumpTo({ center: { lng, lat } });
      moved = false;
    }),
  );
  createEffect(
    on([map, () => props.pin?.lng, () => props.pin?.lat, () => props.frame], ([shown, lng, lat, frame]) => {
      if (!shown || !frame || props.onPick) return;
      const pinned = lng !== undefined && lat !== undefined;
      // Without a pin somebody chose the frame: it is shown wherever they looked before.
      if (pinned && moved) return;
      const box = pinned ? union([frame, boxOfPoint({ lng, lat })]) : frame;
      shown.fitBounds(box, { padding: 32, maxZoom: 15.5, duration: 0 });
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
