// Who is calling and what they are in a district. The token says who; the membership row, read on every request,
// says in which districts and as what, so that removing a person works at once.
import type { Member } from '#shared/contracts/members.ts';
import { districtId, type Label, type Point } from '#shared/contracts/primitives.ts';
import { DomainError } from '#shared/domain/error.ts';
import { platformOperators } from './env.ts';
import { loginKey, loginPartition } from './keys.ts';
import { type DistrictStore, outsideTable, storeFor } from './store.ts';

/** A person in a district, as a login finds it. */
export interface LoginRow {
  readonly member: Omit<Member, 'account'>;
  readonly district: {
    readonly id: string;
    readonly name: Label;
    readonly timeZone: string;
    readonly centre: Point;
  };
}

export interface MemberCaller {
  readonly account: string;
  readonly member: LoginRow['member'];
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
  const login = await outsideTable().get<LoginRow>(loginKey(account, district));
  if (!login) throw new DomainError('district/not-found', `You have no district “${district}”.`);
  return { account, member: login.member, store: await storeFor(district) };
}

export const loginsOf = (account: string): Promise<LoginRow[]> =>
  outsideTable().queryAll<LoginRow>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': loginPartition(account) },
  });
