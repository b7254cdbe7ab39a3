import { expect, test } from 'vitest';
import {
  closed,
  dispatched,
  filed,
  finished,
  handed,
  people,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { clerk, handler, secondHandler, lightingClerk, policeClerk } = people;
const toSanitation = [reported(), filed(), dispatched(3)];
const task = { taskId: 't3-sanitation' };

test('whoever signs in handles the task, unless somebody is named', () => {
  given(...toSanitation)
    .when('sign_in', task, handler)
    .thenHappens(signedIn('t3-sanitation', 'handler'));
});

test('a clerk names the handler', () => {
  given(...toSanitation)
    .when('sign_in', { ...task, handler: 'second-handler' }, clerk)
    .thenHappens(signedIn('t3-sanitation', 'second-handler'));
});

test('signing in stops the sign-in clock and leaves the handling clock running', () => {
  const subject = caseOf(reported(), filed(), at(5, dispatched(3)), at(15, signedIn('t3-sanitation')));
  const [signed] = subject.tasks;
  expect(signed).toMatchObject({ state: 'signed_in', signedInAt: minute(15), handler: { id: 'handler' } });
  expect(signed?.signIn).toMatchObject({
    runs: [{ from: minute(5), to: minute(15), department: 'sanitation' }],
  });
  expect(subject.clocks.handle?.runningSince).toBe(minute(5));
});

test('a task that was handed to somebody stays theirs when a clerk signs in', () => {
  given(...toSanitation, handed('t3-sanitation', 'second-handler'))
    .when('sign_in', task, clerk)
    .thenHappens(signedIn('t3-sanitation', 'second-handler'));
});

test('a handler does not take a colleague’s task, a clerk can give it to another', () => {
  const withSecond = [...toSanitation, handed('t3-sanitation', 'second-handler')];
  given(...withSecond)
    .when('sign_in', task, handler)
    .thenRefused('task/other-handler');
  given(...withSecond)
    .when('sign_in', task, secondHandler)
    .thenHappens(signedIn('t3-sanitation', 'second-handler'));
  given(...withSecond)
    .when('sign_in', { ...task, handler: 'handler' }, clerk)
    .thenHappens(signedIn('t3-sanitation', 'handler'));
});

test.each(['nobody', 'lighting-clerk', 'officer', 'dispatcher', 'onlooker'])(
  '%s is no handler of this department',
  (id) => {
    given(...toSanitation)
      .when('sign_in', { ...task, handler: id }, clerk)
      .thenRefused('case/unknown-handler');
  },
);

test('another department’s task is as if it did not exist', () => {
  const both = [reported(), filed(), dispatched(3, { sanitation: 'lead', lighting: 'assist' })];
  given(...both)
    .when('sign_in', task, lightingClerk)
    .thenRefused('task/not-found');
  given(...both)
    .when('sign_in', { taskId: 't9-sanitation' }, clerk)
    .thenRefused('task/not-found');
});

test('a task is signed in once', () => {
  given(...toSanitation, signedIn('t3-sanitation'))
    .when('sign_in', task, clerk)
    .thenRefused('task/wrong-state');
});

test('for a notified department signing in is all there is to do', () => {
  const subject = caseOf(
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', police: 'notify' }),
    at(8, signedIn('t3-police', 'police-clerk')),
  );
  expect(subject.tasks[1]).toMatchObject({ state: 'done', signedInAt: minute(8), endedAt: minute(8) });
  expect(subject.state).toBe('dispatched');
});

test('a notified department may confirm until the case closes', () => {
  const done = [
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', police: 'notify' }),
    signedIn('t3-sanitation'),
    finished('t3-sanitation'),
    resolved(),
  ];
  const confirm = { taskId: 't3-police' };
  given(...done)
    .when('sign_in', confirm, policeClerk)
    .thenHappens(signedIn('t3-police', 'police-clerk'));
  expect(caseOf(...done, signedIn('t3-police', 'police-clerk')).state).toBe('resolved');
  given(...done, closed({ withdrawn: ['t3-police'] }))
    .when('sign_in', confirm, policeClerk)
    .thenRefused('case/wrong-state');
});
