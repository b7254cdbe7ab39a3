// What a case is filed by: its category's standard and code, and the row of the filing standard that was chosen.
import { expect, test } from 'vitest';
import { decide, report } from '#shared/domain/case/index.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import {
  aReport,
  category,
  corrected,
  district,
  filed,
  filedWithin,
  minutes,
  number,
  people,
  reported,
} from '#test/support/builders.ts';
import { caseOf, contextOf, minute, refusal, reportContextOf } from '#test/support/given.ts';

const small = { id: 'small', when: '不足1立方米', limit: minutes(60), closing: '清理干净' };
const large = { id: 'large', when: '1立方米以上', limit: minutes(600) };
const catalogue = [
  category('street-lamp', {
    conditions: [small, large],
    severity: 'urgent',
    assist: ['police'],
    lead: 'water',
  }),
  category('rubbish', { conditions: [large] }),
  category('closed', { enabled: false }),
];
const rules = rulesOf(1, { ...district, catalogue });
const { reviewer, dispatcher, officer } = people;
const context = (actor: typeof reviewer) => ({ ...contextOf(actor, minute(0)), rules });
const make = (fields: Parameters<typeof aReport>[0]) =>
  report(aReport(fields), number, { ...reportContextOf(officer, minute(0)), rules });

test('a report keeps what its category is called by its standard', () => {
  expect(make({})[0]).toMatchObject({
    data: { standard: { standard: 'GBT47678.5-2026', code: 'street-lamp' } },
  });
});

test('a report that says no severity has its category’s', () => {
  const { severity: _said, ...silent } = aReport();
  const [fact] = report(silent, number, { ...reportContextOf(officer, minute(0)), rules });
  expect(fact).toMatchObject({ data: { severity: 'urgent' } });
  expect(make({ severity: 'normal' })[0]).toMatchObject({ data: { severity: 'normal' } });
});

test('nothing new is reported under a category that is disabled, nor put there', () => {
  expect(refusal(() => make({ category: 'closed' }))).toBe('case/category-disabled');
  const put = () => decide('correct', { category: 'closed' }, caseOf(reported()), context(reviewer));
  expect(refusal(put)).toBe('case/category-disabled');
});

test('a case of a category that was disabled goes on', () => {
  const subject = caseOf(reported({ category: 'closed' }));
  expect(decide('correct', { category: 'closed', text: '另写' }, subject, context(reviewer))).toMatchObject([
    { data: { text: '另写' } },
  ]);
  expect(decide('file', {}, subject, context(reviewer))).toMatchObject([{ type: 'case.filed' }]);
});

test('filing takes the first condition unless another is named, in its words of then', () => {
  const file = (condition?: string) =>
    decide('file', condition === undefined ? {} : { condition }, caseOf(reported()), context(reviewer));
  expect(file()).toMatchObject([{ data: { condition: small } }]);
  expect(file('large')).toMatchObject([{ data: { condition: large } }]);
  expect(refusal(() => file('huge'))).toBe('case/unknown-condition');
});

test('handling has as long as the condition that the case was filed by says', () => {
  const dispatch = (subject: ReturnType<typeof caseOf>) =>
    decide('dispatch', { lead: 'water', assist: [], notify: [] }, subject, context(dispatcher));
  expect(dispatch(caseOf(reported(), filed({ condition: large })))).toMatchObject([
    { data: { limit: minutes(600) } },
  ]);
  expect(dispatch(caseOf(reported(), filed({ condition: filedWithin(7) })))).toMatchObject([
    { data: { limit: minutes(7) } },
  ]);
});

test('another category brings its own standard, code and first condition', () => {
  const before = caseOf(reported(), filed({ condition: small }));
  const [fact] = decide('correct', { category: 'rubbish' }, before, context(reviewer));
  expect(fact).toEqual({
    ...corrected({ category: 'rubbish' }),
    data: { ...corrected({ category: 'rubbish' }).data, condition: large },
  });
  const after = caseOf(
    reported(),
    filed({ condition: small }),
    corrected({ category: 'rubbish', condition: large }),
  );
  expect(after).toMatchObject({ standard: { code: 'rubbish' }, condition: { id: 'large' } });
});

test('a report that is put right before it is filed has no condition yet', () => {
  const [fact] = decide('correct', { category: 'rubbish' }, caseOf(reported()), context(reviewer));
  expect(fact?.data).not.toHaveProperty('condition');
});
