// Fail (返工): the result does not hold. Only the departments whose work failed work again, since appraisal counts it
// against them; the others stay done. A case that was solved on the spot has none and goes to the dispatcher.
import { attach, type CaseRule, type Naming, named } from '../action.ts';
import { type Case, currentTasks } from '../state.ts';
import { handleTiming, stageTiming } from '../timing.ts';
import { fourEyes } from './four-eyes.ts';

export const fail: CaseRule<'fail'> = {
  guard: fourEyes,
  naming: finishedWork,
  decide({ tasks: ids, reason, evidence }, subject, context) {
    const naming = finishedWork(subject);
    const chosen = named(ids, naming, subject);
    const tasks = (chosen.length > 0 ? chosen : naming.tasks).map((task) => task.id);
    const { rules, now } = context;
    const { handle } = subject.clocks;
    return [
      {
        type: 'case.failed',
        data: {
          reason,
          tasks,
          evidence: attach(evidence, context.evidence, subject),
          ...(handle && tasks.length > 0
            ? handleTiming(rules, handle.limit, handle.department, now, handle)
            : stageTiming(rules, 'dispatch', subject.severity, now)),
        },
      },
    ];
  },
};

/** The results of the dispatch in force; a single one is meant without being named. */
function finishedWork(subject: Case): Naming {
  const tasks = currentTasks(subject).filter((task) => task.role !== 'notify' && task.state === 'done');
  return { tasks, required: tasks.length > 1 };
}
