import { expect, test } from 'vitest';
import { caseCard, clockView as clockSchema } from '#shared/contracts/cases.ts';
import type { Case } from '#shared/domain/case/index.ts';
import { refusals } from '#shared/domain/case/state.ts';
import { cardOf, cardView, clockView, currentClock } from '#shared/domain/case/view.ts';
import type { Clock } from '#shared/domain/clock.ts';
import {
  caseReturned,
  closed,
  dispatched,
  filed,
  finished,
  overdue,
  reported,
  resolved,
  signedIn,
  taskReturned,
  withdrawn,
} from '#test/support/builders.ts';
import { at, caseOf, minute, rules } from '#test/support/given.ts';

const shownAt = (subject: Case, clock: Clock, now: string) =>
  clockView(clock, subject.state, rules.calendarFor, now);

const work = [reported(), filed(), at(2, dispatched(3))];

test('a case shows the clock of the stage that it is in, an ended one shows none', () => {
  expect(currentClock(caseOf(reported()))?.stage).toBe('review');
  expect(currentClock(caseOf(reported(), filed()))?.stage).toBe('dispatch');
  expect(currentClock(caseOf(...work))?.stage).toBe('handle');
  const done = [...work, signedIn('t3-sanitation'), finished('t3-sanitation'), resolved()];
  expect(currentClock(caseOf(...done))?.stage).toBe('verify');
  expect(cardOf(caseOf(...done, closed()))).not.toHaveProperty('clock');
});

test('a department’s card shows what it is late with: accepting first, then handling', () => {
  const waiting = caseOf(...work);
  expect(cardOf(waiting, waiting.tasks[0]).clock).toMatchObject({ stage: 'sign_in', dueAt: minute(62) });
  const accepted = caseOf(...work, signedIn('t3-sanitation'));
  expect(cardOf(accepted, accepted.tasks[0]).clock).toMatchObject({ stage: 'handle', dueAt: minute(242) });
});

test('a card fits its schema, with and without a task', () => {
  const subject = caseOf(...work, signedIn('t3-sanitation'));
  for (const stored of [cardOf(subject), cardOf(subject, subject.tasks[0])]) {
    const card = cardView(stored, rules.calendarFor, minute(9));
    expect(caseCard.parse(card)).toEqual(card);
    expect(card).not.toHaveProperty('configVersion');
  }
  expect(cardOf(subject, subject.tasks[0]).task).toMatchObject({
    department: 'sanitation',
    handler: { id: 'handler' },
  });
});

test('a case that waits for another dispatch shows who gave it back and why, and only then', () => {
  const back = [...work, at(9, taskReturned('t3-sanitation')), at(9, caseReturned())];
  const returned = { department: 'sanitation', reason: '不属于本部门' };
  expect(cardOf(caseOf(...back)).returned).toEqual(returned);
  expect(cardOf(caseOf(...back, dispatched(6, { police: 'lead' })))).not.toHaveProperty('returned');
  expect(cardOf(caseOf(...work, withdrawn(0, ['t3-sanitation'])))).not.toHaveProperty('returned');
});

test('who refused is who said so last', () => {
  const back = [...work, taskReturned('t3-sanitation'), caseReturned(), dispatched(6, { police: 'lead' })];
  const twice = [...back, taskReturned('t6-police', '不归我们管'), caseReturned()];
  expect(refusals(caseOf(...twice).tasks).map(({ department }) => department)).toEqual([
    'police',
    'sanitation',
  ]);
  const taken = caseOf(...twice, dispatched(9));
  expect(refusals(taken.tasks).map(({ department }) => department)).toEqual(['police']);
});

test('a case that was once late shows it for ever', () => {
  const late = caseOf(
    at(0, reported()),
    at(31, overdue({ stage: 'review', dueAt: minute(30) })),
    at(32, filed()),
  );
  expect(cardOf(late).overdue).toBe(true);
  expect(cardOf(caseOf(reported(), filed())).overdue).toBe(false);
});

test('a running clock shows when it is due, an ended one when it was to be', () => {
  const subject = caseOf(...work);
  const shown = Object.values(subject.clocks).map((clock) => shownAt(subject, clock, minute(50)));
  expect(shown.map((clock) => [clock.stage, clock.dueAt, clock.endedAt])).toEqual([
    ['review', minute(30), minute(1)],
    ['dispatch', minute(21), minute(2)],
    ['handle', minute(242), undefined],
  ]);
  for (const clock of shown) expect(clockSchema.parse(clock)).toEqual(clock);
});

test('the handling clock is paused while the centre has the case, and has ended with the case', () => {
  const back = caseOf(...work, at(9, taskReturned('t3-sanitation')), at(9, caseReturned()));
  const handle = (subject: typeof back) => {
    const { pausedAt, endedAt, dueAt } = shownAt(subject, subject.clocks.handle as Clock, minute(90));
    return { pausedAt, endedAt, dueAt };
  };
  expect(handle(back)).toEqual({ pausedAt: minute(9), endedAt: undefined, dueAt: undefined });
  const end = caseOf(
    ...work,
    signedIn('t3-sanitation'),
    at(8, finished('t3-sanitation')),
    at(8, resolved()),
    closed(),
  );
  expect(handle(end)).toEqual({ pausedAt: undefined, endedAt: minute(8), dueAt: minute(242) });
});

test('a long text is cut between characters, not within one', () => {
  const card = cardOf(caseOf(reported({ text: `${'灯'.repeat(59)}🚧🚧` })));
  expect(card.text).toBe(`${'灯'.repeat(59)}🚧`);
});
