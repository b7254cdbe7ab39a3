// Which of the offered actions stand under the thumb, and in which order.
import type { OfferedAction } from '#shared/contracts/cases.ts';
import { kindOf, mainOf } from '../case/offered.ts';

/** Two buttons fit side by side in every language. */
const places = 2;

export interface Arranged {
  /** From left to right. */
  bar: OfferedAction[];
  /** The one of them to stand out; none when the case waits for somebody else. */
  main: OfferedAction | undefined;
  more: OfferedAction[];
}

export function arrange(offered: readonly OfferedAction[]): Arranged {
  const steps = offered.filter(({ action }) => kindOf(action) === 'forward');
  const rest = offered.filter((each) => !steps.includes(each));
  const back = rest.filter(({ action }) => kindOf(action) === 'back');
  const main = mainOf(offered);
  const ordered = main ? [main, ...back, ...steps.slice(1)] : [...back, ...rest];
  const bar = [...new Set(ordered)].slice(0, places);
  return { bar: [...bar].reverse(), main, more: [...steps, ...rest].filter((each) => !bar.includes(each)) };
}
