// Onboarding a district: its configuration as a new version, its people, and the logins that lead to it. Written
// in the order that leaves nobody with access to something half there; sent again, it finishes what was begun.

import type { ApiHandler } from '#functions/lib/api.ts';
import { putConfiguration } from '#functions/lib/configuration.ts';
import type { LoginRow } from '#functions/lib/identity.ts';
import { type Key, loginKey, registerKey } from '#functions/lib/keys.ts';
import { type DistrictStore, outsideTable, storeFor } from '#functions/lib/store.ts';
import type { Onboarding } from '#shared/contracts/districts.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { checkDistrict } from '#shared/domain/district.ts';

type DistrictView = {
  id: string;
  name: Onboarding['settings']['name'];
  adcode: string;
  version: number;
  memberCount: number;
};

export const onboardDistrict: ApiHandler<RouteOf<'district.onboard'>> = async ({
  params: { district },
  body,
}) => {
  checkDistrict(body);
  const { members, ...configuration } = body;
  const store = await storeFor(district);
  await removeOthers(store, members);
  const version = await putConfiguration(store, configuration);
  for (const member of members) await putMember(store, member);
  const { name, adcode, timeZone, centre } = configuration.settings;
  for (const { account, ...member } of members) {
    const login: LoginRow = { member, district: { id: district, name, timeZone, centre } };
    await outsideTable().put({ ...loginKey(account, district), ...login });
  }
  const view: DistrictView = { id: district, name, adcode, version, memberCount: members.length };
  await outsideTable().put({ ...registerKey(district), ...view });
  return { body: view };
};

export const listDistricts: ApiHandler<RouteOf<'district.list'>> = async () => {
  const rows = await outsideTable().queryAll<DistrictView & Key>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': registerKey('').pk },
  });
  return { body: { items: rows.map(({ pk: _pk, sk: _sk, ...view }) => view) } };
};

async function putMember(store: DistrictStore, member: Member): Promise<void> {
  await store.put({ ...store.keys.member(member.id), ...member });
  if (member.department) {
    const { id, name, roles } = member;
    await store.put({ ...store.keys.roster(member.department, id), id, name, roles });
  }
}

/** People who are no longer named lose their login first. */
async function removeOthers(store: DistrictStore, members: readonly Member[]): Promise<void> {
  const before = await store.queryAll<Member>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.member('').pk },
    ConsistentRead: true,
  });
  for (const old of before) {
    const now = members.find((member) => member.id === old.id);
    if (now?.account !== old.account) await outsideTable().remove(loginKey(old.account, store.district));
    if (old.department && now?.department !== old.department)
      await store.remove(store.keys.roster(old.department, old.id));
    if (!now) await store.remove(store.keys.member(old.id));
  }
}
