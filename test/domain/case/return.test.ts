import { expect, test } from 'vitest';
import {
  caseReturned,
  dispatched,
  filed,
  finished,
  handed,
  people,
  reported,
  resolved,
  signedIn,
  taskReturned,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { clerk, handler, lightingClerk, policeClerk } = people;
const reason = '不属于本部门';
const shared = [
  reported(),
  filed(),
  dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'notify' }),
];
const lead = { taskId: 't3-sanitation', reason };
const assist = { taskId: 't3-lighting', reason };

test('without its lead the case goes back to the dispatcher and the others are relieved', () => {
  given(...shared)
    .when('return', lead, clerk)
    .thenHappens(taskReturned('t3-sanitation'), caseReturned('t3-lighting', 't3-police'));
});

test('a department that had signed in is relieved as well', () => {
  given(...shared, signedIn('t3-lighting', 'lighting-clerk'))
    .when('return', lead, clerk)
    .thenHappens(taskReturned('t3-sanitation'), caseReturned('t3-lighting', 't3-police'));
});

test('a department that was done already is not withdrawn', () => {
  given(...shared, signedIn('t3-lighting', 'lighting-clerk'), finished('t3-lighting'))
    .when('return', lead, clerk)
    .thenHappens(taskReturned('t3-sanitation'), caseReturned('t3-police'));
});

test('the handling clock pauses, a dispatch clock begins, no department’s sign-in clock runs on', () => {
  const subject = caseOf(
    ...shared,
    at(30, taskReturned('t3-sanitation')),
    at(30, caseReturned('t3-lighting', 't3-police')),
  );
  expect(subject).toMatchObject({ state: 'filed', returns: 1 });
  expect(subject.clocks.handle).toMatchObject({ runs: [{ from: minute(2), to: minute(30) }] });
  expect(subject.clocks.dispatch).toMatchObject({ startedAt: minute(30), runningSince: minute(30) });
  expect(subject.tasks.map((task) => task.state)).toEqual(['returned', 'withdrawn', 'withdrawn']);
  expect(subject.tasks[0]).toMatchObject({ reason, endedAt: minute(30) });
  expect(subject.tasks.some((task) => task.signIn?.runningSince)).toBe(false);
});

test('a task may be returned after signing in', () => {
  given(...shared, signedIn('t3-sanitation'))
    .when('return', lead, handler)
    .thenHappens(taskReturned('t3-sanitation'), caseReturned('t3-lighting', 't3-police'));
});

test('without an assisting department the others go on', () => {
  given(...shared)
    .when('return', assist, lightingClerk)
    .thenHappens(taskReturned('t3-lighting'));
  expect(caseOf(...shared, taskReturned('t3-lighting'))).toMatchObject({ state: 'dispatched', returns: 1 });
});

test('an assisting department that returns last leaves a case whose work is done', () => {
  given(...shared, signedIn('t3-sanitation'), finished('t3-sanitation'))
    .when('return', assist, lightingClerk)
    .thenHappens(taskReturned('t3-lighting'), resolved());
});

test('a notified department has nothing to return', () => {
  given(...shared)
    .when('return', { taskId: 't3-police', reason }, policeClerk)
    .thenRefused('task/wrong-state');
});

test('a handler does not return a colleague’s task', () => {
  given(...shared, handed('t3-sanitation', 'second-handler'))
    .when('return', lead, handler)
    .thenRefused('task/other-handler');
});

test('what is done is not returned', () => {
  given(...shared, signedIn('t3-sanitation'), finished('t3-sanitation'))
    .when('return', lead, clerk)
    .thenRefused('task/wrong-state');
});
