// Which queues a member's desk shows, in which groups: derived from the permission table, never from role names.
import type { Queue } from '#shared/contracts/cases.ts';
import { holds, ofDepartment, reachesFor, type Scope } from '#shared/domain/access.ts';

export interface QueueGroup {
  id: 'open' | 'department' | 'area' | 'over';
  queues: readonly Queue[];
}

/** The queues that the member may list; the first one is where their work is. */
export function queuesOf(member: Scope): QueueGroup[] {
  const reaches = reachesFor('case:read', member);
  const centre = reaches.has('district');
  const reports = holds('case:report', member);
  const groups: QueueGroup[] = [
    { id: 'open', queues: centre ? ['reported', 'filed', 'dispatched', 'resolved', 'overdue'] : [] },
    {
      id: 'department',
      queues: ofDepartment(reaches) ? ['tasks_assigned', 'tasks_signed_in', 'tasks_done'] : [],
    },
    { id: 'area', queues: reaches.has('area') ? ['to_verify', 'area'] : [] },
    {
      id: 'over',
      queues: [
        ...(reports ? (['mine'] as const) : []),
        ...(centre ? (['closed', 'dismissed', 'all'] as const) : []),
      ],
    },
  ];
  return groups.filter((group) => group.queues.length > 0);
}

/** Where a member begins: what their permissions let them move on. */
export function firstQueue(member: Scope): Queue {
  const queues = queuesOf(member).flatMap((group) => group.queues);
  // Whoever files the cases of one street has no queue of the district's reports.
  if (holds('case:file', member) && queues.includes('reported')) return 'reported';
  if (holds('case:dispatch', member) && queues.includes('filed')) return 'filed';
  return queues[0] ?? 'mine';
}
