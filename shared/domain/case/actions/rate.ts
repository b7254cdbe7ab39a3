// Rate: the reporter's word on the outcome, once per closing.
import { DomainError } from '../../error.ts';
import type { CaseRule } from '../action.ts';

export const rate: CaseRule<'rate'> = {
  guard(subject) {
    if (subject.rating) throw new DomainError('case/already-rated', 'This closing was rated already.');
  },
  decide: ({ stars, text }) => [{ type: 'case.rated', data: { stars, ...(text && { text }) } }],
};
