// A place: a pin on the map with the grid named, and the address in words.
import { createMemo } from 'solid-js';
import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { areaPathOf } from '#shared/domain/areas.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { type FieldProps, TextField } from '../../ui/Field.tsx';
import { MapView } from '../../ui/MapView.tsx';
import styles from './ActionForm.module.css';

export function PlaceInputField(
  props: FieldProps & { value: PlaceInput; onChange: (place: PlaceInput) => void },
) {
  const district = useDistrict();
  const areas = () => district.areaList();
  const path = createMemo(() => areaPathOf(areas(), props.value.point));
  const move = (point: Point) => props.onChange({ ...props.value, point });
  return (
    <div class={styles.place}>
      <MapView
        areas={areas()}
        highlight={path().at(-1)}
        pin={props.value.point}
        onPick={move}
        label={props.label}
        class={styles.map}
      />
      <p aria-live="polite">{path().length > 0 ? district.pathName(path()) : caseText('place.outside')}</p>
      <TextField
        label={caseText('field.address')}
        value={props.value.address ?? ''}
        maxLength={limits.addressLength}
        onChange={(address) => {
          const { point } = props.value;
          props.onChange(address.trim() ? { point, address } : { point });
        }}
      />
    </div>
  );
}
