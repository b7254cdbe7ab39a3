// Sign in (签收): a department accepts its task and names who handles it; the accept clock stops.
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import { may } from '../../access.ts';
import { DomainError } from '../../error.ts';
import { type Context, handsOff, type Person, type TaskRule } from '../action.ts';
import { type Case, reachable, type Task } from '../state.ts';

export const signIn: TaskRule<'sign_in'> = {
  fromTask: ['assigned'],
  guard: handsOff,
  needs(input, subject, actor) {
    const task = subject.tasks.find(({ id }) => id === input.taskId);
    return { colleagues: [chosen(input, task, actor)] };
  },
  decide(input, subject, context, task) {
    const { taskId } = input;
    const { id, name } = handlerIn(task.department, chosen(input, task, context.actor), subject, context);
    return [{ type: 'task.signed_in', data: { taskId, handler: { id, name } } }];
  },
};

/** The one who was named, the one who has it, or the one who signs in. */
const chosen = (
  { handler }: ActionInput<'sign_in'>,
  task: Task | undefined,
  actor: Context['actor'],
): string => handler ?? task?.handler?.id ?? actor.id;

function handlerIn(department: string, id: string, subject: Case, { colleagues }: Context): Person {
  const colleague = colleagues.get(id);
  if (colleague?.department !== department || !may('task:handle', colleague, reachable(subject))) {
    throw new DomainError('case/unknown-handler', `“${id}” handles no tasks of department ${department}.`);
  }
  return colleague;
}
