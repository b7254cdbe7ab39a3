// Inviting people to sign in, and how far they are.
import type { ApiHandler } from '#functions/lib/api.ts';
import { logins } from '#functions/lib/logins.ts';
import { memberRegister } from '#functions/lib/members.ts';
import { getRecord } from '#functions/lib/register.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';

export const inviteLogin: ApiHandler<RouteOf<'login.invite'>> = async ({ body: { email } }) => ({
  body: await logins().invite(email),
});

const accountOf = async (store: DistrictStore, id: string) =>
  (await getRecord(memberRegister, store, id)).value.account;

export const stateOfLogin: ApiHandler<RouteOf<'login.state'>> = async ({ params: { id }, caller }) => ({
  body: { state: await logins().stateOf(await accountOf(caller.store, id)) },
});

export const inviteAgain: ApiHandler<RouteOf<'login.again'>> = async ({ params: { id }, caller }) => {
  const account = await accountOf(caller.store, id);
  await logins().inviteAgain(account);
  return { body: { state: await logins().stateOf(account) } };
};
