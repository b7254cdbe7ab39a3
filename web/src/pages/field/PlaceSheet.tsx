// Putting the pin by hand: the map under a fixed pin, with the grid that it would fall in.
import { createMemo, createSignal } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import { areaPathOf } from '#shared/domain/areas.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Dialog.tsx';
import { MapView } from '../../ui/MapView.tsx';
import styles from './PlaceSheet.module.css';

export interface PlaceSheetProps {
  start: Point;
  onChoose: (point: Point) => void;
  onClose: () => void;
}

export default function PlaceSheet(props: PlaceSheetProps) {
  const district = useDistrict();
  const [point, setPoint] = createSignal(props.start);
  const areas = () => district.areaList();
  const path = createMemo(() => areaPathOf(areas(), point()));
  return (
    <Sheet
      open
      flush
      title={fieldText('report.adjust')}
      onClose={props.onClose}
      footer={
        <div class={styles.foot}>
          <p aria-live="polite" data-outside={path().length === 0}>
            {district.pathName(path()) || fieldText('place.outside')}
          </p>
          <Button tone="primary" size="large" wide onClick={() => props.onChoose(point())}>
            {fieldText('place.confirm')}
          </Button>
        </div>
      }
    >
      <MapView
        class={styles.map}
        areas={areas()}
        highlight={path().at(-1)}
        pin={point()}
        onPick={setPoint}
        label={fieldText('report.place')}
      />
    </Sheet>
  );
}
