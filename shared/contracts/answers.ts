// What a reporter answers to the extra questions of a category, as it is sent and as a case keeps it.
import * as z from 'zod';
import { label, slug, text } from './primitives.ts';
import { limits, questionTypes } from './vocabulary.ts';

/** Six decimals, so that a number is the same wherever it is stored and compared. */
const number = z
  .number()
  .min(-limits.answerNumber)
  .max(limits.answerNumber)
  .overwrite((value) => Math.round(value * 1e6) / 1e6 + 0);

const value = z.union([text(limits.answerLength, 1), number], {
  error: `text of 1 to ${limits.answerLength} characters, or a number of at most ${limits.answerNumber}`,
});

/** By question: text, a number, the id of a choice, or a date as YYYY-MM-DD. What is not answered is left out. */
export const answers = z.record(slug, value).meta({ example: { 'blocks-road': 'yes', size: 2.5 } });
export type Answers = z.infer<typeof answers>;

/** An answer with its question in the words of that time: what is published later does not change what was asked. */
export const answered = z
  .strictObject({
    id: slug,
    label,
    type: z.enum(questionTypes),
    value: z.union([z.string(), z.number()]),
    /** The words of a choice. */
    choice: label.optional(),
  })
  .meta({
    example: {
      id: 'blocks-road',
      label: { zh: '是否占道', en: 'Does it block the road?' },
      type: 'choice',
      value: 'yes',
      choice: { zh: '是', en: 'Yes' },
    },
  });
export type Answered = z.infer<typeof answered>;
