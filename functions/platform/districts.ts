// Bringing a district on: its configuration and first people in one transaction, then the logins that lead to it.
// Sent again after a crash it finishes what was begun; nobody finds the district before it is whole.
import type { ApiHandler } from '#functions/lib/api.ts';
import {
  districtView,
  forget,
  type RegisterRow,
  registerChange,
  registered,
} from '#functions/lib/district-register.ts';
import { fingerprintOf } from '#functions/lib/fingerprint.ts';
import { holdingsOfAll } from '#functions/lib/holdings.ts';
import { type Key, registerKey } from '#functions/lib/keys.ts';
import { memberRegister } from '#functions/lib/members.ts';
import { cancelled } from '#functions/lib/offboarding.ts';
import { currentManifest, manifestWrites, writeContents } from '#functions/lib/part-store.ts';
import { exceeded, memberCountWrite } from '#functions/lib/quotas.ts';
import { versionWrites } from '#functions/lib/register-writes.ts';
import { firstManifest } from '#functions/lib/schedule.ts';
import { type DistrictStore, outsideTable, storeFor, WriteConflict } from '#functions/lib/store.ts';
import { partNames } from '#shared/contracts/configuration.ts';
import type { DistrictView } from '#shared/contracts/districts.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { DomainError } from '#shared/domain/error.ts';
import { checkNewDistrict, type FirstDistrict, wholeDistrict } from '#shared/domain/new-district.ts';
import { changeSeen, districtSeen } from './seen.ts';

export const createDistrict: ApiHandler<RouteOf<'district.create'>> = async ({
  params: { district },
  body,
  caller: { account },
}) => {
  const { quotas, ...asked } = body;
  const first = wholeDistrict(asked);
  checkNewDistrict(first);
  if (first.members.length > quotas.members) throw exceeded('quota-members', quotas.members);
  // Of what was asked: a later edition of the template does not make the same request another one.
  const origin = fingerprintOf(body);
  const known = await registered(district);
  if (known) return answer(sameOrigin(known, origin));
  const store = await storeFor(district);
  const { since } = (await begin(store, first, { origin, account })) ?? taken(district);
  const pointers = first.members.map((_, at) => `/members/${at}`);
  await memberRegister.claim?.(store, first.members, pointers);
  const { name, adcode } = first.settings;
  const named = { id: district, name, adcode, createdAt: since };
  const view: DistrictView = { ...named, state: 'active', quotas, version: 1 };
  await outsideTable().put({ ...registerKey(district), ...view, origin } satisfies RegisterRow & Key);
  forget(district);
  return answer(view);
};

const answer = (body: DistrictView) => ({ body, headers: { etag: `"${body.version}"` } });

/** Everything of the district in one transaction. Undefined when there is one that was made from something else. */
async function begin(
  store: DistrictStore,
  { members, ...configuration }: FirstDistrict,
  { origin, account }: { origin: string; account: string },
): Promise<{ since: string } | undefined> {
  const originKey = store.keys.configuration('ORIGIN');
  const begun = async () => {
    const row = await store.get<{ origin: string }>(originKey, { consistent: true });
    return row?.origin === origin ? currentManifest(store, { consistent: true }) : undefined;
  };
  if (await currentManifest(store, { consistent: true })) return begun();
  const by = { id: account, name: account };
  const stamp = { by, at: new Date().toISOString() };
  const publications = partNames.map((part) => ({ part, value: configuration[part], version: 1 }));
  const contents = await writeContents(store, publications, stamp);
  const parts = Object.fromEntries(partNames.map((part) => [part, 1]));
  try {
    await store.transact([
      { Put: { TableName: store.name, Item: { ...originKey, origin } } },
      ...contents.writes,
      ...manifestWrites(store, undefined, firstManifest(parts, stamp.at)),
      ...members.flatMap((member) => versionWrites(memberRegister, store, undefined, member, stamp).writes),
      await memberCountWrite(store, members.length),
    ]);
    return { since: stamp.at };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    await contents.discard();
    return begun();
  }
}

function sameOrigin(known: RegisterRow, origin: string): DistrictView {
  return known.origin === origin ? districtView(known) : taken(known.id);
}

function taken(district: string): never {
  throw new DomainError(
    'district/id-taken',
    `There is a district “${district}” already. Change it part by part; a new one needs another id.`,
  );
}

/**
 * Suspends or resumes, takes back that it is leaving, sets quotas. Everybody in it notices the state and the quotas of what
 * it has within `stateSeconds`, the one of requests within a minute.
 */
export const changeDistrict: ApiHandler<RouteOf<'district.change'>> = async ({
  params: { district },
  body: { state, quotas },
  ifMatch,
}) => {
  const known = await districtSeen(district, ifMatch);
  if (known.state === 'erasing')
    throw new DomainError('district/leaving', 'The district is being erased; there is no way back.');
  const { offboarding, ...rest } = known;
  const stays = state !== undefined && offboarding !== undefined;
  const { row, ...change } = registerChange(stays ? rest : known, {
    ...(state && { state }),
    ...(quotas && { quotas }),
  });
  await changeSeen([change, ...(stays ? [cancelled(offboarding)] : [])]);
  forget(district);
  return answer(districtView(row));
};

export const listDistricts: ApiHandler<RouteOf<'district.list'>> = async () => {
  const rows = await outsideTable().queryAll<RegisterRow>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': registerKey('').pk },
  });
  const there = rows.filter(({ state }) => state !== 'left').map(districtView);
  const holdings = await holdingsOfAll(
    outsideTable(),
    there.map(({ id }) => id),
  );
  const none = { members: 0, openCases: 0, storageBytes: 0 };
  return { body: { items: there.map((view) => ({ ...view, now: holdings.get(view.id) ?? none })) } };
};
