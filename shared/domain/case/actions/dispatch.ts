// Dispatch (派遣): one lead department, any number of assisting and notified ones, each at most once.
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { TaskRole } from '#shared/contracts/vocabulary.ts';
import { firstCondition } from '../../catalogue.ts';
import { DomainError } from '../../error.ts';
import { resultPhotos } from '../../photo-needs.ts';
import { categoryOf, departmentOf } from '../../rules.ts';
import type { CaseRule, Context } from '../action.ts';
import type { Case } from '../state.ts';
import { handleLimit, handleTiming, signInTiming } from '../timing.ts';

export const dispatch: CaseRule<'dispatch'> = {
  decide: (input, subject, context) => [dispatchTo(input, subject, context)],
};

/**
 * The dispatch of a case to departments, whoever brings it on.
 * @throws DomainError `case/same-department`, `case/unknown-department`, `case/unknown-category`
 */
export function dispatchTo(
  { lead, assist, notify, instruction }: ActionInput<'dispatch'>,
  subject: Case,
  { rules, now }: Pick<Context, 'rules' | 'now'>,
): Extract<DecidedEvent, { type: 'case.dispatched' }> {
  const shares: [string, TaskRole][] = [
    [lead, 'lead'],
    ...assist.map((id): [string, TaskRole] => [id, 'assist']),
    ...notify.map((id): [string, TaskRole] => [id, 'notify']),
  ];
  if (new Set(shares.map(([id]) => id)).size < shares.length) {
    throw new DomainError(
      'case/same-department',
      'Name each department once: as lead, assisting or notified.',
    );
  }
  for (const [id] of shares) departmentOf(rules, id);
  const { severity } = subject;
  const category = categoryOf(rules, subject.category);
  const filedBy = subject.condition ?? firstCondition(category);
  const limit = handleLimit(rules, severity, filedBy.limit);
  return {
    type: 'case.dispatched',
    data: {
      tasks: shares.map(([department, role]) => ({
        id: `t${subject.seq + 1}-${department}`,
        department,
        role,
        // A notified department has nothing to sign in to.
        ...(role !== 'notify' && { signIn: signInTiming(rules, department, severity, now) }),
      })),
      ...(instruction && { instruction }),
      resultPhotos: resultPhotos(category),
      ...handleTiming(rules, limit, lead, now, subject.clocks.handle),
    },
  };
}
