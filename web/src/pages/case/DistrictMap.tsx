// The map of the district: shapes come as the person looks around, and one area stands out.
import { createEffect, createMemo, createSignal } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Box } from '#shared/contracts/shapes.ts';
import { boxOfShape } from '#shared/domain/geometry.ts';
import { useDistrict } from '../../data/district.tsx';
import { MapView } from '../../ui/MapView.tsx';

export interface DistrictMapProps {
  pin: Point;
  /** The area to outline; for a place outside all of them the whole district is shown. */
  highlight: string | undefined;
  onPick?: (point: Point) => void;
  label?: string;
  class?: string | undefined;
}

export function DistrictMap(props: DistrictMapProps) {
  const { shapes, areaName } = useDistrict();
  const drawn = createMemo(() => {
    const own = shapes.shapeOf(props.highlight);
    const others = shapes.features().filter(({ id }) => id !== own?.id);
    const exact = own ? [...others, own] : others;
    const there = new Set(exact.map(({ id }) => id));
    return [...exact, ...shapes.overview().filter(({ id }) => !there.has(id))];
  });
  const frame = createMemo(
    (): Box | undefined => {
      if (!props.highlight) return shapes.extent() ?? undefined;
      const shape = shapes.shapeOf(props.highlight);
      return shape && boxOfShape(shape);
    },
    undefined,
    // The same box again moves no map.
    { equals: (a, b) => String(a) === String(b) },
  );
  const [view, setView] = createSignal<Box>();
  createEffect(() => shapes.loadAround(props.pin));
  createEffect(() => {
    const box = view();
    if (box) shapes.loadView(box);
  });
  return (
    <MapView
      shapes={drawn()}
      nameOf={areaName}
      highlight={props.highlight}
      frame={frame()}
      pin={props.pin}
      onPick={props.onPick}
      onView={setView}
      label={props.label}
      class={props.class}
    />
  );
}
