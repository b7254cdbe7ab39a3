// Sign in (签收): a department accepts its task and names who handles it; the accept clock stops.
import type { Colleague } from '#shared/contracts/members.ts';
import { holds } from '../../access.ts';
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
  if (colleague?.department !== department || !holds('task:handle', colleague)) {
    throw new DomainError('case/unknown-handler', `“${id}” handles no tasks of department ${department}.`);
  }
  return colleague;
}
