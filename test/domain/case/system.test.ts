// What happens without a person: tick, hand and the verdict on a photo.
import { expect, test } from 'vitest';
import { hand, judgeEvidence, nextTickAt, tick } from '#shared/domain/case/index.ts';
import {
  accepted,
  closed,
  dismissed,
  dispatched,
  filed,
  handed,
  overdue,
  photo,
  photoId,
  reported,
  signedIn,
  solvedOnSpot,
  warned,
} from '#test/support/builders.ts';
import { at, caseOf, minute } from '#test/support/given.ts';

const review = { stage: 'review', dueAt: minute(30) } as const;

test('time says nothing until four fifths of a limit are used', () => {
  expect(tick(caseOf(reported()), minute(23.9))).toEqual([]);
  expect(nextTickAt(caseOf(reported()))).toBe(minute(24));
});

test('it warns at four fifths, once', () => {
  expect(tick(caseOf(reported()), minute(24))).toEqual([warned(review)]);
  const told = caseOf(reported(), at(24, warned(review)));
  expect(told.clocks.review?.warnedAt).toBe(minute(24));
  expect(tick(told, minute(29))).toEqual([]);
  expect(nextTickAt(told)).toBe(minute(30));
});

test('it marks a passed limit, once, with the instant it passed', () => {
  const told = caseOf(reported(), at(24, warned(review)));
  expect(tick(told, minute(31))).toEqual([overdue(review)]);
  const late = caseOf(reported(), at(31, overdue(review)));
  expect(late).toMatchObject({
    overdue: [{ stage: 'review', at: minute(30) }],
    clocks: { review: { overdueAt: minute(31) } },
  });
  expect(tick(late, minute(9999))).toEqual([]);
  expect(nextTickAt(late)).toBeUndefined();
});

test('a limit has passed at the very instant at which it is used up', () => {
  const told = caseOf(reported(), at(24, warned(review)));
  expect(tick(told, minute(30))).toEqual([overdue(review)]);
  expect(tick(caseOf(reported()), minute(30))).toEqual([overdue(review)]);
});

test('a case that nobody looked at in time is marked without a warning', () => {
  expect(tick(caseOf(reported()), minute(500))).toEqual([overdue(review)]);
});

test('accepting has a clock per department beside the case’s own', () => {
  const subject = caseOf(
    reported(),
    filed(),
    at(2, dispatched(3, { sanitation: 'lead', lighting: 'assist' })),
  );
  expect(nextTickAt(subject)).toBe(minute(50));
  expect(tick(subject, minute(50))).toEqual([
    warned({ stage: 'sign_in', taskId: 't3-sanitation', dueAt: minute(62) }),
    warned({ stage: 'sign_in', taskId: 't3-lighting', dueAt: minute(62) }),
  ]);
});

test('an overdue sign-in clock marks its task, and the case’s list of what was late', () => {
  const late = { stage: 'sign_in', taskId: 't3-sanitation', dueAt: minute(62) } as const;
  const subject = caseOf(reported(), filed(), at(2, dispatched(3)), at(63, overdue(late)));
  expect(subject.tasks[0]?.signIn?.overdueAt).toBe(minute(63));
  expect(subject.overdue).toEqual([{ stage: 'sign_in', at: minute(62), taskId: 't3-sanitation' }]);
});

test('a department that signed in is not warned of accepting any more', () => {
  const subject = caseOf(reported(), filed(), at(2, dispatched(3)), at(3, signedIn('t3-sanitation')));
  expect(tick(subject, minute(100))).toEqual([]);
  expect(nextTickAt(subject)).toBe(minute(194));
});

test('time cannot change a case that has ended', () => {
  for (const subject of [caseOf(reported(), dismissed()), caseOf(solvedOnSpot(), closed())]) {
    expect(tick(subject, minute(99_999))).toEqual([]);
    expect(nextTickAt(subject)).toBeUndefined();
  }
});

test('a waiting task gets a handler, once', () => {
  const waiting = caseOf(reported(), filed(), dispatched(3));
  expect(hand(waiting, 't3-sanitation', { id: 'handler', name: 'handler' })).toEqual([
    handed('t3-sanitation'),
  ]);
  const given = caseOf(reported(), filed(), dispatched(3), handed('t3-sanitation'));
  expect(given.tasks[0]).toMatchObject({ state: 'assigned', handler: { id: 'handler' } });
  expect(hand(given, 't3-sanitation', { id: 'second-handler', name: 'second-handler' })).toEqual([]);
});

test('a task that does not wait any more, or never was, gets nobody', () => {
  const signed = caseOf(reported(), filed(), dispatched(3), signedIn('t3-sanitation'));
  expect(hand(signed, 't3-sanitation', { id: 'second-handler', name: 'second-handler' })).toEqual([]);
  expect(hand(signed, 't9-navy', { id: 'handler', name: 'handler' })).toEqual([]);
});

test.each(['accepted', 'rejected'] as const)('the verdict “%s” on a photo is said once', (verdict) => {
  const check = { width: 2560, height: 1920 };
  const subject = caseOf(reported({ evidence: [photo('A')] }));
  const fact = { type: `evidence.${verdict}`, data: { id: photoId('A'), check } } as const;
  expect(judgeEvidence(subject, photoId('A'), verdict, check)).toEqual([fact]);
  const judged = caseOf(reported({ evidence: [photo('A')] }), fact);
  expect(judged.evidence[0]?.state).toBe(verdict);
  expect(judgeEvidence(judged, photoId('A'), verdict, check)).toEqual([]);
});

test('a verdict is not turned', () => {
  const judged = caseOf(reported({ evidence: [photo('A')] }), accepted('A'));
  expect(judgeEvidence(judged, photoId('A'), 'rejected', {})).toEqual([]);
});

test('a verdict on a photo that is not on the case waits for the photo', () => {
  expect(judgeEvidence(caseOf(reported()), photoId('A'), 'accepted', {})).toEqual([]);
  const joined = caseOf(reported({ evidence: [photo('A', 'scene', 'accepted')] }));
  expect(judgeEvidence(joined, photoId('A'), 'accepted', {})).toEqual([]);
});
