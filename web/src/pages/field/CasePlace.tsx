// Where a case is: the drawing at once, the map when it is asked for.
import MapIcon from 'lucide-solid/icons/map';
import { createEffect, createSignal, lazy, Show, Suspense } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './CasePlace.module.css';
import { GridOutline } from './GridOutline.tsx';

const MapSheet = lazy(() => import('./MapSheet.tsx'));

export function CasePlace(props: { view: CaseView }) {
  const district = useDistrict();
  const [open, setOpen] = createSignal(false);
  const path = () => props.view.place.areaPath;
  const grid = () => path().at(-1);
  createEffect(() => district.shapes.loadAround(props.view.place.point));
  return (
    <div class={styles.place}>
      <GridOutline
        class={styles.outline}
        shapes={district.shapes.features()}
        point={props.view.place.point}
        highlight={grid()}
        label={district.pathName(path()) || fieldText('place.outside')}
      />
      <div class={styles.words}>
        <p class={styles.grid} data-outside={path().length === 0}>
          {grid() ? district.areaName(grid() ?? '') : fieldText('place.outside')}
        </p>
        <p class={styles.path}>{district.pathName(path().slice(0, -1))}</p>
        <p>{props.view.place.address}</p>
        <Button icon={MapIcon} onClick={() => setOpen(true)}>
          {fieldText('place.open')}
        </Button>
      </div>
      <Suspense>
        <Show when={open()}>
          <MapSheet place={props.view.place} onClose={() => setOpen(false)} />
        </Show>
      </Suspense>
    </div>
  );
}
