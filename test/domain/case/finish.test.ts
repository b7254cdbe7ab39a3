import { expect, test } from 'vitest';
import {
  dispatched,
  evidenceAdded,
  failed,
  filed,
  finished,
  ids,
  minutes,
  people,
  photo,
  ref,
  rejected,
  reported,
  resolved,
  signedIn,
  solvedOnSpot,
  taskReturned,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { clerk, handler, secondHandler, lightingClerk } = people;
const rubbish = reported({ category: 'rubbish' });
const alone = [reported(), filed(), dispatched(3), signedIn('t3-sanitation')];
/** Dispatched to one department that has to show its result in a photo. */
const photographed = (seq: number) => dispatched(seq, undefined, { resultPhotos: 1 });
const input = { taskId: 't3-sanitation', text: '已修好', evidence: [] };
const after = { ...input, evidence: [ref('B', 'after')] };

test('the only department’s result resolves the case', () => {
  given(...alone)
    .when('finish', input, handler)
    .thenHappens(finished('t3-sanitation'), resolved());
  const subject = caseOf(...alone, at(50, finished('t3-sanitation')), at(50, resolved()));
  expect(subject.state).toBe('resolved');
  expect(subject.tasks[0]).toMatchObject({ state: 'done', text: '已修好', endedAt: minute(50) });
  expect(subject.clocks.handle?.runs).toMatchObject([{ from: minute(2), to: minute(50) }]);
  expect(subject.clocks.verify).toMatchObject({ limit: minutes(120), runningSince: minute(50) });
});

test('the case waits until every lead and assisting department is done', () => {
  const both = [
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist' }),
    signedIn('t3-sanitation'),
  ];
  given(...both)
    .when('finish', input, handler)
    .thenHappens(finished('t3-sanitation'));
  given(...both, signedIn('t3-lighting', 'lighting-clerk'), finished('t3-sanitation'))
    .when('finish', { ...input, taskId: 't3-lighting' }, lightingClerk)
    .thenHappens(finished('t3-lighting'), resolved());
});

test('nobody waits for a department that returned its share or was only notified', () => {
  given(
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'notify' }),
    signedIn('t3-sanitation'),
    taskReturned('t3-lighting'),
  )
    .when('finish', input, handler)
    .thenHappens(finished('t3-sanitation'), resolved());
});

test('a task is signed in before it is finished', () => {
  given(reported(), filed(), dispatched(3)).when('finish', input, clerk).thenRefused('task/wrong-state');
});

test('a colleague does not finish a handler’s task, a clerk can', () => {
  given(...alone)
    .when('finish', input, secondHandler)
    .thenRefused('task/other-handler');
  given(...alone)
    .when('finish', input, clerk)
    .thenHappens(finished('t3-sanitation'), resolved());
});

test('where the category asks for it, the lead shows a photo of the result', () => {
  const work = [rubbish, filed(), photographed(3), signedIn('t3-sanitation')];
  given(...work)
    .when('finish', input, handler)
    .thenRefused('evidence/after-required');
  given(...work)
    .when('finish', { ...input, evidence: [ref('B', 'scene')] }, handler)
    .withPhotos(photo('B'))
    .thenRefused('evidence/after-required');
  given(...work)
    .when('finish', after, handler)
    .withPhotos(photo('B'))
    .thenHappens(finished('t3-sanitation', photo('B', 'after')), resolved());
});

test('a photo of the result that is on the case since the dispatch will do', () => {
  given(rubbish, filed(), photographed(3), signedIn('t3-sanitation'), evidenceAdded(photo('B', 'after')))
    .when('finish', input, handler)
    .thenHappens(finished('t3-sanitation'), resolved());
});

test('a photo of the result that failed its check will not do', () => {
  given(
    rubbish,
    filed(),
    photographed(3),
    signedIn('t3-sanitation'),
    evidenceAdded(photo('B', 'after')),
    rejected('B'),
  )
    .when('finish', input, handler)
    .thenRefused('evidence/after-required');
});

test('a photo from before the work shows nothing of it', () => {
  given(solvedOnSpot({ category: 'rubbish' }), failed(), photographed(3), signedIn('t3-sanitation'))
    .when('finish', input, handler)
    .thenRefused('evidence/after-required');
});

test('the photo of the scene is none of the result, whatever it is called', () => {
  const scene = { ...photo('A'), sha256: photo('B').sha256 };
  given(
    reported({ category: 'rubbish', evidence: [scene] }),
    filed(),
    photographed(3),
    signedIn('t3-sanitation'),
  )
    .when('finish', after, handler)
    .withPhotos(photo('B'))
    .thenRefused('evidence/after-required');
});

test('the same file sent as both proves nothing', () => {
  const twice = { ...photo('C'), sha256: photo('B').sha256 };
  given(rubbish, filed(), photographed(3), signedIn('t3-sanitation'))
    .when('finish', { ...input, evidence: [ref('B', 'after'), ref('C', 'scene')] }, handler)
    .withPhotos(photo('B'), twice)
    .thenRefused('evidence/after-required');
});

test('the photo of another case is none of this one’s result', () => {
  given(rubbish, filed(), photographed(3), signedIn('t3-sanitation'))
    .when('finish', after, handler)
    .withPhotos({ ...photo('B'), seenIn: { caseId: ids.command, number: '6208022026112100002' } })
    .thenRefused('evidence/after-required');
});

test('a photo that its camera took before the work is none of its result; half an hour is the clock’s', () => {
  const work = [rubbish, filed(), at(60, photographed(3)), at(61, signedIn('t3-sanitation'))];
  const taken = (minutes: number) => ({
    ...photo('B', 'after', 'accepted'),
    check: { width: 64, height: 48, takenAt: minute(minutes) },
  });
  given(...work)
    .when('finish', after, handler)
    .withPhotos(taken(29))
    .thenRefused('evidence/after-required');
  given(...work)
    .when('finish', after, handler)
    .withPhotos(taken(30))
    .thenHappens(finished('t3-sanitation', taken(30)), resolved());
});

test('rework asks for a new photo of the result', () => {
  const again = [
    rubbish,
    filed(),
    photographed(3),
    signedIn('t3-sanitation'),
    finished('t3-sanitation', photo('B', 'after')),
    resolved(),
    failed('t3-sanitation'),
  ];
  given(...again)
    .when('finish', input, handler)
    .thenRefused('evidence/after-required');
  given(...again)
    .when('finish', after, handler)
    .withPhotos(photo('B'))
    .thenRefused('evidence/after-required');
  given(...again)
    .when('finish', { ...input, evidence: [ref('C', 'after')] }, handler)
    .withPhotos({ ...photo('C'), sha256: photo('B').sha256 })
    .thenRefused('evidence/after-required');
  given(...again)
    .when('finish', { ...input, evidence: [ref('C', 'after')] }, handler)
    .withPhotos(photo('C'))
    .thenHappens(finished('t3-sanitation', photo('C', 'after')), resolved());
});

test('an assisting department needs no photo', () => {
  given(
    rubbish,
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist' }),
    signedIn('t3-lighting', 'lighting-clerk'),
  )
    .when('finish', { ...input, taskId: 't3-lighting' }, lightingClerk)
    .thenHappens(finished('t3-lighting'));
});
