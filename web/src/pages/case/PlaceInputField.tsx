// A place: a pin on the map with the grid named, and the address in words.
import { createMemo } from 'solid-js';
import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { type FieldProps, TextField } from '../../ui/Field.tsx';
import styles from './ActionForm.module.css';
import { DistrictMap } from './DistrictMap.tsx';
import { placeName, smallestOf } from './place-name.ts';

export function PlaceInputField(
  props: FieldProps & { value: PlaceInput; onChange: (place: PlaceInput) => void },
) {
  const district = useDistrict();
  const placed = createMemo(() => district.shapes.placeOf(props.value.point));
  const move = (point: Point) => props.onChange({ ...props.value, point });
  return (
    <div class={styles.place}>
      <DistrictMap
        highlight={smallestOf(placed())}
        pin={props.value.point}
        onPick={move}
        label={props.label}
        class={styles.map}
      />
      <p aria-live="polite">{placeName(district, placed())}</p>
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
