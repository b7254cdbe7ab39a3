// How offered actions are shown, from their rows: which one stands out, which says no, which leaves the case where it
// is. What is offered is the service's to say.
import { type CaseAction, rowOf } from '#shared/contracts/action-table.ts';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import type { DistrictContext } from '../../data/district.tsx';
import { word } from '../../i18n/words.ts';
import type { ButtonLook } from '../../ui/Button.tsx';

export const kindOf = (action: CaseAction) => rowOf(action).kind;

/** The one that the case waits for; none when somebody else has to act. */
export const mainOf = (offered: readonly OfferedAction[]): OfferedAction | undefined =>
  offered.find(({ action }) => kindOf(action) === 'forward');

/** Red says no; blue is what most people came for. */
export const toneOf = ({ action }: OfferedAction, isMain: boolean): NonNullable<ButtonLook['tone']> => {
  if (kindOf(action) === 'back') return 'danger';
  return isMain ? 'primary' : 'plain';
};

/** Two tasks of a case are told apart by their department and its part. */
export function labelOf(
  { action, taskId }: OfferedAction,
  view: CaseView,
  district: DistrictContext,
): string {
  const alike = view.actions.filter((each) => each.action === action);
  const task = view.tasks.find(({ id }) => id === taskId);
  const name = word(`action.${action}`);
  return alike.length > 1 && task
    ? `${name} · ${district.departmentName(task.department)} ${word(`part.${task.role}`)}`
    : name;
}
