// Pass and fail: the two ends of a verification.
import { expect, test } from 'vitest';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import { closingKinds } from '#shared/contracts/vocabulary.ts';
import { offeredActions } from '#shared/domain/case/index.ts';
import {
  accepted,
  caseReturned,
  closed,
  dispatched,
  failed,
  failedAfter,
  filed,
  finished,
  minutes,
  people,
  photo,
  ref,
  reopened,
  reported,
  resolved,
  signedIn,
  solvedOnSpot,
  taskReturned,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { officer, neighbour, reviewer, commander } = people;
const done = [
  reported(),
  filed(),
  at(10, dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'notify' })),
  signedIn('t3-sanitation'),
  signedIn('t3-lighting', 'lighting-clerk'),
  finished('t3-lighting'),
  at(40, finished('t3-sanitation')),
  at(40, resolved()),
];
const fail: ActionInput<'fail'> = { tasks: [], reason: '仍然不亮', evidence: [] };
const both = { ...fail, tasks: ['t3-sanitation', 't3-lighting'] };
const pass: ActionInput<'pass'> = { kind: 'solved', evidence: [] };

test('the result holds: the case closes, and who was only notified is relieved', () => {
  given(...done)
    .when('pass', pass, officer)
    .thenHappens(closed({ withdrawn: ['t3-police'] }));
  const subject = caseOf(...done, at(60, closed({ withdrawn: ['t3-police'], note: '现场已复核' })));
  expect(subject).toMatchObject({
    state: 'closed',
    closedAt: minute(60),
    closing: { kind: 'solved', note: '现场已复核' },
  });
  expect(subject.tasks.map((task) => task.state)).toEqual(['done', 'done', 'withdrawn']);
  expect(Object.values(subject.clocks).filter((clock) => clock.runningSince)).toEqual([]);
});

test.each(closingKinds)('a case may close as %s', (kind) => {
  given(...done)
    .when('pass', { ...pass, kind }, reviewer)
    .thenHappens(closed({ kind, withdrawn: ['t3-police'] }));
});

test('a verifier’s photo joins the case', () => {
  given(...done)
    .when('pass', { ...pass, evidence: [ref('C', 'after')] }, officer)
    .withPhotos(photo('C'))
    .thenHappens(closed({ withdrawn: ['t3-police'], evidence: [photo('C', 'after')] }));
});

test('the result does not hold: whose work failed works on it again', () => {
  given(...done)
    .when('fail', both, officer)
    .thenHappens(failedAfter(30, 't3-sanitation', 't3-lighting'));
  const subject = caseOf(...done, at(70, failedAfter(30, 't3-sanitation', 't3-lighting')));
  expect(subject).toMatchObject({ state: 'dispatched', reworks: 1 });
  expect(subject.tasks[0]).toMatchObject({
    state: 'signed_in',
    rework: 1,
    reason: '仍然不亮',
    since: minute(70),
  });
  expect(subject.tasks[0]).not.toHaveProperty('endedAt');
  expect(subject.tasks[2]).toMatchObject({ state: 'assigned', rework: 0 });
});

test('a department that did its part stays done, with its result and without rework', () => {
  given(...done)
    .when('fail', { ...fail, tasks: ['t3-lighting'] }, officer)
    .thenHappens(failedAfter(30, 't3-lighting'));
  const subject = caseOf(...done, at(70, failedAfter(30, 't3-lighting')));
  expect(subject).toMatchObject({ state: 'dispatched', reworks: 1 });
  expect(subject.tasks[0]).toEqual(caseOf(...done).tasks[0]);
  expect(subject.tasks[0]).toMatchObject({ state: 'done', rework: 0, text: '已修好' });
  expect(subject.tasks[1]).toMatchObject({ state: 'signed_in', rework: 1, reason: '仍然不亮' });
});

test('the case is resolved again when those who failed have finished', () => {
  given(...done, at(70, failed('t3-lighting')))
    .when('finish', { taskId: 't3-lighting', text: '已修好', evidence: [] }, people.lightingClerk)
    .thenHappens(finished('t3-lighting'), resolved());
});

