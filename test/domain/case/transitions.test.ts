// The whole transition table, written down once more by hand: what each action makes of each state. A pair that
// is not in it is refused.
import { describe, expect, test } from 'vitest';
import { type ActionInput, type CaseAction, caseActions } from '#shared/contracts/case-actions.ts';
import { type CaseState, caseStates } from '#shared/contracts/vocabulary.ts';
import { decide } from '#shared/domain/case/index.ts';
import {
  closed,
  dismissed,
  dispatched,
  filed,
  finished,
  type Person,
  people,
  photo,
  ref,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { caseOf, contextOf, type Past, refusal } from '#test/support/given.ts';

const { officer, reviewer, dispatcher, clerk, policeClerk } = people;

const open: Past[] = [
  reported(),
  filed(),
  dispatched(3, { sanitation: 'lead', police: 'notify' }),
  signedIn('t3-sanitation', 'clerk'),
];
const done = [...open, finished('t3-sanitation'), resolved()];
const histories: Record<CaseState, Past[]> = {
  reported: [reported()],
  filed: [reported(), filed()],
  dispatched: open,
  resolved: done,
  closed: [...done, closed()],
  dismissed: [reported(), dismissed()],
};

/** Who takes the action with what, so that nothing but the state can refuse it. */
const takers: { [A in CaseAction]: [Person, ActionInput<A>] } = {
  correct: [officer, { text: '路灯不亮,已三天' }],
  file: [reviewer, {}],
  dismiss: [reviewer, { reason: '不属于受理范围' }],
  dispatch: [dispatcher, { lead: 'sanitation', assist: [], notify: [] }],
  sign_in: [policeClerk, { taskId: 't3-police' }],
  return: [clerk, { taskId: 't3-sanitation', reason: '不属于本部门' }],
  finish: [clerk, { taskId: 't3-sanitation', text: '已修好', evidence: [] }],
  pass: [officer, { kind: 'solved', evidence: [] }],
  fail: [officer, { reason: '仍然不亮', evidence: [] }],
  reopen: [officer, { reason: '又不亮了' }],
  comment: [officer, { text: '请尽快' }],
  add_evidence: [officer, { evidence: [ref('B')] }],
  rate: [officer, { stars: 5 }],
};

const always = Object.fromEntries(caseStates.map((state) => [state, state]));
const transitions: Record<CaseAction, Partial<Record<CaseState, CaseState>>> = {
  correct: { reported: 'reported', filed: 'filed' },
  file: { reported: 'filed' },
  dismiss: { reported: 'dismissed' },
  dispatch: { filed: 'dispatched' },
  sign_in: { dispatched: 'dispatched', resolved: 'resolved' },
  return: { dispatched: 'filed' },
  finish: { dispatched: 'resolved' },
  pass: { resolved: 'closed' },
  fail: { resolved: 'dispatched' },
  reopen: { closed: 'filed' },
  comment: always,
  add_evidence: always,
  rate: { closed: 'closed' },
};

describe.each(caseActions.map((row) => row.action))('%s', (action) => {
  const [actor, input] = takers[action];
  const attempt = (state: CaseState) =>
    decide(
      action,
      input,
      caseOf(...histories[state]),
      contextOf(actor, '2026-11-21T08:10:00.000Z', [photo('B')]),
    );

  const allowed = Object.entries(transitions[action]) as [CaseState, CaseState][];
  test.each(allowed)('from %s leads to %s', (from, to) => {
    expect(caseOf(...histories[from], ...attempt(from)).state).toBe(to);
  });

  const refused = caseStates.filter((state) => transitions[action][state] === undefined);
  test.each(refused)('from %s is refused', (from) => {
    // A department does not know of a case that it has no task in.
    const known = actor.department === null || caseOf(...histories[from]).tasks.length > 0;
    expect(refusal(() => attempt(from))).toBe(known ? 'case/wrong-state' : 'case/not-found');
  });
});
