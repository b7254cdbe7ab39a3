// The rule of every action, by its name: one that is missing does not compile. An action whose input names a task is
// that task's.
import { actionRow, type CaseAction, type CaseActionRow } from '#shared/contracts/action-table.ts';
import type { CaseRule, TaskRule } from './action.ts';
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
import { withdraw } from './actions/withdraw.ts';

type TaskAction = Extract<CaseActionRow, { fields: { taskId: unknown } }>['action'];
type RuleOf<A extends CaseAction> = A extends TaskAction ? TaskRule<A> : CaseRule<A>;

const rules: { readonly [A in CaseAction]: RuleOf<A> } = {
  correct,
  file,
  dismiss,
  dispatch,
  withdraw,
  sign_in: signIn,
  return: returnTask,
  finish,
  pass,
  fail,
  reopen,
  comment,
  add_evidence: addEvidence,
  rate,
};

/** A rule as it is applied, whatever the action: with what its own types say of the input out of sight. */
export type AnyRule =
  | { readonly of: 'case'; readonly rule: CaseRule<CaseAction> }
  | { readonly of: 'task'; readonly rule: TaskRule<CaseAction> };

export const ruleOf = (action: CaseAction): AnyRule =>
  ({
    of: 'taskId' in actionRow[action].fields ? 'task' : 'case',
    rule: rules[action],
  }) as unknown as AnyRule;
