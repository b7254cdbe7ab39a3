// The form of one action, from the bottom edge. Photos taken in it say where their photographer stands.
import { createSignal } from 'solid-js';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { useDistrict } from '../../data/district.tsx';
import { Sheet } from '../../ui/Dialog.tsx';
import { ActionForm } from '../case/ActionForm.tsx';
import { fieldsOf } from '../case/form-values.ts';
import { shortNumber } from '../case/number.ts';
import { createPosition } from './position.ts';

export interface ActionSheetProps {
  view: CaseView;
  offered: OfferedAction;
  onClose: () => void;
}

export default function ActionSheet(props: ActionSheetProps) {
  const district = useDistrict();
  const [place, setPlace] = createSignal<Point>();
  const takesPhotos = fieldsOf(props.offered.action).some(([, { control }]) => control === 'photos');
  if (takesPhotos) createPosition(setPlace);
  return (
    <Sheet
      open
      title={`${district.categoryName(props.view.category)} ${shortNumber(props.view.number)}`}
      onClose={props.onClose}
    >
      <ActionForm
        view={props.view}
        offered={props.offered}
        place={place}
        onDone={props.onClose}
        onCancel={props.onClose}
      />
    </Sheet>
  );
}
