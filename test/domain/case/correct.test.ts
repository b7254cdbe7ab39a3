import { expect, test } from 'vitest';
import {
  caseReturned,
  corrected,
  dispatched,
  filed,
  filedWithin,
  inFirstGrid,
  inSecondGrid,
  lasting,
  minutes,
  people,
  reported,
  taskReturned,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { officer, reviewer } = people;

test('only what differs goes on record', () => {
  given(reported())
    .when('correct', { category: 'rubbish', severity: 'normal', text: '路灯不亮' }, officer)
    .thenHappens(corrected({ category: 'rubbish' }));
});

test('a correction that changes nothing is refused', () => {
  const same = { severity: 'normal', place: { point: inFirstGrid, address: '柳湖路12号' } } as const;
  given(reported()).when('correct', same, officer).thenRefused('case/nothing-to-correct');
  given(reported()).when('correct', {}, officer).thenRefused('case/nothing-to-correct');
});

test('a new place finds its own grid', () => {
  const place = { point: inSecondGrid, areaPath: ['dongguan', 'liuhu', 'liuhu-02'] };
  given(reported())
    .when('correct', { place: { point: inSecondGrid } }, reviewer)
    .thenHappens(corrected({ place }));
  expect(caseOf(reported(), corrected({ place })).place).toEqual(place);
});

test('an unknown category is refused', () => {
  given(reported())
    .when('correct', { category: 'moon-landing' }, officer)
    .thenRefused('case/unknown-category');
});

test('a correction leaves every clock as it was', () => {
  const before = caseOf(reported(), filed());
  const after = caseOf(reported(), filed(), corrected({ category: 'road-damage', severity: 'critical' }));
  expect(after.clocks).toEqual(before.clocks);
  expect(after).toMatchObject({ category: 'road-damage', severity: 'critical', state: 'filed' });
});

test('the handling time of the corrected category counts from the dispatch that follows', () => {
  given(reported(), filed(), corrected({ category: 'gas-leak', condition: filedWithin(30) }))
    .when('dispatch', { lead: 'police', assist: [], notify: [] }, people.dispatcher)
    .thenHappens(dispatched(4, { police: 'lead' }, lasting(30)));
});

test('after a return, the corrected category’s limit holds with the time already spent', () => {
  const back = [
    reported(),
    filed(),
    at(10, dispatched(3)),
    at(50, taskReturned('t3-sanitation')),
    at(50, caseReturned()),
    corrected({ category: 'road-damage', condition: filedWithin(7200) }),
  ];
  given(...back)
    .when('dispatch', { lead: 'police', assist: [], notify: [] }, people.dispatcher)
    .at(60)
    .thenHappens(dispatched(7, { police: 'lead' }, lasting(7200, 40)));
  const again = caseOf(...back, at(60, dispatched(7, { police: 'lead' }, lasting(7200, 40))));
  expect(again.clocks.handle).toMatchObject({
    limit: minutes(7200),
    startedAt: minute(10),
    runningSince: minute(60),
    dueAt: minute(60 + 7160),
  });
});