test('of several departments those who failed have to be named, of one it goes without saying', () => {
  given(...done)
    .when('fail', fail, officer)
    .thenRefused('task/not-named');
  given(reported(), filed(), dispatched(3), signedIn('t3-sanitation'), finished('t3-sanitation'), resolved())
    .when('fail', fail, officer)
    .thenHappens(failedAfter(3, 't3-sanitation'));
});

test.each([
  ['t3-police', 'task/wrong-state'],
  ['t9-sanitation', 'task/not-found'],
] as const)('%s has no result that could fail', (id, code) => {
  given(...done)
    .when('fail', { ...fail, tasks: ['t3-lighting', id] }, officer)
    .thenRefused(code);
});

test('whoever checks is told whose work there is to choose from', () => {
  const offered = offeredActions(caseOf(...done), { actor: officer, now: minute(50) });
  expect(offered.find(({ action }) => action === 'fail')).toEqual({
    action: 'fail',
    naming: { tasks: ['t3-sanitation', 't3-lighting'], required: true },
  });
});

test('rework resumes the handling clock with what was left of it', () => {
  const rework = failedAfter(30, 't3-sanitation', 't3-lighting');
  given(...done)
    .when('fail', both, officer)
    .at(70)
    .thenHappens(rework);
  const subject = caseOf(...done, at(70, rework));
  expect(subject.clocks.handle).toMatchObject({
    runningSince: minute(70),
    startedAt: minute(10),
    dueAt: minute(280),
  });
  expect(subject.clocks.verify?.runningSince).toBeUndefined();
});

test('only the tasks of the dispatch in force are worked on again', () => {
  given(
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist' }),
    signedIn('t3-lighting', 'lighting-clerk'),
    finished('t3-lighting'),
    taskReturned('t3-sanitation'),
    caseReturned(),
    dispatched(8, { police: 'lead' }),
    signedIn('t8-police', 'police-clerk'),
    finished('t8-police'),
    resolved(),
  )
    .when('fail', fail, officer)
    .thenHappens(failedAfter(7, 't8-police'));
});

test('a notified department that confirmed has nothing to do again', () => {
  const confirmed = signedIn('t3-police', 'police-clerk');
  given(...done, confirmed)
    .when('fail', both, officer)
    .thenHappens(failedAfter(30, 't3-sanitation', 't3-lighting'));
});

test('a department that returned its share is not called back', () => {
  given(
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist' }),
    taskReturned('t3-lighting'),
    signedIn('t3-sanitation'),
    finished('t3-sanitation'),
    resolved(),
  )
    .when('fail', fail, officer)
    .thenHappens(failedAfter(4, 't3-sanitation'));
});

test('solved on the spot but not really: the case goes to the dispatcher', () => {
  given(solvedOnSpot()).when('fail', fail, reviewer).thenHappens(failed());
  expect(caseOf(solvedOnSpot(), failed())).toMatchObject({
    state: 'filed',
    reworks: 1,
    clocks: { dispatch: { limit: minutes(20), runningSince: minute(1), dueAt: minute(21) } },
  });
});

test('whoever solved a case on the spot does not check it', () => {
  given(solvedOnSpot(), accepted('A')).when('pass', pass, officer).thenRefused('case/four-eyes');
  given(solvedOnSpot()).when('fail', fail, officer).thenRefused('case/four-eyes');
  const inFirstGridToo = { ...neighbour, areas: ['liuhu'] };
  given(solvedOnSpot(), accepted('A')).when('pass', pass, inFirstGridToo).thenHappens(closed());
});

test('once a department did the work, its reporter may check it', () => {
  given(
    solvedOnSpot(),
    failed(),
    dispatched(3),
    signedIn('t3-sanitation'),
    finished('t3-sanitation'),
    resolved(),
  )
    .when('pass', pass, officer)
    .thenHappens(closed());
});

test('a case that was opened again is dispatched before it can be checked', () => {
  given(solvedOnSpot(), closed(), reopened()).when('pass', pass, commander).thenRefused('case/wrong-state');
});
