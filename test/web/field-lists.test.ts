// What stands where on a phone: the tabs of a role, whose task comes first, which actions are under the thumb.
import { expect, test } from 'vitest';
import { type CaseAction, caseActions } from '#shared/contracts/action-table.ts';
import type { CaseCard, OfferedAction } from '#shared/contracts/cases.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import { heldOf } from '#shared/domain/roles.ts';
import { mineFirst, tabsOf } from '../../web/src/pages/field/lists.ts';
import { arrange } from '../../web/src/pages/field/offered.ts';

const member = (role: Role) => ({ id: 'me', held: heldOf([role]), areas: ['grid-1'], department: 'water' });
const tabs = (role: Role) => tabsOf(member(role)).map(({ id, queues }) => [id, ...queues]);

test('a grid officer has cases to verify, own reports and the grids', () => {
  expect(tabs('grid_officer')).toEqual([
    ['todo', 'to_verify'],
    ['mine', 'mine'],
    ['area', 'area'],
  ]);
});

test.each<Role>(['handler', 'clerk'])('a %s has the department’s tasks', (role) => {
  expect(tabs(role)).toEqual([
    ['todo', 'tasks_assigned', 'tasks_signed_in'],
    ['done', 'tasks_done'],
  ]);
});

test('the centre has what it reported, and who takes no part has nothing here', () => {
  expect(tabs('dispatcher')).toEqual([['mine', 'mine']]);
  expect(tabs('district_admin')).toEqual([]);
});

test('my tasks come before those nobody has, then my colleagues’, each in the order of the list', () => {
  const card = (id: string, handler?: string) =>
    ({ id, task: handler ? { handler: { id: handler, name: handler } } : {} }) as CaseCard;
  const list = [card('1', 'other'), card('2'), card('3', 'me'), card('4'), card('5', 'me')];
  expect(mineFirst(list, 'me').map(({ id }) => id)).toEqual(['3', '5', '2', '4', '1']);
});

const offer = (...actions: CaseAction[]): OfferedAction[] => actions.map((action) => ({ action }));
const names = (list: readonly OfferedAction[]) => list.map(({ action }) => action);

test('the step that the case waits for is the last button and stands out, its refusal beside it', () => {
  const { bar, main, more } = arrange(offer('pass', 'fail', 'comment', 'add_evidence'));
  expect(names(bar)).toEqual(['fail', 'pass']);
  expect(main?.action).toBe('pass');
  expect(names(more)).toEqual(['comment', 'add_evidence']);
});

test('after closing, rating stands out and reopening does not', () => {
  const { bar, main } = arrange(offer('reopen', 'comment', 'add_evidence', 'rate'));
  expect(names(bar)).toEqual(['reopen', 'rate']);
  expect(main?.action).toBe('rate');
});

test('while somebody else has to act, nothing stands out', () => {
  const { bar, main, more } = arrange(offer('comment', 'add_evidence', 'correct'));
  expect(main).toBeUndefined();
  expect(names(bar)).toEqual(['add_evidence', 'comment']);
  expect(names(more)).toEqual(['correct']);
});

test('whatever is offered can be reached, once', () => {
  const all = [
    ...offer(...caseActions.map(({ action }) => action)),
    { action: 'sign_in', taskId: 't3-b' } as const,
  ];
  const { bar, more } = arrange(all);
  expect([...bar, ...more]).toHaveLength(all.length);
  expect(new Set([...bar, ...more])).toEqual(new Set(all));
});

test('a member without anything to do has no buttons', () => {
  expect(arrange([])).toEqual({ bar: [], main: undefined, more: [] });
});
