// Add evidence: more photos for the case, at any time.
import { DomainError } from '../../error.ts';
import { attach, type CaseRule } from '../action.ts';

export const addEvidence: CaseRule<'add_evidence'> = {
  decide({ evidence: refs, note }, subject, context) {
    const evidence = attach(refs, context.evidence, subject);
    if (evidence.length === 0) {
      throw new DomainError('evidence/not-committed', 'Name at least one photo that is not on the case yet.');
    }
    return [{ type: 'evidence.added', data: { evidence, ...(note && { note }) } }];
  },
};
