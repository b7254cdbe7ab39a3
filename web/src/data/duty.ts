// Who is on duty: one's own duty, and that of people who are shown in a list.
import { useQueries, useQuery, useQueryClient } from '@tanstack/solid-query';
import { createMemo } from 'solid-js';
import type { Me } from '#shared/contracts/districts.ts';
import type { Duty } from '#shared/contracts/duty.ts';
import { call } from '../api/client.ts';
import { meQuery } from '../api/me.ts';

const dutyKey = (district: string) => ['district', district, 'duty'] as const;
/** A shift changes while a list is looked at. */
const staleMs = 30_000;

/** Goes on duty or off oneself; every page that says so follows. @throws ApiProblem */
export function useOwnDuty(district: () => string) {
  const client = useQueryClient();
  return async (onDuty: boolean): Promise<void> => {
    const id = district();
    const { onDutySince } = await call('PUT /v1/districts/{district}/duty', {
      params: { district: id },
      body: { onDuty },
    });
    client.setQueryData<Me>(
      meQuery.queryKey,
      (me) =>
        me && {
          ...me,
          memberships: me.memberships.map((each) =>
            each.district.id === id ? { ...each, onDutySince } : each,
          ),
        },
    );
    await client.invalidateQueries({ queryKey: dutyKey(id) });
  };
}

/** Puts somebody on duty or takes them off. @throws ApiProblem */
export function useSetDuty(district: () => string) {
  const client = useQueryClient();
  return async (id: string, onDuty: boolean): Promise<void> => {
    await call('PUT /v1/districts/{district}/members/{id}/duty', {
      params: { district: district(), id },
      body: { onDuty },
    });
    await client.invalidateQueries({ queryKey: dutyKey(district()) });
  };
}

/** As many as one question may name, and as a page of a register brings. */
const atOnce = 50;

const dutyQuery = (district: string, ids: readonly string[]) => ({
  queryKey: [...dutyKey(district), ids],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Duty[]> =>
    (
      await call('GET /v1/districts/{district}/duty', {
        params: { district },
        query: { members: ids.join(',') },
        signal,
      })
    ).items,
  enabled: ids.length > 0,
  staleTime: staleMs,
});

/** Since when each of a growing list of people is on duty; what was asked of its beginning is not asked again. */
export function useDutyOf(district: () => string, ids: () => readonly string[]) {
  const parts = createMemo(() =>
    Array.from({ length: Math.ceil(ids().length / atOnce) }, (_, at) =>
      ids().slice(at * atOnce, (at + 1) * atOnce),
    ),
  );
  const answers = useQueries(() => ({ queries: parts().map((part) => dutyQuery(district(), part)) }));
  const since = createMemo(
    () =>
      new Map(
        answers.flatMap(({ data }) => data ?? []).map(({ member, onDutySince }) => [member, onDutySince]),
      ),
  );
  return (id: string) => since().get(id);
}

/** Of one person: undefined until it is known. */
export function useDutyOfOne(district: () => string, id: () => string) {
  const query = useQuery(() => dutyQuery(district(), [id()]));
  return () => query.data && { onDutySince: query.data[0]?.onDutySince };
}

/** How many open tasks are in somebody's hands; looked at again while some are on their way back. */
export function useOpenTasks(district: () => string, id: () => string) {
  const query = useQuery(() => ({
    queryKey: ['district', district(), 'open-tasks', id()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/districts/{district}/members/{id}/open-tasks', {
        params: { district: district(), id: id() },
        signal,
      }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.open ? 3_000 : false),
  }));
  return () => query.data;
}
