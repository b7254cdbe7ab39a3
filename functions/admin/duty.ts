// Going on duty and off: oneself, or somebody else by whoever keeps the people.
import type { ApiHandler } from '#functions/lib/api.ts';
import { dutyOf, setDuty } from '#functions/lib/duty.ts';
import { memberRegister } from '#functions/lib/members.ts';
import { getRecord } from '#functions/lib/register.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { DomainError } from '#shared/domain/error.ts';

export const listDuty: ApiHandler<RouteOf<'duty.list'>> = async ({ query, caller: { store } }) => {
  const onDuty = await dutyOf(store, query.members.split(','));
  return { body: { items: [...onDuty].map(([member, { since }]) => ({ member, onDutySince: since })) } };
};

export const setOwnDuty: ApiHandler<RouteOf<'duty.own'>> = async ({ body, caller: { store, member } }) => ({
  body: await setDuty(store, member.id, body.onDuty),
});

export const setDutyOfMember: ApiHandler<RouteOf<'duty.set'>> = async ({ params: { id }, body, caller }) => {
  const { removedAt } = await getRecord(memberRegister, caller.store, id);
  if (removedAt) throw new DomainError('record/not-found', `The member “${id}” was removed.`);
  return { body: await setDuty(caller.store, id, body.onDuty) };
};
