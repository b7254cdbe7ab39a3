// Finish (反馈): a department says what it did. When nobody else has anything left to do the case is resolved.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { DomainError } from '../../error.ts';
import { categoryOf } from '../../rules.ts';
import { attach, handsOff, type TaskRule } from '../action.ts';
import { unfinished } from '../state.ts';
import { stageTiming } from '../timing.ts';

export const finish: TaskRule<'finish'> = {
  fromTask: ['signed_in'],
  guard: handsOff,
  decide({ taskId, text, evidence: refs }, subject, { evidence: known, rules, now }, task): DecidedEvent[] {
    const evidence = attach(refs, known, subject);
    // The lead answers for the result; a photo from before the work (or the rework) shows nothing of it.
    const shown =
      evidence.some((item) => item.kind === 'after') ||
      subject.evidence.some(
        (item) => item.kind === 'after' && item.state !== 'rejected' && item.at >= task.since,
      );
    if (task.role === 'lead' && !shown && categoryOf(rules, subject.category).afterPhotoRequired) {
      throw new DomainError('evidence/after-required', 'This category asks for a photo of the result.');
    }
    const finished: DecidedEvent = { type: 'task.finished', data: { taskId, text, evidence } };
    const left = unfinished(subject.tasks).filter((other) => other.id !== taskId);
    if (left.length > 0) return [finished];
    return [finished, { type: 'case.resolved', data: stageTiming(rules, 'verify', now) }];
  },
};
