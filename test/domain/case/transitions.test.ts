// The whole transition table: every case that can come about is explored, and what the rows say has to be what
// deciding and evolving really make of it, no more and no less.
import { describe, expect, test } from 'vitest';
import { caseActions, rowOf } from '#shared/contracts/action-table.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import { authorize } from '#shared/domain/case/decide.ts';
import { explore } from '#test/support/explore.ts';
import { minute, refusal } from '#test/support/given.ts';
import { everybody } from '#test/support/walk.ts';

const { cases, transitions } = explore();
const of = (action: string) => transitions.filter((each) => each.action === action);
const unique = <T>(values: readonly T[]) => [...new Set(values)].sort();

test('the table, as it comes out', () => {
  const lines = caseActions.map(({ action }) => {
    const pairs = of(action).map(({ from, to }) => (from === to ? from : `${from} → ${to}`));
    return `${action.padEnd(13)}${unique(pairs).join(', ')}`;
  });
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    correct      filed, reported
    file         reported → dispatched, reported → filed
    dismiss      reported → dismissed
    dispatch     filed → dispatched
    withdraw     dispatched, dispatched → closed, dispatched → filed, dispatched → resolved
    sign_in      dispatched, resolved
    return       dispatched, dispatched → closed, dispatched → filed, dispatched → resolved
    finish       dispatched, dispatched → closed, dispatched → resolved
    pass         resolved → closed
    fail         resolved → dispatched, resolved → filed
    reopen       closed → filed
    comment      closed, dismissed, dispatched, filed, reported, resolved
    add_evidence closed, dismissed, dispatched, filed, reported, resolved
    rate         closed
    "
  `);
});

describe.each(caseActions.map(({ action }) => action))('%s', (action) => {
  const { from, to } = rowOf(action);

  test('starts from the states that its row names, and from no other', () => {
    expect(unique(of(action).map((each) => each.from))).toEqual(unique(from));
  });

  test('leads to the states that its row names, and to no other', () => {
    if (to === 'same') expect(of(action).filter((each) => each.from !== each.to)).toEqual([]);
    else expect(unique(of(action).map((each) => each.to))).toEqual(unique(to));
  });

  test('is refused from every other state, whoever tries', () => {
    for (const subject of cases.filter(({ state }) => !from.includes(state))) {
      const answers = everybody.map((actor) =>
        refusal(() => authorize(action, subject, { actor, now: minute(5) })),
      );
      expect(answers).not.toContain('not refused');
      if (subject.tasks.length > 0) expect(answers).toContain('case/wrong-state');
    }
  });
});

test('every state was explored', () => {
  expect(unique(cases.map(({ state }) => state))).toEqual(unique(caseStates));
});
