// A place for the map, of its final size from the start; the map itself (large) arrives when it is first needed.
import { lazy, Suspense } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import styles from './MapView.module.css';
import { Skeleton } from './States.tsx';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

export interface MapViewProps {
  /** Areas of the district; those with a boundary are drawn. */
  areas: readonly Area[];
  /** The area to outline. */
  highlight?: string;
  /** One place: drawn as a pin and looked at. */
  pin?: Point;
  /** Given: the pin stays in the middle and the map moves under it (or arrow keys move it). */
  onPick?: (point: Point) => void;
  /** Where to look without a pin. */
  centre?: Point;
  label?: string;
  class?: string;
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
