// Putting the pin by hand: the map under a fixed pin, with the grid that it would fall in.
import { createMemo, createSignal } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Dialog.tsx';
import { DistrictMap } from '../case/DistrictMap.tsx';
import { isOutside, placeName, smallestOf } from '../case/place-name.ts';
import styles from './PlaceSheet.module.css';

export interface PlaceSheetProps {
  start: Point;
  onChoose: (point: Point) => void;
  onClose: () => void;
}

export default function PlaceSheet(props: PlaceSheetProps) {
  const district = useDistrict();
  const [point, setPoint] = createSignal(props.start);
  const placed = createMemo(() => district.shapes.placeOf(point()));
  return (
    <Sheet
      open
      flush
      title={fieldText('report.adjust')}
      onClose={props.onClose}
      footer={
        <div class={styles.foot}>
          <p aria-live="polite" data-outside={isOutside(placed())}>
            {placeName(district, placed())}
          </p>
          <Button tone="primary" size="large" wide onClick={() => props.onChoose(point())}>
            {fieldText('place.confirm')}
          </Button>
        </div>
      }
    >
      <DistrictMap
        class={styles.map}
        highlight={smallestOf(placed())}
        pin={point()}
        onPick={setPoint}
        label={fieldText('report.place')}
      />
    </Sheet>
  );
}
