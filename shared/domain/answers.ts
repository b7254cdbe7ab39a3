// The extra questions of a category and their answers: what is asked, what is refused, what a case keeps. Light: the
// phone asks and checks by the same rules before it sends.
import type { Answered, Answers } from '#shared/contracts/answers.ts';
import type { Question } from '#shared/contracts/catalogue.ts';
import type { IssueRule } from '#shared/contracts/problems.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import type { Issue } from './error.ts';

type Value = Answers[string];

/** The questions asked, in their order: whether one is shown hangs on answers to earlier ones that are shown themselves. */
export function questionsShown(questions: readonly Question[], answers: Answers): Question[] {
  const given = new Map(Object.entries(answers));
  const shown = new Map<string, Question>();
  for (const question of questions) {
    const { shown: condition } = question;
    const met =
      !condition ||
      (shown.has(condition.question) &&
        condition.answers.some((answer) => answer === given.get(condition.question)));
    if (met) shown.set(question.id, question);
  }
  return [...shown.values()];
}

/** Every fault of the answers, as JSON pointers below `/answers`; `about` is the id of the question. */
export function answerIssues(questions: readonly Question[], answers: Answers): Issue[] {
  const given = new Map(Object.entries(answers));
  const shown = questionsShown(questions, answers);
  const asked = new Set(shown.map(({ id }) => id));
  const issue = (about: string, rule: IssueRule): Issue => ({
    pointer: `/answers/${about}`,
    detail: `“${about}” ${details[rule]}`,
    rule,
    about,
  });
  return [
    ...shown.flatMap((question): Issue[] => {
      const rule = faultOf(question, given.get(question.id));
      return rule ? [issue(question.id, rule)] : [];
    }),
    ...[...given.keys()].filter((id) => !asked.has(id)).map((id) => issue(id, 'answer-not-asked')),
  ];
}

const details: Readonly<Partial<Record<IssueRule, string>>> = {
  'answer-needed': 'has to be answered',
  'answer-not-asked': 'is not asked of this category with these answers; leave it out',
  'answer-text': `needs text of 1 to ${limits.answerLength} characters`,
  'answer-number': `needs a number between -${limits.answerNumber} and ${limits.answerNumber}`,
  'answer-choice': 'needs one of its choices',
  'answer-date': 'needs a date as YYYY-MM-DD',
};

function faultOf(question: Question, value: Value | undefined): IssueRule | undefined {
  if (value === undefined) return question.required ? 'answer-needed' : undefined;
  switch (question.type) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= limits.answerLength
        ? undefined
        : 'answer-text';
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= limits.answerNumber
        ? undefined
        : 'answer-number';
    case 'choice':
      return question.choices.some(({ id }) => id === value) ? undefined : 'answer-choice';
    case 'date':
      return isDate(value) ? undefined : 'answer-date';
  }
}

/** A day of the calendar: 2026-02-30 is none. */
function isDate(value: Value): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** What the case keeps of answers that were found without fault. */
export function answeredOf(questions: readonly Question[], answers: Answers): Answered[] {
  const given = new Map(Object.entries(answers));
  return questionsShown(questions, answers).flatMap(({ id, label, type, choices }): Answered[] => {
    const value = given.get(id);
    if (value === undefined) return [];
    const choice = choices.find((each) => type === 'choice' && each.id === value)?.label;
    return [{ id, label, type, value, ...(choice && { choice }) }];
  });
}

/** What still holds of a case's answers under the questions of another category: the same question, validly answered. */
export function stillAnswered(questions: readonly Question[], before: readonly Answered[]): Answered[] {
  const given = new Map(before.map(({ id, type, value }) => [id, { type, value }]));
  const fitting = questions.filter((question) => {
    const old = given.get(question.id);
    return old?.type === question.type && faultOf(question, old.value) === undefined;
  });
  return answeredOf(
    questions,
    Object.fromEntries(
      fitting.flatMap(({ id }) => (given.has(id) ? [[id, given.get(id)?.value as Value]] : [])),
    ),
  );
}
