// A place for the map, of its final size from the start; the map itself (large) arrives when it is first needed.
import { lazy, Suspense } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Box, Shape } from '#shared/contracts/shapes.ts';
import styles from './MapView.module.css';
import { Skeleton } from './States.tsx';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

export interface MapViewProps {
  /** Shapes to draw; more may come while the map is shown. */
  shapes: readonly Shape[];
  nameOf: (id: string) => string;
  /** The area to outline. */
  highlight: string | undefined;
  /** The box to show with the pin; the map stays close to the pin until there is one. */
  frame: Box | undefined;
  /** Drawn as a pin and looked at; a map without one looks at its frame. */
  pin?: Point | undefined;
  /** Given: the pin stays in the middle and the map moves under it (or arrow keys move it). */
  onPick?: ((point: Point) => void) | undefined;
  /** Areas under the place that was pressed. */
  onChoose?: ((areas: string[]) => void) | undefined;
  /** What is in view, each time that the map comes to rest. */
  onView: (box: Box) => void;
  label?: string | undefined;
  class?: string | undefined;
}

export function MapView(props: MapViewProps) {
  return (
    <div class={`${styles.map} ${props.class ?? ''}`}>
      <Suspense fallback={<Skeleton height={2000} />}>
        <MapCanvas {...props} />
      </Suspense>
    </div>
  );
}
