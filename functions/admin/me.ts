// Who the caller is: every district they belong to, with what they may do there.

import type { ApiHandler } from '#functions/lib/api.ts';
import { loginsOf } from '#functions/lib/identity.ts';
import { permissionsOf } from '#shared/contracts/permissions.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';

export const getMe: ApiHandler<RouteOf<'me.get'>> = async ({ caller: { account, operator } }) => {
  const logins = await loginsOf(account);
  const memberships = logins.map(({ district, member }) => ({
    district,
    member,
    permissions: permissionsOf(member.roles),
  }));
  return { body: { account, operator, memberships } };
};
