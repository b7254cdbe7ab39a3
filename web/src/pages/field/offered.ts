// Which of the offered actions stand under the thumb, and in which order. What is offered is the service's to say.
import type { CaseAction } from '#shared/contracts/case-actions.ts';
import type { OfferedAction } from '#shared/contracts/cases.ts';

/** What a case waits for: one of them is what the person came to do. */
const forward: readonly CaseAction[] = ['sign_in', 'finish', 'pass', 'file', 'dispatch', 'rate'];
/** What takes a case back a step. */
const backward: readonly CaseAction[] = ['dismiss', 'return', 'fail', 'reopen'];
const refusing: readonly CaseAction[] = ['dismiss', 'return', 'fail'];
/** Two buttons fit side by side in every language. */
const places = 2;

export const isRefusing = ({ action }: OfferedAction): boolean => refusing.includes(action);

export interface Arranged {
  /** From left to right. */
  bar: OfferedAction[];
  /** The one of them to stand out; none when the case waits for somebody else. */
  main: OfferedAction | undefined;
  more: OfferedAction[];
}

export function arrange(offered: readonly OfferedAction[]): Arranged {
  const among = (actions: readonly CaseAction[]) => offered.filter(({ action }) => actions.includes(action));
  const steps = among(forward);
  const rest = offered.filter((each) => !steps.includes(each));
  const back = among(backward);
  const main = steps[0];
  const ordered = main ? [main, ...back, ...steps.slice(1)] : [...back, ...rest];
  const bar = [...new Set(ordered)].slice(0, places);
  return { bar: [...bar].reverse(), main, more: [...steps, ...rest].filter((each) => !bar.includes(each)) };
}
