// What a fact of one department's share does to its task.
import { pauseClock } from '../../clock.ts';
import type { Case, Task } from '../state.ts';
import type { Entries } from './entry.ts';
import { attached } from './evidence.ts';

export const taskEntries: Entries<'task'> = {
  'task.handed': (subject, { data }) =>
    changeTask(subject, data.taskId, (task) => ({ ...task, handler: data.handler })),
  // It waits for somebody again. That the department signed in stays so: its clock is not begun a second time.
  'task.released': (subject, { data }) =>
    changeTask(subject, data.taskId, ({ handler: _left, ...task }) => ({ ...task, state: 'assigned' })),
  // A notified department has nothing to finish: having seen it is all there is to do.
  'task.signed_in': (subject, { data, at }) =>
    changeTask(subject, data.taskId, (task) => ({
      ...stopSignIn(task, at),
      state: task.role === 'notify' ? 'done' : 'signed_in',
      handler: data.handler,
      signedInAt: at,
      ...(task.role === 'notify' && { endedAt: at }),
    })),
  'task.returned': (subject, { data, at }) => ({
    ...endTasks(subject, [data.taskId], 'returned', at, data.reason),
    returns: subject.returns + 1,
  }),
  'task.withdrawn': (subject, { data, at }) => endTasks(subject, [data.taskId], 'withdrawn', at, data.reason),
  'task.finished': (subject, { data, at, by }) => ({
    ...changeTask(subject, data.taskId, (task) => ({ ...task, state: 'done', endedAt: at, text: data.text })),
    evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
  }),
};

export const changeTask = (subject: Case, id: string, change: (task: Task) => Task): Case => ({
  ...subject,
  tasks: subject.tasks.map((task) => (task.id === id ? change(task) : task)),
});

export const endTasks = (
  subject: Case,
  ids: readonly string[],
  state: 'returned' | 'withdrawn',
  at: string,
  reason?: string,
): Case => ({
  ...subject,
  tasks: subject.tasks.map((task) =>
    ids.includes(task.id)
      ? { ...stopSignIn(task, at), state, endedAt: at, ...(reason !== undefined && { reason }) }
      : task,
  ),
});

const stopSignIn = (task: Task, at: string): Task =>
  task.signIn ? { ...task, signIn: pauseClock(task.signIn, at) } : task;
