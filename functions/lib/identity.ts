// Who is calling and what they are in a district. The token says who; the member's record, read on every request,
// says as what, so that removing a person works at once.
import type { Member } from '#shared/contracts/members.ts';
import { districtId } from '#shared/contracts/primitives.ts';
import type { Holder } from '#shared/domain/access.ts';
import { DomainError } from '#shared/domain/error.ts';
import { rolesHeld } from './configuration.ts';
import { platformOperators } from './env.ts';
import { loginOf, memberSigningIn } from './members.ts';
import { type DistrictStore, storeFor } from './store.ts';

export interface MemberCaller {
  readonly account: string;
  /** With what their roles grant now: nothing behind this looks at names of roles. */
  readonly member: Omit<Member, 'account'> & Holder;
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
  const found = (await whereItLed(account, district)) ?? (await whereItLeads(account, district));
  if (!found) throw new DomainError('district/not-found', `You have no district “${district}”.`);
  const { account: _account, ...member } = found.member;
  const held = await rolesHeld(found.store, member.roles);
  return { account, member: { ...member, held }, store: found.store };
}

/**
 * Which record a login led to before. It spares reading the login's row again and needs no date: the record, which is
 * read every time, says whether it still is that account's.
 */
const ledTo = new Map<string, string>();
const loginsInMemory = 5000;
const loginName = (account: string, district: string) => `${district}#${account}`;

async function whereItLed(account: string, district: string) {
  const id = ledTo.get(loginName(account, district));
  return id === undefined ? undefined : recordOf(account, district, id);
}

async function whereItLeads(account: string, district: string) {
  const id = await loginOf(account, district);
  if (id === undefined) return undefined;
  if (ledTo.size >= loginsInMemory) ledTo.delete(ledTo.keys().next().value as string);
  ledTo.set(loginName(account, district), id);
  return recordOf(account, district, id);
}

async function recordOf(account: string, district: string, id: string) {
  const store = await storeFor(district);
  const member = await memberSigningIn(store, id, account);
  return member && { store, member };
}
