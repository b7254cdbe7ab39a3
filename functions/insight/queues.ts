// Where each queue of a member lies in the table: partitions of an index that are read in one order and merged.

import type { DistrictKeys } from '#functions/lib/keys.ts';
import type { Area } from '#shared/contracts/areas.ts';
import type { Queue } from '#shared/contracts/cases.ts';
import type { Reach } from '#shared/contracts/permissions.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { holds, reachesFor, type Scope } from '#shared/domain/access.ts';
import { pathTo } from '#shared/domain/areas.ts';
import { DomainError } from '#shared/domain/error.ts';

/** Ranges of one index with the same kind of sort key, so that their rows can be merged into one list. */
export interface IndexRanges {
  readonly index: 'queue' | 'area';
  readonly partitions: readonly string[];
  /** Newest first, for what is over; due first, for what is open. */
  readonly descending: boolean;
  /** Sort keys begin with this; it is no part of the order across partitions. */
  readonly prefix: string;
  /** Only sort keys below this. */
  readonly below?: string;
  /** Only cards in one of these areas; a count reads no more for it. */
  readonly within?: readonly string[];
}

interface Asking {
  readonly keys: DistrictKeys;
  readonly member: Scope;
  readonly areas: readonly Area[];
  readonly now: string;
}

const range = (
  index: 'queue' | 'area',
  partitions: string[],
  more: Partial<IndexRanges> = {},
): IndexRanges => ({
  index,
  partitions,
  descending: false,
  prefix: '',
  ...more,
});

type IndexedQueue = Exclude<Queue, 'all' | 'mine'>;

const places: {
  readonly [Q in IndexedQueue]: { reaches: readonly Reach[]; ranges: (asking: Asking) => IndexRanges };
} = {
  reported: ofState('reported'),
  filed: ofState('filed'),
  dispatched: ofState('dispatched'),
  resolved: ofState('resolved'),
  closed: ofState('closed', true),
  dismissed: ofState('dismissed', true),
  overdue: {
    reaches: ['district'],
    ranges: ({ keys, now }) =>
      range(
        'queue',
        openStates.map((state) => keys.stateQueue(state)),
        { below: now },
      ),
  },
  area: { reaches: ['area'], ranges: (asking) => range('area', grids(asking)) },
  to_verify: { reaches: ['area'], ranges: (asking) => range('area', grids(asking), { prefix: 'resolved#' }) },
  tasks_assigned: ofDepartment('assigned'),
  tasks_signed_in: ofDepartment('signed_in'),
  tasks_done: ofDepartment('done', true),
};

function ofState(state: string, descending = false) {
  return {
    reaches: ['district'] as const,
    ranges: ({ keys }: Asking) => range('queue', [keys.stateQueue(state)], { descending }),
  };
}

function ofDepartment(state: string, descending = false) {
  return {
    reaches: ['department', 'department_and_area'] as const,
    ranges: ({ keys, member }: Asking) =>
      range('queue', [keys.departmentQueue(member.department ?? '', state)], {
        descending,
        ...(!reachesFor('case:read', member).has('department') && { within: member.areas }),
      }),
  };
}

/** All below the member's areas: cases are indexed under the smallest area that holds them. */
function grids({ keys, member, areas }: Asking): string[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  return areas
    .filter((area) => pathTo(area, byId).some((id) => member.areas.includes(id)))
    .map((area) => keys.openInArea(area.id));
}

/** Whether the member's roles open this queue at all. */
export const opens = (queue: Queue, member: Scope): boolean => {
  const reaches = reachesFor('case:read', member);
  if (queue === 'mine') return reaches.has('own') || holds('case:report', member);
  const opening: readonly Reach[] = queue === 'all' ? ['district'] : places[queue].reaches;
  return opening.some((reach) => reaches.has(reach));
};

/** @throws DomainError `auth/forbidden` */
export function requireQueue(queue: Queue, member: Scope): void {
  if (!opens(queue, member)) throw new DomainError('auth/forbidden', `Your roles have no queue “${queue}”.`);
}

/** For a queue that the member's roles open. */
export const rangesOf = (queue: IndexedQueue, asking: Asking): IndexRanges => places[queue].ranges(asking);
