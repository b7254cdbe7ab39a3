// Who is signed in, in which districts and with which permissions: shared by every page.
import { useQuery } from '@tanstack/solid-query';
import type { Me, Membership } from '#shared/contracts/districts.ts';
import { holds } from '#shared/domain/access.ts';
import { call } from './client.ts';

export const meQuery = {
  queryKey: ['me'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Me> => call('GET /v1/me', { signal }),
  staleTime: 60_000,
};

export const useMe = () => useQuery(() => meQuery);

/** The surface where somebody's work is. */
export function homeOf({ district, member }: Membership): string {
  return `/${district.id}/${holds('surface:desk', member) ? 'desk' : 'field'}`;
}
