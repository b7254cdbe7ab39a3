// Fail (返工): the result does not hold. The tasks of the dispatch in force are worked on again; a case that was
// solved on the spot has none and goes to the dispatcher.
import { attach, type CaseRule } from '../action.ts';
import { currentTasks } from '../state.ts';
import { handleTiming, stageTiming } from '../timing.ts';
import { fourEyes } from './four-eyes.ts';

export const fail: CaseRule<'fail'> = {
  guard: fourEyes,
  decide({ reason, evidence }, subject, context) {
    const tasks = currentTasks(subject)
      .filter((task) => task.role !== 'notify' && task.state === 'done')
      .map((task) => task.id);
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
            : stageTiming(rules, 'dispatch', now)),
        },
      },
    ];
  },
};
