import { expect, test } from 'vitest';
import { authorOf } from '#shared/domain/case/index.ts';
import {
  dispatched,
  filed,
  finished,
  overdue,
  people,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { at, given, minute } from '#test/support/given.ts';

const { clerk, dispatcher, reviewer } = people;

test('an action after the limit first puts on record that it was late, though no tick saw it', () => {
  given(at(0, reported()))
    .when('file', {}, reviewer)
    .at(31)
    .thenHappens(overdue({ stage: 'review', dueAt: minute(30) }), filed());
});

test('the last millisecond of the limit is still in time', () => {
  given(at(0, reported()))
    .when('file', {}, reviewer)
    .at(30 - 1 / 60_000)
    .thenHappens(filed());
});

test('an action near the limit needs no warning any more', () => {
  given(at(0, reported())).when('file', {}, reviewer).at(29).thenHappens(filed());
});

test('what is on record already is not said again', () => {
  given(at(0, reported()), at(30, overdue({ stage: 'review', dueAt: minute(30) })))
    .when('file', {}, reviewer)
    .at(31)
    .thenHappens(filed());
});

test('tasks of a late dispatch are named by the dispatch, not by the overdue fact before it', () => {
  given(reported(), at(1, filed()))
    .when('dispatch', { lead: 'sanitation', assist: [], notify: [] }, dispatcher)
    .at(22)
    .thenHappens(overdue({ stage: 'dispatch', dueAt: minute(21) }), dispatched(4));
});

test('a department that signs in late has its own sign-in clock on record', () => {
  given(reported(), filed(), at(2, dispatched(3)))
    .when('sign_in', { taskId: 't3-sanitation' }, clerk)
    .at(63)
    .thenHappens(
      overdue({ stage: 'sign_in', taskId: 't3-sanitation', dueAt: minute(62) }),
      signedIn('t3-sanitation', 'clerk'),
    );
});

test('a result that comes late resolves the case all the same', () => {
  given(reported(), filed(), at(2, dispatched(3)), at(3, signedIn('t3-sanitation', 'clerk')))
    .when('finish', { taskId: 't3-sanitation', text: '已修好', evidence: [] }, clerk)
    .at(243)
    .thenHappens(overdue({ stage: 'handle', dueAt: minute(242) }), finished('t3-sanitation'), resolved());
});

test('the clock is the author of what time did, whoever brought it on record', () => {
  const member = { kind: 'member', id: 'reviewer', name: 'reviewer', role: 'reviewer' } as const;
  expect(authorOf(overdue({ stage: 'review', dueAt: minute(30) }), member)).toEqual({
    kind: 'system',
    name: 'clock',
  });
  expect(authorOf(filed(), member)).toBe(member);
});
