// The configuration in force, as everybody in the district may read it.

import type { ApiHandler } from '#functions/lib/api.ts';
import { configurationAt, currentVersion } from '#functions/lib/configuration.ts';
import type { Colleague } from '#shared/contracts/members.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';

export const getConfiguration: ApiHandler<RouteOf<'configuration.get'>> = async ({ caller: { store } }) => {
  const version = await currentVersion(store);
  const configuration = await configurationAt(store, version);
  const rows = await store.queryAll<Colleague>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.member('').pk },
  });
  const members = rows.map(({ id, name, roles, department }) => ({ id, name, roles, department }));
  return { body: { ...configuration, district: store.district, version, members } };
};
