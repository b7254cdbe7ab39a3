// File and dismiss: the two ends of a review.
import { expect, test } from 'vitest';
import { cardOf } from '#shared/domain/case/view.ts';
import { dismissed, filed, minutes, people, reported } from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { reviewer } = people;

test('filing accepts the report and starts the dispatch clock', () => {
  given(reported()).when('file', {}, reviewer).thenHappens(filed());
  const subject = caseOf(reported(), at(10, filed()));
  expect(subject.state).toBe('filed');
  expect(subject.clocks.review).toMatchObject({ runs: [{ from: minute(0), to: minute(10) }] });
  expect(subject.clocks.dispatch).toMatchObject({
    limit: minutes(20),
    runningSince: minute(10),
    warnAt: minute(26),
    dueAt: minute(30),
  });
});

test('a note of the reviewer is kept, an empty one is not', () => {
  given(reported())
    .when('file', { note: '情况属实' }, reviewer)
    .thenHappens(filed({ note: '情况属实' }));
  given(reported()).when('file', { note: '' }, reviewer).thenHappens(filed());
});

test('dismissing ends the case with a reason, and no clock runs any more', () => {
  given(reported()).when('dismiss', { reason: '不属于受理范围' }, reviewer).thenHappens(dismissed());
  const subject = caseOf(reported(), dismissed());
  expect(subject).toMatchObject({ state: 'dismissed', dismissal: { reason: '不属于受理范围' } });
  expect(Object.values(subject.clocks).filter((clock) => clock.runningSince)).toEqual([]);
});

test('a list says why a report was not taken up', () => {
  const refused = caseOf(reported(), dismissed('不属于受理范围'));
  expect(cardOf(refused)).toMatchObject({ state: 'dismissed', dismissalReason: '不属于受理范围' });
});
