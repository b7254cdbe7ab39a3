// Where something is, as a small drawing of the grids: no map library, no tiles, nothing to load.
import { createMemo, For, Show } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Shape } from '#shared/contracts/shapes.ts';
import { fieldText } from '../../i18n/field.ts';
import styles from './GridOutline.module.css';
import { outlineOf } from './outline.ts';

export interface GridOutlineProps {
  shapes: readonly Shape[];
  point: Point;
  highlight: string | undefined;
  /** Metres around the point that it may be off. */
  accuracy?: number | undefined;
  label: string;
  class?: string;
}

export function GridOutline(props: GridOutlineProps) {
  const outline = createMemo(() => outlineOf(props.shapes, props.point, props.highlight));
  return (
    <svg
      class={`${styles.outline} ${props.class ?? ''}`}
      viewBox={outline().box.join(' ')}
      role="img"
      aria-label={fieldText('place.map', { place: props.label })}
    >
      <For each={outline().paths}>
        {(path) => <path d={path.d} class={path.current ? styles.current : styles.grid} />}
      </For>
      <Show when={props.accuracy}>{(metres) => <circle r={metres()} class={styles.accuracy} />}</Show>
      <path d="M0 0h0" class={styles.halo} />
      <path d="M0 0h0" class={styles.dot} />
    </svg>
  );
}
