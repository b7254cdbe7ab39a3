// The map beside the tree: the shapes in force under those that were brought, one area or one finding outlined.
import { createEffect, createMemo, createSignal } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Box, Geometry, Shape } from '#shared/contracts/shapes.ts';
import { boxOfShape, union } from '#shared/domain/geometry.ts';
import { below } from '#shared/domain/shape-choice.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { areasText } from '../../../i18n/areas.ts';
import { MapView } from '../../../ui/MapView.tsx';
import styles from './Areas.module.css';
import type { Brought } from './brought.ts';

/** No area has such an id. */
const finding = '?';

export function AreaMap(props: {
  areas: readonly Area[];
  brought: Brought | undefined;
  open: string | undefined;
  /** Outlined instead of the open area. */
  finding: Geometry | undefined;
  onChoose: (areas: string[]) => void;
}) {
  const { shapes } = useDistrict();
  const [view, setView] = createSignal<Box>();
  const byId = createMemo(() => new Map(props.areas.map((area) => [area.id, area])));
  const drawn = createMemo((): Shape[] => {
    const coming = props.brought?.shapes ?? [];
    const own = shapes.shapeOf(props.open);
    const exact = props.brought?.replace ? [] : [...shapes.features(), ...(own ? [own] : [])];
    const rough = props.brought?.replace ? [] : shapes.overview();
    const there = new Map<string, Shape>();
    for (const shape of [...rough, ...exact, ...coming]) if (byId().has(shape.id)) there.set(shape.id, shape);
    return [...there.values()];
  });
  const marked = createMemo((): Shape[] =>
    props.finding ? [{ type: 'Feature', id: finding, properties: null, geometry: props.finding }] : [],
  );
  const frame = createMemo(
    (): Box | undefined => {
      const [mark] = marked();
      if (mark) return boxOfShape(mark);
      const wanted = props.open ? below(props.areas, [props.open]) : undefined;
      // A street without an outline of its own is where its grids are.
      const boxes = drawn()
        .filter(({ id }) => (wanted ? wanted.has(id) : props.brought))
        .map(boxOfShape);
      return boxes.length > 0 ? union(boxes) : (shapes.extent() ?? undefined);
    },
    undefined,
    { equals: (a, b) => String(a) === String(b) },
  );
  createEffect(() => {
    if (props.open) shapes.loadOwn([props.open]);
  });
  createEffect(() => {
    const box = view() ?? shapes.extent();
    if (box) shapes.loadView(box);
  });
  return (
    <MapView
      class={styles.map}
      shapes={[...drawn(), ...marked()]}
      nameOf={(id) => {
        const area = byId().get(id);
        return area ? labelOf(area.name) : '';
      }}
      highlight={props.finding ? finding : props.open}
      frame={frame()}
      onView={setView}
      onChoose={props.onChoose}
      label={areasText('map')}
    />
  );
}
