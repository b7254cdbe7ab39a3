// The case's one public door: every decision about a case is made through here, and only here are the permission
// table, the from-states and an action's own rule put together.
import { type ActionInput, actionRow, type CaseAction, caseActions } from '#shared/contracts/case-actions.ts';
import type { OfferedAction } from '#shared/contracts/cases.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import { may, roleFor } from '../access.ts';
import { DomainError } from '../error.ts';
import { type CaseRule, type Context, type Situation, type TaskRule, taskFor } from './action.ts';
import { addEvidence } from './actions/add-evidence.ts';
import { comment } from './actions/comment.ts';
import { correct } from './actions/correct.ts';
import { dismiss } from './actions/dismiss.ts';
import { dispatch } from './actions/dispatch.ts';
import { fail } from './actions/fail.ts';
import { file } from './actions/file.ts';
import { finish } from './actions/finish.ts';
import { pass } from './actions/pass.ts';
import { rate } from './actions/rate.ts';
import { reopen } from './actions/reopen.ts';
import { returnTask } from './actions/return.ts';
import { signIn } from './actions/sign-in.ts';
import { type Case, reachable } from './state.ts';
import { passedUnseen } from './system.ts';

export type { Context } from './action.ts';
export { report } from './actions/report.ts';
export { evolve, replay } from './evolve.ts';
export { type Case, reachable, type Task } from './state.ts';
export { authorOf, hand, judgeEvidence, nextTickAt, tick } from './system.ts';

type TaskAction = { [A in CaseAction]: 'taskId' extends keyof ActionInput<A> ? A : never }[CaseAction];

const taskRules: { readonly [A in TaskAction]: TaskRule<A> } = {
  sign_in: signIn,
  return: returnTask,
  finish,
};
const caseRules: { readonly [A in Exclude<CaseAction, TaskAction>]: CaseRule<A> } = {
  correct,
  file,
  dismiss,
  dispatch,
  pass,
  fail,
  reopen,
  comment,
  add_evidence: addEvidence,
  rate,
};

/**
 * The facts that an action makes of a case, after those of limits that passed unseen before it (see `authorOf`).
 * @throws DomainError `case/not-found` when the member may not even see it, `auth/forbidden`, `case/wrong-state`
 * and what the action's own rule refuses
 */
export function decide<A extends CaseAction>(
  action: A,
  input: ActionInput<A>,
  subject: Case,
  context: Context,
): DecidedEvent[] {
  authorize(action, subject, context);
  const passed = passedUnseen(subject, context.now);
  // A dispatch names its tasks by its own place in the history.
  const current = { ...subject, seq: subject.seq + passed.length };
  return [...passed, ...decideNow(action, input, current, context)];
}

function decideNow<A extends CaseAction>(
  action: A,
  input: ActionInput<A>,
  subject: Case,
  context: Context,
): DecidedEvent[] {
  if (action in taskRules) {
    const rule = taskRules[action as TaskAction] as TaskRule<TaskAction>;
    const taskInput = input as ActionInput<TaskAction>;
    return rule.decide(taskInput, subject, context, taskFor(rule, taskInput.taskId, subject, context));
  }
  const rule = caseRules[action as Exclude<CaseAction, TaskAction>] as unknown as CaseRule<A>;
  rule.guard?.(subject, context);
  return rule.decide(input, subject, context);
}

/** The role on whose strength the member takes the action: it stands in the event. */
export function actingRole(action: CaseAction, subject: Case, { actor }: Situation): Role | undefined {
  return roleFor(actionRow[action].permission, actor, reachable(subject));
}

/** What this member may do to the case now; a task's action once per task it can be taken on. */
export function offeredActions(subject: Case, situation: Situation): OfferedAction[] {
  return caseActions.flatMap(({ action }): OfferedAction[] => {
    if (!passes(() => authorize(action, subject, situation))) return [];
    if (action in taskRules) {
      const rule = taskRules[action as TaskAction] as TaskRule<TaskAction>;
      return subject.tasks
        .filter((task) => passes(() => taskFor(rule, task.id, subject, situation)))
        .map((task) => ({ action, taskId: task.id }));
    }
    const { guard } = caseRules[action as Exclude<CaseAction, TaskAction>];
    return passes(() => guard?.(subject, situation)) ? [{ action }] : [];
  });
}

function authorize(action: CaseAction, subject: Case, { actor }: Situation): void {
  const row = actionRow[action];
  const target = reachable(subject);
  if (!may('case:read', actor, target))
    throw new DomainError('case/not-found', 'There is no such case for you.');
  if (!may(row.permission, actor, target)) {
    throw new DomainError('auth/forbidden', `Your roles do not allow “${action}” on case ${subject.number}.`);
  }
  if (!row.from.some((state) => state === subject.state)) {
    throw new DomainError(
      'case/wrong-state',
      `The case is ${subject.state}; “${action}” needs ${row.from.join(' or ')}.`,
    );
  }
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
