// Which lists a member has in the field, and the order of tasks in them. From the permission table, never from roles.
import type { CaseCard, Queue } from '#shared/contracts/cases.ts';
import { holds, ofDepartment, reachesFor, type Scope } from '#shared/domain/access.ts';

export type Tab = 'todo' | 'mine' | 'area' | 'done';

/** Each tab with its queues, one below the other. */
export function tabsOf(member: Scope): { id: Tab; queues: readonly Queue[] }[] {
  const reads = reachesFor('case:read', member);
  const department = ofDepartment(reads);
  const area = reads.has('area');
  const all: { id: Tab; queues: readonly Queue[] }[] = [
    {
      id: 'todo',
      queues: [
        ...(area && holds('case:verify', member) ? (['to_verify'] as const) : []),
        ...(department ? (['tasks_assigned', 'tasks_signed_in'] as const) : []),
      ],
    },
    { id: 'mine', queues: holds('case:report', member) ? ['mine'] : [] },
    { id: 'area', queues: area ? ['area'] : [] },
    { id: 'done', queues: department ? ['tasks_done'] : [] },
  ];
  return all.filter(({ queues }) => queues.length > 0);
}

/** My own first, then those that nobody has, then my colleagues'; within each, what is due first stays first. */
export function mineFirst(cards: readonly CaseCard[], me: string): CaseCard[] {
  const rank = ({ task }: CaseCard) => (task?.handler === undefined ? 1 : task.handler.id === me ? 0 : 2);
  return [...cards].sort((a, b) => rank(a) - rank(b));
}
