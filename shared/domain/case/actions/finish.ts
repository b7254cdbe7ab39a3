// Finish (反馈): a department says what it did. When nobody else has anything left to do the case is resolved, and may close without a check.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { attach, handsOff, type TaskRule } from '../action.ts';
import { attached } from '../evolve/evidence.ts';
import { mayBecomeProof } from '../proof.ts';
import { unfinished } from '../state.ts';
import { resolve } from '../unchecked.ts';

export const finish: TaskRule<'finish'> = {
  fromTask: ['signed_in'],
  guard: handsOff,
  decide({ taskId, text, evidence: refs }, subject, context, task): DecidedEvent[] {
    const { evidence: known, now, actor } = context;
    const evidence = attach(refs, known, subject);
    // The lead answers for the result. A photo that is still being checked holds up the checker, not the worker.
    if (task.role === 'lead') {
      mayBecomeProof({ ...subject, evidence: [...subject.evidence, ...attached(evidence, now, actor)] });
    }
    const finished: DecidedEvent = { type: 'task.finished', data: { taskId, text, evidence } };
    const left = unfinished(subject.tasks).filter((other) => other.id !== taskId);
    if (left.length > 0) return [finished];
    return resolve([finished], subject, context);
  },
};
