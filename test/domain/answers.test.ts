import { expect, test } from 'vitest';
import type { Answers } from '#shared/contracts/answers.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { answeredOf, answerIssues, questionsShown, stillAnswered } from '#shared/domain/answers.ts';
import { choice, question } from '#test/support/builders.ts';

const on = (id: string, ...answers: string[]) => ({ shown: { question: id, answers } });
const questions = [
  choice('blocks-road', { required: true }),
  choice('both-ways', { required: true, ...on('blocks-road', 'yes') }),
  question('lanes', 'number', on('both-ways', 'yes', 'no')),
  question('since', 'date'),
  question('owner', 'text'),
];
const shown = (answers: Answers) => questionsShown(questions, answers).map(({ id }) => id);
const faults = (answers: Answers) =>
  answerIssues(questions, answers).map(({ pointer, rule }) => `${pointer} ${rule}`);

test('a question hangs on an answer to one that is shown itself', () => {
  expect(shown({})).toEqual(['blocks-road', 'since', 'owner']);
  expect(shown({ 'blocks-road': 'no' })).toEqual(['blocks-road', 'since', 'owner']);
  expect(shown({ 'blocks-road': 'yes' })).toEqual(['blocks-road', 'both-ways', 'since', 'owner']);
  expect(shown({ 'blocks-road': 'yes', 'both-ways': 'no' })).toContain('lanes');
  expect(shown({ 'blocks-road': 'no', 'both-ways': 'no' })).not.toContain('lanes');
});

test('what is required has to be answered where it is shown, and there alone', () => {
  expect(faults({})).toEqual(['/answers/blocks-road answer-needed']);
  expect(faults({ 'blocks-road': 'no' })).toEqual([]);
  expect(faults({ 'blocks-road': 'yes' })).toEqual(['/answers/both-ways answer-needed']);
  expect(faults({ 'blocks-road': 'yes', 'both-ways': 'no' })).toEqual([]);
});

test('an answer to a question that is hidden, or that there is not, is refused', () => {
  expect(faults({ 'blocks-road': 'no', lanes: 2, constructor: 'x' })).toEqual([
    '/answers/lanes answer-not-asked',
    '/answers/constructor answer-not-asked',
  ]);
});

test('every fault is named at once, each where it is', () => {
  expect(faults({ 'blocks-road': 'maybe', since: 'yesterday', owner: 7, colour: 'red' })).toEqual([
    '/answers/blocks-road answer-choice',
    '/answers/since answer-date',
    '/answers/owner answer-text',
    '/answers/colour answer-not-asked',
  ]);
});

test.each<[string, Answers[string], string | undefined]>([
  ['lanes', 0, undefined],
  ['lanes', -limits.answerNumber, undefined],
  ['lanes', limits.answerNumber + 1, 'answer-number'],
  ['lanes', Number.NaN, 'answer-number'],
  ['lanes', Number.POSITIVE_INFINITY, 'answer-number'],
  ['lanes', '2', 'answer-number'],
  ['since', '2028-02-29', undefined],
  ['since', '2026-02-29', 'answer-date'],
  ['since', '2026-13-01', 'answer-date'],
  ['since', '2026-1-1', 'answer-date'],
  ['since', 20260101, 'answer-date'],
  ['owner', '王', undefined],
  ['owner', '  ', 'answer-text'],
  ['owner', '长'.repeat(limits.answerLength), undefined],
  ['owner', '长'.repeat(limits.answerLength + 1), 'answer-text'],
  ['both-ways', 'both', 'answer-choice'],
  ['both-ways', 1, 'answer-choice'],
])('%s answered with %o: %s', (id, value, rule) => {
  const found = answerIssues(questions, { 'blocks-road': 'yes', 'both-ways': 'yes', [id]: value });
  expect(found.map((issue) => issue.rule)).toEqual(rule ? [rule] : []);
});

test('a case keeps answers in the words of their questions, in the order in which they are asked', () => {
  expect(answeredOf(questions, { since: '2026-11-20', 'blocks-road': 'no' })).toEqual([
    {
      id: 'blocks-road',
      label: { zh: 'blocks-road', en: 'blocks-road' },
      type: 'choice',
      value: 'no',
      choice: { zh: 'no', en: 'no' },
    },
    { id: 'since', label: { zh: 'since', en: 'since' }, type: 'date', value: '2026-11-20' },
  ]);
});

test('under other questions an answer stays that is one to them too, in their words', () => {
  const before = answeredOf(questions, { 'blocks-road': 'yes', 'both-ways': 'no', lanes: 2, owner: '王' });
  const ids = (others: typeof questions) => stillAnswered(others, before).map(({ id }) => id);
  expect(ids([])).toEqual([]);
  expect(ids([question('owner', 'number'), question('lanes', 'number')])).toEqual(['lanes']);
  expect(ids([choice('both-ways', { choices: [] }), choice('blocks-road')])).toEqual(['blocks-road']);
  const dated = answeredOf(questions, { since: '2026-11-20' });
  expect(stillAnswered([question('since', 'text')], dated)).toEqual([]);
  // Without the answer that it hangs on, it is not asked.
  expect(ids([choice('wide', {}), question('lanes', 'number', on('wide', 'yes'))])).toEqual([]);
  const renamed = { zh: '占道', en: 'In the way' };
  expect(stillAnswered([choice('blocks-road', { label: renamed })], before)[0]?.label).toEqual(renamed);
});
