// Live counts: the district's states from the relay's counters, a department's or an area's own queues by counting
// their index entries, which are few.

import type { ApiHandler } from '#functions/lib/api.ts';
import { currentRules } from '#functions/lib/configuration.ts';
import type { Queue } from '#shared/contracts/cases.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { countRanges } from './pages.ts';
import { opens, rangesOf } from './queues.ts';

const counted = [
  'overdue',
  'area',
  'to_verify',
  'tasks_assigned',
  'tasks_signed_in',
] as const satisfies readonly Queue[];

export const queueCounts: ApiHandler<RouteOf<'queue.counts'>> = async ({ caller: { store, member } }) => {
  const [counters, { areas }] = await Promise.all([
    store.get<Record<string, number>>(store.keys.counters()),
    currentRules(store),
  ]);
  const counts: Partial<Record<Queue, number>> = {};
  const asking = { keys: store.keys, member, areas, now: new Date().toISOString() };
  // Counters and the overdue index know the whole district; a member of some areas only cannot be answered from them.
  const confined = member.areas.length > 0;
  for (const state of openStates) {
    if (opens(state, member) && !confined) counts[state] = Math.max(0, counters?.[state] ?? 0);
  }
  const own = counted.filter((queue) => opens(queue, member) && !(queue === 'overdue' && confined));
  const numbers = await Promise.all(own.map((queue) => countRanges(store, rangesOf(queue, asking))));
  for (const [index, queue] of own.entries()) counts[queue] = numbers[index] ?? 0;
  return { body: { revision: counters?.revision ?? 0, counts } };
};
