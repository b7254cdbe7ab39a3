// Lambda "admin": a district's configuration and people, and what describes the service itself.

import { type ApiHandler, api } from '#functions/lib/api.ts';
import { bindingRegister } from '#functions/lib/bindings.ts';
import { cognitoLogins } from '#functions/lib/cognito-logins.ts';
import { quotasOf } from '#functions/lib/district-register.ts';
import { dutyFieldsOf, dutyOf } from '#functions/lib/duty.ts';
import { oidcIssuer } from '#functions/lib/env.ts';
import { holdingsOf } from '#functions/lib/holdings.ts';
import { registerKey } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import { reachLogins } from '#functions/lib/logins.ts';
import { memberRegister, rosterOf } from '#functions/lib/members.ts';
import { tasksInHands } from '#functions/lib/open-tasks.ts';
import { getRecord } from '#functions/lib/register.ts';
import { registerHandlers } from '#functions/lib/register-api.ts';
import { outsideTable } from '#functions/lib/store.ts';
import { openApiDocument } from '#shared/contracts/openapi.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { holds } from '#shared/domain/access.ts';
import { DomainError } from '#shared/domain/error.ts';
import { listAudit } from './audit.ts';
import { runDry } from './dry-run.ts';
import { listDuty, setDutyOfMember, setOwnDuty } from './duty.ts';
import { inviteAgain, inviteLogin, stateOfLogin } from './logins.ts';
import { getMe } from './me.ts';
import { getConfiguration, getOutline, partHandlers } from './parts.ts';
import { uploadShapes } from './shapes.ts';

const membersOfDepartment: ApiHandler<RouteOf<'department.members'>> = async ({ params, caller }) => {
  const { department } = params;
  const roster = await rosterOf(caller.store, department);
  const onDuty = await dutyOf(
    caller.store,
    roster.map(({ id }) => id),
  );
  const items = roster.map((person) => ({
    id: person.id,
    name: person.name,
    department,
    handles: holds('task:handle', person),
    ...dutyFieldsOf(onDuty.get(person.id)),
  }));
  return { body: { items } };
};

const getQuotas: ApiHandler<RouteOf<'district.quotas'>> = async ({ caller: { store } }) => ({
  body: { quotas: await quotasOf(store.district), now: await holdingsOf(store) },
});

/** Of a person who was removed, those that are still on their way back. */
const openTasksOf: ApiHandler<RouteOf<'open-tasks.count'>> = async ({
  params: { id },
  caller: { store },
}) => {
  const { department } = (await getRecord(memberRegister, store, id)).value;
  return { body: { open: department === null ? 0 : (await tasksInHands(store, department, id)).length } };
};

let document: { openapi: string } | undefined;

reachLogins(cognitoLogins);

export const handler = api('admin', {
  'configuration.get': getConfiguration,
  ...partHandlers,
  'catalogue.outline': getOutline,
  'configuration.try': runDry,
  'audit.list': listAudit,
  'open-tasks.count': openTasksOf,
  'duty.list': listDuty,
  'duty.own': setOwnDuty,
  'duty.set': setDutyOfMember,
  'district.quotas': getQuotas,
  'login.invite': inviteLogin,
  'login.state': stateOfLogin,
  'login.again': inviteAgain,
  'shapes.upload': uploadShapes,
  ...registerHandlers(memberRegister),
  ...registerHandlers(bindingRegister),
  'department.members': membersOfDepartment,
  'me.get': getMe,
  'openapi.get': async () => {
    document ??= openApiDocument(oidcIssuer()) as { openapi: string };
    return { body: document, headers: { 'cache-control': 'public, max-age=300' } };
  },
  'health.get': async () => {
    try {
      await outsideTable().get(registerKey('-'));
    } catch (error) {
      logger.error('The table cannot be read', { error });
      throw new DomainError('server/unavailable', 'The table cannot be read at the moment.');
    }
    return { body: { status: 'ok' as const } };
  },
});
