// Queues, lists and cases from the service, kept fresh: one cheap poll of the counts, and everything else is asked
// again only when the revision in it has changed.
import { infiniteQueryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/solid-query';
import { createEffect, createMemo, on } from 'solid-js';
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionRequest } from '#shared/contracts/case-actions.ts';
import type { CaseCard, CaseListQuery, CaseView, Queue } from '#shared/contracts/cases.ts';
import { act, call } from '../api/client.ts';
import { courseLeftMs } from '../ui/clock.ts';
import { persist } from './evidence.ts';

const pollMs = 3_000;
/** Beyond this many loaded pages a change asks for the first ones only when the person goes back up. */
const freshPages = 3;

const keys = {
  counts: (district: string) => ['district', district, 'counts'] as const,
  lists: (district: string) => ['district', district, 'list'] as const,
  cases: (district: string) => ['district', district, 'case'] as const,
};

export type ListFilter = Partial<Pick<CaseListQuery, 'category' | 'severity' | 'area' | 'q'>>;

/** How many cases wait where; polled while the page is in sight. */
export function useQueueCounts(district: () => string) {
  return useQuery(() => ({
    queryKey: keys.counts(district()),
    queryFn: ({ signal }) =>
      call('GET /v1/districts/{district}/queues', { params: { district: district() }, signal }),
    refetchInterval: pollMs,
    refetchOnWindowFocus: true,
  }));
}

/** Call once per surface: whatever is shown of the district follows its revision. */
export function useFreshness(district: () => string): ReturnType<typeof useQueueCounts> {
  const client = useQueryClient();
  const counts = useQueueCounts(district);
  createEffect(
    on(
      () => counts.data?.revision,
      (revision, before) => {
        // Every poll comes through here, most of them with nothing new.
        if (revision === undefined || before === undefined || revision === before) return;
        void client.invalidateQueries({
          queryKey: keys.lists(district()),
          predicate: ({ state }) => pageCount(state.data) <= freshPages,
        });
        void client.invalidateQueries({ queryKey: keys.cases(district()) });
      },
    ),
  );
  return counts;
}

const pageCount = (data: unknown): number => (data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0;

/** Asked again on its own only when what is known of its clocks comes to an end, after a day or two of nothing new. */
export const caseListQuery = (district: string, queue: Queue, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.lists(district), queue, filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /v1/districts/{district}/cases', {
        params: { district },
        query: { ...filter, queue, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: ({ state }) =>
      courseLeftMs(clocksOf(state.data?.pages.flatMap(({ items }) => items) ?? []), Date.now()),
  });

const clocksOf = (cards: readonly CaseCard[]) => cards.map(({ clock }) => clock);

/** A queue, page by page, what is due first first. */
export const useCaseList = (
  district: () => string,
  queue: () => Queue,
  filter: () => ListFilter = () => ({}),
) => useInfiniteQuery(() => caseListQuery(district(), queue(), filter()));

const caseQuery = (district: string, id: string | undefined) => ({
  queryKey: [...keys.cases(district), id],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<CaseView> =>
    call('GET /v1/districts/{district}/cases/{caseId}', { params: { district, caseId: id ?? '' }, signal }),
});

/** Asks for a case that is likely to be opened next, so that moving on shows it at once. */
export function usePrefetchCase(district: () => string, id: () => string | undefined): void {
  const client = useQueryClient();
  const next = createMemo(id);
  createEffect(() => {
    const wanted = next();
    if (wanted) void client.prefetchQuery(caseQuery(district(), wanted));
  });
}

/** One case, whole. Nothing is asked while there is no id. */
export function useCase(district: () => string, id: () => string | undefined) {
  return useQuery(() => ({
    ...caseQuery(district(), id()),
    enabled: id() !== undefined,
    // Links to photos work for some minutes only.
    refetchInterval: 4 * 60_000,
  }));
}

/** Takes an action on a case; the answer is the case as it then is, and becomes what every page shows of it. */
export function useAct(district: () => string) {
  const client = useQueryClient();
  return async <A extends CaseAction>(
    caseId: string,
    action: A,
    input: ActionRequest<A> & { commandId: string },
  ): Promise<CaseView> => {
    // The same command id every time: an answer that was lost on the way does not become a second act.
    const after = await persist(() => act(action, { district: district(), caseId }, input), [1_000]);
    client.setQueryData([...keys.cases(district()), caseId], after);
    void client.invalidateQueries({ queryKey: keys.counts(district()) });
    void client.invalidateQueries({ queryKey: keys.lists(district()) });
    return after;
  };
}
