// Withdraw (撤回): the dispatcher takes back the whole dispatch while nobody has finished, or one department that helps
// or was notified and never acts. Right after the dispatch it is a slip of the hand and needs no reason.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { undoSeconds } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '../../error.ts';
import { type CaseRule, type Naming, named } from '../action.ts';
import { type Case, currentTasks, isOpen, unfinished } from '../state.ts';
import { stageTiming } from '../timing.ts';
import { resolve } from '../unchecked.ts';

/** What was pressed in time may be long on its way. */
const onTheWaySeconds = 5;

export const withdraw: CaseRule<'withdraw'> = {
  guard(subject) {
    const { tasks, required } = removable(subject);
    if (required && tasks.length === 0) {
      throw new DomainError('task/wrong-state', 'Work of this dispatch has been finished; it stays.');
    }
  },
  naming: removable,
  decide({ tasks: ids, reason }, subject, { now, rules }): DecidedEvent[] {
    const chosen = named(ids, removable(subject), subject).map(({ id }) => id);
    if (!reason && !justDispatched(subject, now)) {
      throw new DomainError(
        'case/reason-required',
        `Without a reason a dispatch is taken back within ${undoSeconds} seconds.`,
      );
    }
    const why = reason ? { reason } : {};
    if (chosen.length === 0) {
      const tasks = currentTasks(subject).filter(isOpen);
      const timing = stageTiming(rules, 'dispatch', subject.severity, now, subject.clocks.dispatch);
      return [{ type: 'case.withdrawn', data: { tasks: tasks.map(({ id }) => id), ...why, ...timing } }];
    }
    const withdrawn = chosen.map(
      (taskId): DecidedEvent => ({ type: 'task.withdrawn', data: { taskId, ...why } }),
    );
    const left = unfinished(subject.tasks).filter(({ id }) => !chosen.includes(id));
    if (left.length > 0) return withdrawn;
    return resolve(withdrawn, subject, { rules, now });
  },
};

/** Whoever does not lead can go alone; naming nobody takes all back, as long as no work is done. */
function removable(subject: Case): Naming {
  const current = currentTasks(subject);
  return {
    tasks: current.filter((task) => task.role !== 'lead' && isOpen(task)),
    required: current.some((task) => task.role !== 'notify' && task.state === 'done'),
  };
}

function justDispatched(subject: Case, now: string): boolean {
  const [first] = currentTasks(subject);
  const until = Date.parse(first?.assignedAt ?? '') + (undoSeconds + onTheWaySeconds) * 1000;
  return Date.parse(now) <= until;
}
