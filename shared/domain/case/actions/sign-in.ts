// Sign in (签收): a department accepts its task and names who handles it; the accept clock stops.
import type { Colleague } from '#shared/contracts/members.ts';
import { DomainError } from '../../error.ts';
import { type Context, handsOff, type TaskRule } from '../action.ts';

export const signIn: TaskRule<'sign_in'> = {
  fromTask: ['assigned'],
  guard: handsOff,
  decide({ taskId, handler }, _subject, context, task) {
    const { id, name } = handlerIn(task.department, handler ?? task.handler?.id ?? context.actor.id, context);
    return [{ type: 'task.signed_in', data: { taskId, handler: { id, name } } }];
  },
};

function handlerIn(department: string, id: string, { colleagues }: Context): Colleague {
  const colleague = colleagues.get(id);
  const handles = colleague?.roles.some((role) => role === 'handler' || role === 'clerk');
  if (colleague?.department !== department || !handles) {
    throw new DomainError(
      'case/unknown-handler',
      `“${id}” is no clerk or handler of department ${department}.`,
    );
  }
  return colleague;
}
