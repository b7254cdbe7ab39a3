// The map with a case's pin, over the page.
import type { Place } from '#shared/contracts/events.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { fieldText } from '../../i18n/field.ts';
import { Sheet } from '../../ui/Dialog.tsx';
import { DistrictMap } from '../case/DistrictMap.tsx';
import styles from './PlaceSheet.module.css';

export default function MapSheet(props: { place: Place; onClose: () => void }) {
  const district = useDistrict();
  return (
    <Sheet
      open
      flush
      title={caseText('field.place')}
      onClose={props.onClose}
      footer={
        <p class={styles.words}>
          {district.pathName(props.place.areaPath) || fieldText('place.outside')} {props.place.address}
        </p>
      }
    >
      <DistrictMap class={styles.map} highlight={props.place.areaPath.at(-1)} pin={props.place.point} />
    </Sheet>
  );
}
