// Who is signed in, in which districts and with which permissions: shared by every page.
import { useQuery } from '@tanstack/solid-query';
import type { Me, Membership } from '#shared/contracts/districts.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import { call } from './client.ts';

export const meQuery = {
  queryKey: ['me'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Me> => call('GET /v1/me', { signal }),
  staleTime: 60_000,
};

export const useMe = () => useQuery(() => meQuery);

/** Roles whose day is spent in the street; everyone else sits at a desk. */
const fieldRoles: readonly Role[] = ['grid_officer', 'handler'];

export function homeOf(membership: Membership): string {
  const { roles } = membership.member;
  const surface = roles.every((role) => fieldRoles.includes(role)) ? 'field' : 'desk';
  return `/${membership.district.id}/${surface}`;
}
