// The extra questions of a category: what a report answers, and what becomes of it when the category is corrected.
import { expect, test } from 'vitest';
import { decide, report } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import {
  aReport,
  category,
  choice,
  corrected,
  district,
  number,
  people,
  question,
  reported,
} from '#test/support/builders.ts';
import { caseOf, contextOf, minute, refusal, reportContextOf } from '#test/support/given.ts';

const lanes = question('lanes', 'number', { shown: { question: 'blocks-road', answers: ['yes'] } });
const catalogue = [
  category('rubbish', { questions: [choice('blocks-road', { required: true }), lanes] }),
  category('road-damage', {
    questions: [choice('blocks-road'), question('depth', 'number', { required: true })],
  }),
  category('street-lamp'),
];
const rules = rulesOf(1, { ...district, catalogue });
const make = (fields: Parameters<typeof aReport>[0]) =>
  report(aReport({ category: 'rubbish', ...fields }), number, {
    ...reportContextOf(people.officer, minute(0)),
    rules,
  });

const label = (id: string) => ({ zh: id, en: id });
const blocks = {
  id: 'blocks-road',
  label: label('blocks-road'),
  type: 'choice',
  value: 'yes',
  choice: label('yes'),
} as const;
const twoLanes = { id: 'lanes', label: label('lanes'), type: 'number', value: 2 } as const;

test('a report keeps its answers with the words of their questions', () => {
  expect(make({ answers: { lanes: 2, 'blocks-road': 'yes' } })).toMatchObject([
    { data: { answers: [blocks, twoLanes] } },
  ]);
  expect(caseOf(reported({ answers: [blocks, twoLanes] })).answers).toEqual([blocks, twoLanes]);
});

test('a category that asks nothing makes a fact without answers', () => {
  expect(make({ category: 'street-lamp' })[0]?.data).not.toHaveProperty('answers');
  expect(caseOf(reported()).answers).toEqual([]);
});

test('answers that do not fit are refused, every one of them named', () => {
  expect(refusal(() => make({}))).toBe('case/invalid-answers');
  expect(refusal(() => make({ category: 'street-lamp', answers: { size: 1 } }))).toBe('case/invalid-answers');
  const issues = () => {
    try {
      return make({ answers: { 'blocks-road': 'no', lanes: 2, size: 'big' } });
    } catch (error) {
      return error instanceof DomainError && error.issues;
    }
  };
  expect(issues()).toMatchObject([
    { pointer: '/answers/lanes', rule: 'answer-not-asked' },
    { pointer: '/answers/size', rule: 'answer-not-asked' },
  ]);
});

const answeredCase = caseOf(reported({ category: 'rubbish', answers: [blocks, twoLanes] }));
const correctTo = (to: string, subject = answeredCase) =>
  decide('correct', { category: to }, subject, { ...contextOf(people.reviewer, minute(1)), rules });

test('with another category the answers stay that it asks for too; what else it asks is not asked again', () => {
  expect(correctTo('road-damage')).toMatchObject([{ data: { answers: [blocks] } }]);
  expect(correctTo('street-lamp')).toMatchObject([{ data: { answers: [] } }]);
  const subject = caseOf(
    reported({ category: 'rubbish', answers: [blocks, twoLanes] }),
    corrected({ category: 'road-damage', answers: [blocks] }),
  );
  expect(subject.answers).toEqual([blocks]);
});

test('a correction that leaves the category says nothing of answers', () => {
  const context = { ...contextOf(people.reviewer, minute(1)), rules };
  expect(decide('correct', { text: '另写一句' }, answeredCase, context)[0]?.data).not.toHaveProperty(
    'answers',
  );
  expect(correctTo('road-damage', caseOf(reported()))[0]?.data).not.toHaveProperty('answers');
});
