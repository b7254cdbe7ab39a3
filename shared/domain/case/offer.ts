// Offering: what a member may do to a case now, found by the same rules that would refuse it.
import { type CaseAction, caseActions } from '#shared/contracts/action-table.ts';
import type { OfferedAction } from '#shared/contracts/cases.ts';
import { DomainError } from '../error.ts';
import { type Situation, taskFor } from './action.ts';
import { authorize } from './decide.ts';
import { ruleOf } from './rules.ts';
import type { Case } from './state.ts';

/** What this member may do to the case now; a task's action once per task it can be taken on. */
export const offeredActions = (subject: Case, situation: Situation): OfferedAction[] =>
  caseActions.flatMap(({ action }) =>
    passes(() => authorize(action, subject, situation)) ? offersOf(action, subject, situation) : [],
  );

function offersOf(action: CaseAction, subject: Case, situation: Situation): OfferedAction[] {
  const { of, rule } = ruleOf(action);
  if (of === 'case') {
    const naming = rule.naming?.(subject);
    return passes(() => rule.guard?.(subject, situation))
      ? [{ action, ...(naming && { naming: { ...naming, tasks: naming.tasks.map(({ id }) => id) } }) }]
      : [];
  }
  return subject.tasks
    .filter((task) => passes(() => taskFor(rule, task.id, subject, situation)))
    .map((task) => ({ action, taskId: task.id }));
}

function passes(guard: () => unknown): boolean {
  try {
    guard();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
