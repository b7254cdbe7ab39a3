// The records of a register as those who keep them see them: pages of it, each with its history, and changing them.
import { useInfiniteQuery, useQueryClient } from '@tanstack/solid-query';
import type { RecordView, RegisterRow } from '#shared/contracts/register.ts';
import { call } from '../api/client.ts';

/** Of a register: where its records are, and what they are called in keys. */
export type RegisterPlace = Pick<RegisterRow, 'noun' | 'path'>;

export interface RecordPage<T> {
  readonly items: readonly RecordView<T>[];
  readonly cursor?: string | undefined;
}

/** Every register has the routes of people; only the types of what they carry differ, which the caller names. */
const routeOf = ({ path }: RegisterPlace) => path as 'members';
const keyOf = (district: string, { noun }: RegisterPlace) => ['district', district, 'records', noun] as const;

interface PageInput {
  readonly cursor?: string | undefined;
  readonly limit?: number;
  readonly q?: string | undefined;
  readonly signal?: AbortSignal;
}

/** One page, in the order of ids; `q` is a part of what the register is searched by. */
export const fetchPage = <T>(
  district: string,
  register: RegisterPlace,
  { cursor, limit = 50, q, signal }: PageInput,
): Promise<RecordPage<T>> =>
  call(`GET /v1/districts/{district}/${routeOf(register)}`, {
    params: { district },
    query: { limit, ...(cursor !== undefined && { cursor }), ...(q && { q }) },
    ...(signal && { signal }),
  }) as Promise<unknown> as Promise<RecordPage<T>>;

/** The register page by page, or what of it fits a search. */
export function useRecords<T>(district: () => string, register: RegisterPlace, q: () => string) {
  return useInfiniteQuery(() => ({
    queryKey: [...keyOf(district(), register), 'list', q()],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      fetchPage<T>(district(), register, { cursor: pageParam, q: q().trim(), signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: RecordPage<T>) => last.cursor,
  }));
}

/** Every version of a record, the newest first. */
export function useRecordHistory<T>(district: () => string, register: RegisterPlace, id: () => string) {
  return useInfiniteQuery(() => ({
    queryKey: [...keyOf(district(), register), 'history', id()],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      call(`GET /v1/districts/{district}/${routeOf(register)}/{id}/history`, {
        params: { district: district(), id: id() },
        query: { limit: 20, ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }) as Promise<unknown> as Promise<RecordPage<T>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: RecordPage<T>) => last.cursor,
  }));
}

/** Reading one record and changing it; lists and histories that are open follow. */
export function useRecordCalls<T extends { readonly id: string }>(
  district: () => string,
  register: RegisterPlace,
) {
  const client = useQueryClient();
  const one = `/v1/districts/{district}/${routeOf(register)}/{id}` as const;
  const params = (id: string) => ({ district: district(), id });
  const changed = async (record: Promise<unknown>): Promise<RecordView<T>> => {
    const answer = (await record) as RecordView<T>;
    await client.invalidateQueries({ queryKey: keyOf(district(), register) });
    return answer;
  };
  return {
    /** Removed or not. @throws ApiProblem `record/not-found` */
    get: (id: string) =>
      call(`GET ${one}`, { params: params(id) }) as Promise<unknown> as Promise<RecordView<T>>,
    /** Adds a record, or brings back the removed one of that id. */
    create: (value: T) =>
      changed(
        call(`POST /v1/districts/{district}/${routeOf(register)}`, {
          params: { district: district() },
          body: value as never,
        }),
      ),
    /** @throws ApiProblem `record/version-mismatch` when `seen` is not the version that is there */
    change: (id: string, change: Partial<T>, seen: number) =>
      changed(call(`PATCH ${one}`, { params: params(id), body: change as never, ifMatch: seen })),
    remove: (id: string, seen: number) =>
      changed(call(`DELETE ${one}`, { params: params(id), ifMatch: seen })),
    /** Tells open pages that many records have changed. */
    refresh: () => client.invalidateQueries({ queryKey: keyOf(district(), register) }),
  };
}
