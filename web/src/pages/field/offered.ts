// Which of the offered actions stand under the thumb, and in which order. What is offered is the service's to say.
import type { CaseAction } from '#shared/contracts/case-actions.ts';
import type { OfferedAction } from '#shared/contracts/cases.ts';
import { staying } from '../case/action-fields.ts';

/** What says no: it stands left of what moves on, and in red. */
const refusing: readonly CaseAction[] = ['dismiss', 'return', 'fail'];
/** Two buttons fit side by side in every language. */
const places = 2;

export const isRefusing = ({ action }: OfferedAction): boolean => refusing.includes(action);

export interface Arranged {
  bar: OfferedAction[];
  more: OfferedAction[];
}

/** What moves the case on comes into the bar, the rest behind “more”; without any such, adding to the case does. */
export function arrange(offered: readonly OfferedAction[]): Arranged {
  const moving = offered.filter(({ action }) => !staying.includes(action));
  const adding = offered.filter(({ action }) => staying.includes(action));
  const ordered = [...moving.filter((each) => !isRefusing(each)), ...moving.filter(isRefusing)];
  const first = ordered.length > 0 ? ordered : adding;
  const bar = first.slice(0, places);
  return { bar: bar.toReversed(), more: [...ordered, ...adding].filter((each) => !bar.includes(each)) };
}
