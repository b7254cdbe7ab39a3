// Withdraw: a dispatch, or a part of it, is taken back.
import { expect, test } from 'vitest';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import { undoSeconds } from '#shared/contracts/vocabulary.ts';
import { offeredActions } from '#shared/domain/case/index.ts';
import {
  dispatched,
  filed,
  finished,
  overdue,
  people,
  reported,
  resolved,
  signedIn,
  taskReturned,
  taskWithdrawn,
  withdrawn,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { dispatcher, commander, reviewer, clerk } = people;
const reason = '派错部门';
const all: ActionInput<'withdraw'> = { tasks: [], reason };
const shared = [
  reported(),
  at(1, filed()),
  at(9, dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'notify' })),
];
const everyone = ['t3-sanitation', 't3-lighting', 't3-police'];
const seconds = (count: number) => 9 + count / 60;

test('the whole dispatch goes, also from departments that had signed in', () => {
  given(...shared, signedIn('t3-sanitation'))
    .when('withdraw', all, dispatcher)
    .thenHappens(withdrawn(8, everyone, reason));
});

test('the case waits for another dispatch, whose clock goes on where it was; the handling clock pauses', () => {
  const subject = caseOf(...shared, at(30, withdrawn(8, everyone, reason)));
  expect(subject.state).toBe('filed');
  expect(subject.tasks.map((task) => [task.state, task.reason, task.endedAt])).toEqual(
    everyone.map(() => ['withdrawn', reason, minute(30)]),
  );
  expect(subject.tasks.some((task) => task.signIn?.runningSince)).toBe(false);
  expect(subject.clocks.dispatch).toMatchObject({
    startedAt: minute(1),
    runningSince: minute(30),
    // 20 minutes, of which 8 were spent before the dispatch.
    dueAt: minute(42),
    runs: [{ from: minute(1), to: minute(9) }],
  });
  expect(subject.clocks.handle?.runningSince).toBeUndefined();
  expect(subject.clocks.handle).toMatchObject({ runs: [{ from: minute(9), to: minute(30) }] });
});

test('what was late with dispatching stays late, since when it was', () => {
  const passed = overdue({ stage: 'dispatch', dueAt: minute(21) });
  given(reported(), at(1, filed()), at(41, passed), at(41, dispatched(4)))
    .when('withdraw', { tasks: [] }, dispatcher)
    .at(41)
    .thenHappens(withdrawn(40, ['t4-sanitation']));
});

test('right after the dispatch no reason is asked, later one is', () => {
  const slip = { tasks: [] };
  given(...shared)
    .when('withdraw', slip, dispatcher)
    .at(9)
    .thenHappens(withdrawn(8, everyone));
  given(...shared)
    .when('withdraw', slip, dispatcher)
    .at(seconds(undoSeconds))
    .thenHappens(withdrawn(8, everyone));
  given(...shared)
    .when('withdraw', slip, dispatcher)
    .at(seconds(undoSeconds + 6))
    .thenRefused('case/reason-required');
});

test('a department that helps and never acts can go alone; the others go on', () => {
  given(...shared, signedIn('t3-sanitation'))
    .when('withdraw', { tasks: ['t3-lighting'], reason }, dispatcher)
    .thenHappens(taskWithdrawn('t3-lighting', reason));
  const subject = caseOf(...shared, at(20, taskWithdrawn('t3-lighting', reason)));
  expect(subject.state).toBe('dispatched');
  expect(subject.tasks.map((task) => task.state)).toEqual(['assigned', 'withdrawn', 'assigned']);
  expect(subject.tasks[1]?.signIn?.runningSince).toBeUndefined();
  expect(subject.clocks.handle).toMatchObject({ runningSince: minute(9) });
});

const leadDone = [...shared, signedIn('t3-sanitation'), finished('t3-sanitation')];

test('when the last one that is waited for goes, the case is resolved', () => {
  given(...leadDone)
    .when('withdraw', { tasks: ['t3-lighting'], reason }, commander)
    .thenHappens(taskWithdrawn('t3-lighting', reason), resolved());
});

test('finished work stays: then only a department that has not acted can go', () => {
  given(...leadDone)
    .when('withdraw', all, dispatcher)
    .thenRefused('task/not-named');
  const offered = offeredActions(caseOf(...leadDone), { actor: dispatcher, now: minute(20) });
  expect(offered.find(({ action }) => action === 'withdraw')?.naming).toEqual({
    tasks: ['t3-lighting', 't3-police'],
    required: true,
  });
});

test('a lead does not go alone', () => {
  given(...shared)
    .when('withdraw', { tasks: ['t3-sanitation'], reason }, dispatcher)
    .thenRefused('task/wrong-state');
});

test('with nothing to take back it is not offered', () => {
  const facts = [
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'assist' }),
    signedIn('t3-lighting', 'lighting-clerk'),
    finished('t3-lighting'),
    taskReturned('t3-police'),
  ];
  given(...facts)
    .when('withdraw', all, dispatcher)
    .thenRefused('task/wrong-state');
  const offered = offeredActions(caseOf(...facts), { actor: dispatcher, now: minute(20) });
  expect(offered.map(({ action }) => action)).not.toContain('withdraw');
});

test.each([reviewer, clerk])('$id dispatches nothing and takes nothing back', (person) => {
  given(...shared)
    .when('withdraw', all, person)
    .thenRefused('auth/forbidden');
});

test('dispatched again, the handling clock goes on where it paused', () => {
  const subject = caseOf(
    ...shared,
    at(30, withdrawn(8, everyone, reason)),
    at(35, dispatched(5, { police: 'lead' })),
  );
  expect(subject).toMatchObject({ state: 'dispatched', dispatchSeq: 5 });
  expect(subject.tasks.at(-1)).toMatchObject({ id: 't5-police', state: 'assigned' });
  expect(subject.clocks.handle).toMatchObject({
    runningSince: minute(35),
    runs: [{ from: minute(9), to: minute(30) }],
  });
  expect(subject.clocks.dispatch?.runs).toEqual([
    { from: minute(1), to: minute(9) },
    { from: minute(30), to: minute(35) },
  ]);
});
