// Who is calling and what they are in a district. The token says who; the member's record, read on every request,
// says as what, so that removing a person works at once.
import type { Member } from '#shared/contracts/members.ts';
import { districtId } from '#shared/contracts/primitives.ts';
import { DomainError } from '#shared/domain/error.ts';
import { platformOperators } from './env.ts';
import { loginOf, memberSigningIn } from './members.ts';
import { type DistrictStore, storeFor } from './store.ts';

export interface MemberCaller {
  readonly account: string;
  readonly member: Omit<Member, 'account'>;
  readonly store: DistrictStore;
}

export interface AccountCaller {
  readonly account: string;
  readonly operator: boolean;
}

/** The token's subject, which the authorizer in front has verified. @throws DomainError `auth/unauthenticated` */
export function accountOf(claims: Readonly<Record<string, unknown>> | undefined): AccountCaller {
  const account = claims?.sub;
  if (typeof account !== 'string' || account === '') {
    throw new DomainError('auth/unauthenticated', 'The token names no subject.');
  }
  return { account, operator: platformOperators().includes(account) };
}

/**
 * The caller's membership and the store handle of that one district. That a district exists is not told to
 * people who are not in it.
 * @throws DomainError `district/not-found`
 */
export async function memberOf(account: string, district: string): Promise<MemberCaller> {
  // What is no district's id may be too long or too strange for a key.
  if (!districtId.safeParse(district).success)
    throw new DomainError('district/not-found', 'You have no such district.');
  const id = await loginOf(account, district);
  const store = id === undefined ? undefined : await storeFor(district);
  const found = store && (await memberSigningIn(store, id as string, account));
  if (!store || !found) throw new DomainError('district/not-found', `You have no district “${district}”.`);
  const { account: _account, ...member } = found;
  return { account, member, store };
}
