// What a schema finds wrong with a value, as a person reads it beside the field.
import type * as z from 'zod';
import { formText } from '../i18n/forms.ts';

const isBare = (input: unknown) =>
  input === undefined || input === null || input === '' || Number.isNaN(input);

/** One sentence; nothing that only a program would understand. */
export function sayIssue(issue: z.core.$ZodIssue, input: unknown): string {
  if (isBare(input)) return formText('wrong.required');
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return formText('wrong.long', { n: String(issue.maximum) });
    if (issue.origin === 'array') return formText('wrong.many', { n: String(issue.maximum) });
    return formText(issue.inclusive ? 'wrong.large' : 'wrong.under', { n: String(issue.maximum) });
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return formText('wrong.short', { n: String(issue.minimum) });
    if (issue.origin === 'array') return formText('wrong.few', { n: String(issue.minimum) });
    return formText(issue.inclusive ? 'wrong.small' : 'wrong.over', { n: String(issue.minimum) });
  }
  if (issue.code === 'not_multiple_of') return formText('wrong.step', { n: issue.divisor });
  if (issue.code === 'invalid_format' && issue.pattern?.startsWith('/^[a-z0-9]'))
    return formText('wrong.slug');
  return formText('wrong.other', { detail: issue.message });
}
