import { expect, test } from 'vitest';
import {
  caseReturned,
  dispatched,
  filed,
  lasting,
  minutes,
  people,
  reported,
  taskReturned,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { dispatcher } = people;
const all = { sanitation: 'lead', lighting: 'assist', police: 'notify' } as const;

test('each department gets its share, named by the dispatch and the department', () => {
  given(reported(), filed())
    .when('dispatch', { lead: 'sanitation', assist: ['lighting'], notify: ['police'] }, dispatcher)
    .thenHappens(dispatched(3, all));
});

test('the instruction reaches every task', () => {
  given(reported(), filed())
    .when('dispatch', { lead: 'sanitation', assist: [], notify: [], instruction: '今天完成' }, dispatcher)
    .thenHappens(dispatched(3, { sanitation: 'lead' }, { instruction: '今天完成' }));
  const subject = caseOf(reported(), filed(), dispatched(3, all, { instruction: '今天完成' }));
  expect(subject.tasks.map((task) => task.instruction)).toEqual(['今天完成', '今天完成', '今天完成']);
});

test('handling starts, dispatching stops, and each working department has its sign-in clock', () => {
  const subject = caseOf(reported(), filed(), at(9, dispatched(3, all)));
  expect(subject).toMatchObject({ state: 'dispatched', dispatchSeq: 3 });
  expect(subject.clocks.handle).toMatchObject({
    limit: minutes(240),
    runningSince: minute(9),
    dueAt: minute(249),
    department: 'sanitation',
  });
  expect(subject.clocks.dispatch).toMatchObject({ runs: [{ from: minute(1), to: minute(9) }] });
  expect(subject.clocks.dispatch).not.toHaveProperty('runningSince');
  expect(subject.tasks.map((task) => task.signIn?.runningSince)).toEqual([minute(9), minute(9), undefined]);
});

test('a department takes part once only', () => {
  const twice = { lead: 'sanitation', assist: ['sanitation'], notify: [] };
  given(reported(), filed()).when('dispatch', twice, dispatcher).thenRefused('case/same-department');
  const alsoNotified = { lead: 'sanitation', assist: ['police'], notify: ['police'] };
  given(reported(), filed()).when('dispatch', alsoNotified, dispatcher).thenRefused('case/same-department');
});

test.each([
  { lead: 'navy', assist: [], notify: [] },
  { lead: 'police', assist: ['navy'], notify: [] },
  { lead: 'police', assist: [], notify: ['navy'] },
])('a department that the district does not have is refused: %j', (input) => {
  given(reported(), filed()).when('dispatch', input, dispatcher).thenRefused('case/unknown-department');
});

test('dispatched again after a return, the handling clock goes on where it paused', () => {
  const back = [
    reported(),
    filed(),
    at(10, dispatched(3)),
    at(40, taskReturned('t3-sanitation')),
    at(40, caseReturned()),
  ];
  const again = dispatched(6, { police: 'lead' }, lasting(240, 30));
  given(...back)
    .when('dispatch', { lead: 'police', assist: [], notify: [] }, dispatcher)
    .at(55)
    .thenHappens(again);
  const subject = caseOf(...back, at(55, again));
  expect(subject.clocks.handle).toMatchObject({
    runs: [{ from: minute(10), to: minute(40), department: 'sanitation' }],
    runningSince: minute(55),
    department: 'police',
    dueAt: minute(265),
  });
  expect(subject.tasks.map((task) => [task.id, task.state])).toEqual([
    ['t3-sanitation', 'returned'],
    ['t6-police', 'assigned'],
  ]);
});

test('the department that returned it can be given it again, as a task of its own', () => {
  given(reported(), filed(), dispatched(3), taskReturned('t3-sanitation'), caseReturned())
    .when('dispatch', { lead: 'sanitation', assist: [], notify: [] }, dispatcher)
    .thenHappens(dispatched(6, { sanitation: 'lead' }, lasting(240, 2)));
});
