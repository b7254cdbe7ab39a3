// Return (回退): a department gives its task back. Without a lead the whole case goes back to the dispatcher and
// the other departments are relieved; without an assisting department the others go on.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { DomainError } from '../../error.ts';
import { handsOff, type TaskRule } from '../action.ts';
import { unfinished } from '../state.ts';
import { stageTiming } from '../timing.ts';
import { resolve } from '../unchecked.ts';

export const returnTask: TaskRule<'return'> = {
  fromTask: ['assigned', 'signed_in'],
  guard(task, situation) {
    handsOff(task, situation);
    if (task.role === 'notify') {
      throw new DomainError(
        'task/wrong-state',
        'A notified department has nothing to return; sign in to confirm.',
      );
    }
  },
  decide({ taskId, reason }, subject, { rules, now }, task): DecidedEvent[] {
    const returned: DecidedEvent = { type: 'task.returned', data: { taskId, reason } };
    if (task.role === 'lead') {
      const withdrawn = subject.tasks
        .filter((other) => other.id !== taskId && (other.state === 'assigned' || other.state === 'signed_in'))
        .map((other) => other.id);
      return [
        returned,
        {
          type: 'case.returned',
          data: { withdrawn, ...stageTiming(rules, 'dispatch', subject.severity, now) },
        },
      ];
    }
    const left = unfinished(subject.tasks).filter((other) => other.id !== taskId);
    return left.length > 0 ? [returned] : resolve([returned], subject, { rules, now });
  },
};
