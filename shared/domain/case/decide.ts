// Deciding: the permission table, the from-states and an action's own rule, put together, and nowhere else.
import { actionRow, type CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { HeldRole } from '#shared/contracts/roles.ts';
import { may, roleFor } from '../access.ts';
import { DomainError } from '../error.ts';
import { type Context, type Needs, type Situation, taskFor } from './action.ts';
import { ruleOf } from './rules.ts';
import { type Case, reachable } from './state.ts';
import { passedUnseen } from './system.ts';

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

function decideNow(
  action: CaseAction,
  input: ActionInput<CaseAction>,
  subject: Case,
  context: Context,
): DecidedEvent[] {
  const { of, rule } = ruleOf(action);
  if (of === 'task') {
    const { taskId } = input as { readonly taskId: string };
    return rule.decide(input, subject, context, taskFor(rule, taskId, subject, context));
  }
  rule.guard?.(subject, context);
  return rule.decide(input, subject, context);
}

/** What the decision has to be given besides the case; asked before it is loaded. */
export const needsOf = <A extends CaseAction>(
  action: A,
  input: ActionInput<A>,
  subject: Case,
  actor: Situation['actor'],
): Needs => ruleOf(action).rule.needs?.(input, subject, actor) ?? {};

/** The role on whose strength the member takes the action: it stands in the event. */
export function actingRole(
  action: CaseAction,
  subject: Case,
  { actor }: Pick<Situation, 'actor'>,
): HeldRole | undefined {
  return roleFor(actionRow[action].permission, actor, reachable(subject));
}

/** @throws DomainError `case/not-found`, `auth/forbidden`, `case/wrong-state` */
export function authorize(action: CaseAction, subject: Case, { actor }: Situation): void {
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
