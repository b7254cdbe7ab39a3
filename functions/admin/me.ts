// Who the caller is: every district they belong to, with what they may do there.

import type { ApiHandler } from '#functions/lib/api.ts';
import { currentRules } from '#functions/lib/configuration.ts';
import { stateOf } from '#functions/lib/district-register.ts';
import { dutyFieldsOf, dutyOf } from '#functions/lib/duty.ts';
import { type MemberCaller, memberOf } from '#functions/lib/identity.ts';
import { districtsOfAccount } from '#functions/lib/members.ts';
import type { Membership } from '#shared/contracts/districts.ts';
import { permissionsOf } from '#shared/contracts/permissions.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { DomainError } from '#shared/domain/error.ts';

export const getMe: ApiHandler<RouteOf<'me.get'>> = async ({ caller: { account, operator } }) => {
  const districts = await districtsOfAccount(account);
  const memberships = await Promise.all(districts.map((district) => membershipIn(account, district)));
  return { body: { account, operator, memberships: memberships.filter((each) => each !== undefined) } };
};

async function membershipIn(account: string, district: string): Promise<Membership | undefined> {
  const caller = await memberOf(account, district).catch(leftMeanwhile);
  if (!caller) return undefined;
  const { member, store } = caller;
  const { name, timeZone, centre } = (await currentRules(store)).settings;
  return {
    district: { id: district, name, timeZone, centre, state: await stateOf(district) },
    member,
    permissions: permissionsOf(member.held.map(({ grants }) => grants)),
    ...dutyFieldsOf((await dutyOf(store, [member.id])).get(member.id)),
  };
}

function leftMeanwhile(error: unknown): MemberCaller | undefined {
  if (error instanceof DomainError && error.code === 'district/not-found') return undefined;
  throw error;
}
