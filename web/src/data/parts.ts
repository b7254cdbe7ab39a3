// The parts of a district's configuration as those who change them see them: the version in force, older ones, and
// publishing the next.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/solid-query';
import type {
  FormerRow,
  PartName,
  PartValue,
  PartVersion,
  VersionsPage,
} from '#shared/contracts/configuration.ts';
import { call } from '../api/client.ts';

export type PartInForce<P extends PartName> = PartVersion & {
  readonly value: PartValue<P>;
  readonly waiting?: PartVersion | undefined;
  readonly former?: readonly FormerRow[] | undefined;
};

const partKey = (district: string, part: PartName) => ['district', district, 'part', part] as const;

/** The version in force of a part, asked anew when its page is opened. */
export function usePartInForce<P extends PartName>(district: () => string, part: P) {
  const query = useQuery<object>(() => ({
    queryKey: partKey(district(), part),
    queryFn: ({ signal }): Promise<object> =>
      call(`GET /v1/districts/{district}/configuration/${part as PartName}`, {
        params: { district: district() },
        query: {},
        signal,
      }),
    staleTime: 0,
    // A version that comes while somebody types must not take their place; publishing finds out.
    refetchOnWindowFocus: false,
  }));
  return {
    // What an earlier visit of the page left may be outdated.
    data: () => (query.isFetchedAfterMount ? (query.data as PartInForce<P> | undefined) : undefined),
    error: () => (query.isError && !query.data ? query.error : undefined),
    refetch: async () => (await query.refetch()).data as PartInForce<P> | undefined,
  };
}

export interface Publishing<P extends PartName> {
  readonly value: PartValue<P>;
  readonly note: string;
  /** The version that the person saw. @throws ApiProblem `configuration/version-mismatch` when there is a newer one */
  readonly seen: number;
  /** When it is to come into force, UTC ISO; at once without it. */
  readonly from?: string | undefined;
}

/** Publishes the next version of a part; every page of the district follows. */
export function usePublish<P extends PartName>(district: () => string, part: P) {
  const client = useQueryClient();
  return async ({ value, note, seen, from }: Publishing<P>): Promise<PartInForce<P>> => {
    const published = await call(`PUT /v1/districts/{district}/configuration/${part as 'settings'}`, {
      params: { district: district() },
      body: { value, ...(note.trim() && { note }), ...(from && { from }) } as never,
      ifMatch: seen,
    });
    if (from) return published as unknown as PartInForce<P>;
    client.setQueryData(partKey(district(), part), published);
    await client.invalidateQueries({ queryKey: ['district', district(), 'configuration'] });
    // The membership shows the district's name and time zone.
    if (part === 'settings') await client.invalidateQueries({ queryKey: ['me'] });
    return published as unknown as PartInForce<P>;
  };
}

/** Takes back the version that waits. @throws ApiProblem `configuration/not-waiting` */
export const cancelWaiting = (district: string, part: PartName, version: number): Promise<PartVersion> =>
  call(`DELETE /v1/districts/{district}/configuration/${part}/waiting`, {
    params: { district },
    ifMatch: version,
  });

/** The versions of a part, the newest first, page by page; asked anew whenever they are looked at. */
export function useVersions(district: () => string, part: PartName) {
  return useInfiniteQuery(() => ({
    queryKey: [...partKey(district(), part), 'versions'],
    queryFn: ({ signal, pageParam }): Promise<VersionsPage> =>
      call(`GET /v1/districts/{district}/configuration/${part}/versions`, {
        params: { district: district() },
        query: pageParam === undefined ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ items, more }: VersionsPage) => (more ? items.at(-1)?.version : undefined),
    staleTime: 0,
  }));
}

/** @throws ApiProblem `configuration/no-such-version` */
export const readVersion = <P extends PartName>(
  district: string,
  part: P,
  version: number,
  signal?: AbortSignal,
): Promise<PartInForce<P>> =>
  call(`GET /v1/districts/{district}/configuration/${part as PartName}`, {
    params: { district },
    query: { version },
    ...(signal && { signal }),
  }) as unknown as Promise<PartInForce<P>>;

/** What one version holds; it never changes. */
export function usePartVersion<P extends PartName>(
  district: () => string,
  part: P,
  version: () => number | undefined,
) {
  const query = useQuery<object>(() => ({
    queryKey: ['district', district(), 'configuration', part, version(), 'whole'],
    queryFn: ({ signal }): Promise<object> => readVersion(district(), part, version() ?? 0, signal),
    enabled: version() !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }));
  return () => (version() === undefined ? undefined : (query.data as PartInForce<P> | undefined));
}
