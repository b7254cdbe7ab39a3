import { expect, test } from 'vitest';
import {
  closed,
  dispatched,
  filed,
  finished,
  minutes,
  overdue,
  people,
  rated,
  reopened,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { officer, dispatcher } = people;
const input = { reason: '又不亮了' };
const hours = 60;
const loop = [
  reported(),
  filed(),
  dispatched(3),
  signedIn('t3-sanitation'),
  at(300, overdue({ stage: 'handle', dueAt: minute(242) })),
  finished('t3-sanitation'),
  resolved(),
  at(400, closed()),
];

test('a closed case goes back to the dispatcher', () => {
  given(...loop)
    .when('reopen', input, officer)
    .thenHappens(reopened());
  expect(caseOf(...loop, at(500, reopened()))).toMatchObject({
    state: 'filed',
    reopens: 1,
    clocks: { dispatch: { runningSince: minute(500), limit: minutes(20) } },
  });
});

test('within 72 hours of closing, and not a millisecond later', () => {
  given(...loop)
    .when('reopen', input, dispatcher)
    .at(400 + 72 * hours)
    .thenHappens(reopened());
  given(...loop)
    .when('reopen', input, dispatcher)
    .at(400 + 72 * hours + 1 / 60_000)
    .thenRefused('case/reopen-too-late');
});

test('what the closing said is over, and it can be rated anew', () => {
  const subject = caseOf(...loop, rated(), reopened());
  expect(subject).not.toHaveProperty('closedAt');
  expect(subject).not.toHaveProperty('closing');
  expect(subject).not.toHaveProperty('rating');
});

test('it is handled anew: the handling clock starts from nothing at the dispatch', () => {
  const subject = caseOf(...loop, reopened(), at(600, dispatched(10)));
  expect(subject.clocks.handle).toEqual({
    stage: 'handle',
    department: 'sanitation',
    limit: minutes(240),
    warnAt: minute(600 + 192),
    dueAt: minute(600 + 240),
    runs: [],
    startedAt: minute(600),
    runningSince: minute(600),
  });
});

test('what was overdue stays on record', () => {
  const subject = caseOf(...loop, reopened(), dispatched(10));
  expect(subject.overdue).toEqual([{ stage: 'handle', at: minute(242) }]);
});

test('a second closing opens a window of its own', () => {
  const again = [
    ...loop,
    at(5000, reopened()),
    dispatched(10),
    signedIn('t10-sanitation'),
    finished('t10-sanitation'),
    resolved(),
    at(5100, closed()),
  ];
  given(...again)
    .when('reopen', input, officer)
    .at(5100 + 72 * hours)
    .thenHappens(reopened());
});
