// The register of people, and the logins that lead to it. Who somebody is in a district stands in their record alone;
// a login's row, outside the districts, says only which record that is, so that nothing of it can be out of date.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Member } from '#shared/contracts/members.ts';
import { isBuiltIn } from '#shared/contracts/permissions.ts';
import type { Person } from '#shared/domain/case/index.ts';
import { DomainError, type Issue } from '#shared/domain/error.ts';
import { twice } from '#shared/domain/issues.ts';
import { administers, beyond, memberIssues } from '#shared/domain/members.ts';
import { heldOf } from '#shared/domain/roles.ts';
import { currentRules, rolesInForce } from './configuration.ts';
import { departureWrite } from './departures.ts';
import { offDuty } from './duty.ts';
import { platformOperators } from './env.ts';
import { accountOfLogin, type Key, loginKey, loginPartition } from './keys.ts';
import { logger } from './logger.ts';
import { logins } from './logins.ts';
import { memberCountWrite, requireRoomForMembers } from './quotas.ts';
import { type Change, findLive, findRecord, liveRecords, type Reliance, registerOf } from './register.ts';
import { type DistrictStore, outsideTable, type Write, WriteConflict } from './store.ts';

export const memberRegister = registerOf('member', {
  searched: ({ id, name, account }) => [id, name, account],
  async check(store, values, pointers) {
    const rules = await currentRules(store);
    return [
      ...values.flatMap((value, at) => memberIssues(value, rules, pointers[at])),
      // Of two members with one account, only one could ever sign in.
      ...(values.length > 1 ? twice('/rows', values, 'account') : []),
      ...(await takenAccounts(store, values, pointers)),
    ];
  },
  reliesOn: anotherAdministrator,
  async permits(store, by, changes) {
    const book = await rolesInForce(store);
    const holder = (value: Member | undefined) => (value ? [{ held: heldOf(value.roles, book) }] : []);
    return changes.map(({ before, after }) => {
      const power = beyond(by, [...holder(before), ...holder(after)]);
      return power && `is about ${power}, which you do not have yourself`;
    });
  },
  companions: (store, before, after) => [
    ...rosterWrites(store, before, after),
    ...holderWrites(store, before, after),
    // Whoever leaves goes off duty with that.
    ...(after || !before ? [] : [offDuty(store, before.id)]),
  ],
  claim: claimLogins,
  room: requireRoomForMembers,
  count: memberCountWrite,
  async release({ district }, before, after) {
    if (after?.account === before.account) return;
    const left = await outsideTable().remove(loginKey(before.account, district), {
      ConditionExpression: 'memberId = :id',
      ExpressionAttributeValues: { ':id': before.id },
    });
    // It may be another person's of the district by now.
    if (left) await closeUnlessNeeded(before.account, district);
  },
});

type RosterRow = Pick<Member, 'id' | 'name' | 'roles' | 'areas'>;

/** The roster of a department holds what naming a handler needs. */
function rosterWrites(store: DistrictStore, before?: Member, after?: Member): Write[] {
  const { name, keys } = store;
  const put = (department: string, { id, name: called, roles, areas }: Member): Write => ({
    Put: {
      TableName: name,
      Item: { ...keys.roster(department, id), id, name: called, roles, areas } satisfies RosterRow & Key,
    },
  });
  const left = before?.department && before.department !== after?.department ? before : undefined;
  return [
    ...(after?.department ? [put(after.department, after)] : []),
    ...(left?.department
      ? [
          { Delete: { TableName: name, Key: keys.roster(left.department, left.id) } },
          departureWrite(store, left.id, left.department),
        ]
      : []),
  ];
}

/** The people of a department, by id. */
export async function rosterOf(store: DistrictStore, department: string): Promise<Person[]> {
  const rows = await store.queryAll<RosterRow>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.roster(department, '').pk },
  });
  const book = await rolesInForce(store);
  return rows.map(({ id, name, roles, areas }) => ({
    id,
    name,
    areas,
    department,
    held: heldOf(roles, book),
  }));
}

/** Who has a role of the district's own is found from the role. */
function holderWrites({ name, keys }: DistrictStore, before?: Member, after?: Member): Write[] {
  const own = (value?: Member) => new Set(value?.roles.filter((role) => !isBuiltIn(role)));
  const [had, has] = [own(before), own(after)];
  const id = (after ?? before)?.id ?? '';
  return [
    ...[...has].map(
      (role): Write => ({
        Put: { TableName: name, Item: { ...keys.roleHolder(role, id), name: after?.name } },
      }),
    ),
    ...[...had].flatMap((role): Write[] =>
      has.has(role) ? [] : [{ Delete: { TableName: name, Key: keys.roleHolder(role, id) } }],
    ),
  ];
}

/** The first few of those who have a role of the district's own, by id. */
export async function holdersOfRole(
  store: DistrictStore,
  role: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await store.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.roleHolder(role, '').pk },
    Limit: limit,
    ConsistentRead: true,
  });
  return (rows as unknown as (Key & { name: string })[]).map(({ sk, name }) => ({ id: sk, name }));
}

/** What the district knows of some of its people, by id. */
export async function colleagues(store: DistrictStore, ids: readonly string[]): Promise<Map<string, Person>> {
  const found = await liveRecords(memberRegister, store, ids);
  const book = await rolesInForce(store);
  return new Map(found.map((each) => [each.id, { ...each, held: heldOf(each.roles, book) }]));
}

interface LoginRow {
  readonly memberId: string;
}

/** Which member an account is in a district, as its login says; the record has the last word. */
export async function loginOf(account: string, district: string): Promise<string | undefined> {
  return (await outsideTable().get<LoginRow>(loginKey(account, district)))?.memberId;
}

/** The member, unless they have left or sign in otherwise by now: a login's row may be what a crash left behind. */
export async function memberSigningIn(
  store: DistrictStore,
  id: string,
  account: string,
): Promise<Member | undefined> {
  const record = await findRecord(memberRegister, store, id);
  return record && !record.removedAt && record.value.account === account ? record.value : undefined;
}

/** The districts that an account's logins name. */
export async function districtsOfAccount(account: string): Promise<string[]> {
  const rows = await outsideTable().queryAll<{ sk: string }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': loginPartition(account) },
  });
  return rows.map(({ sk }) => sk);
}

/** Whether an account leads nowhere but into the district, and is no operator's. */
export async function leadsOnlyInto(account: string, district: string): Promise<boolean> {
  if (platformOperators().includes(account)) return false;
  return (await districtsOfAccount(account)).every((each) => each === district);
}

/** Whoever is in no district any more need not be able to sign in; in this one they are nobody already. */
async function closeUnlessNeeded(account: string, district: string): Promise<void> {
  if (!logins().own) return;
  try {
    if (await leadsOnlyInto(account, district)) await logins().close(account);
  } catch (error) {
    logger.error('The login of somebody who left was not closed', { error });
  }
}

/** Somebody who may change people stays when others no longer may. @throws DomainError `record/needed` */
async function anotherAdministrator(
  store: DistrictStore,
  changes: readonly Change<Member>[],
): Promise<Reliance | undefined> {
  const stays = changes.flatMap(({ after }) => (after && administers(after) ? [after.id] : []));
  const leaving = changes.flatMap(({ before }) =>
    before && administers(before) && !stays.includes(before.id) ? [before.id] : [],
  );
  if (leaving.length === 0) return undefined;
  const of = new Set(leaving);
  const touched = new Set(changes.flatMap(({ before, after }) => (after ?? before)?.id ?? []));
  const other = await findLive(memberRegister, store, (each) => administers(each) && !touched.has(each.id));
  if (other) return { on: other.value.id, version: other.version, of };
  if (stays[0] !== undefined) return { on: stays[0], version: undefined, of };
  throw new DomainError(
    'record/needed',
    `“${leaving[0]}” is the last who may change people. Let somebody else do so first.`,
    changes.some(({ after }) => after)
      ? [
          {
            pointer: '/roles',
            detail: 'the last who may change people cannot give it up',
            rule: 'last-administrator',
          },
        ]
      : undefined,
  );
}

/** Which member each account leads to. */
async function holdersOf(store: DistrictStore, values: readonly Member[]): Promise<Map<string, string>> {
  const accounts = [...new Set(values.map(({ account }) => account))];
  const keys = accounts.map((account) => loginKey(account, store.district));
  const rows = await outsideTable().batchGet<Key & LoginRow>(keys);
  return new Map(rows.map(({ pk, memberId }) => [accountOfLogin(pk), memberId]));
}

/** Accounts that others sign in with. The claim has the last word; this names all of them before anything is written. */
async function takenAccounts(
  store: DistrictStore,
  values: readonly Member[],
  pointers: readonly string[],
): Promise<Issue[]> {
  const holders = await holdersOf(store, values);
  const others = values.flatMap(({ id, account }) => {
    const holder = holders.get(account);
    return holder !== undefined && holder !== id ? [holder] : [];
  });
  if (others.length === 0) return [];
  const still = await liveRecords(memberRegister, store, others);
  const accounts = new Map(still.map((each) => [each.id, each.account]));
  return values.flatMap(({ id, account }, at) => {
    const holder = holders.get(account);
    return holder !== undefined && holder !== id && accounts.get(holder) === account
      ? [takenIssue(account, holder, pointers[at] ?? '')]
      : [];
  });
}

/** A transaction holds at most 100 writes. */
const claimsAtOnce = 100;

/** Most are free or theirs already: those are claimed together, and one by one only where some are not. */
async function claimLogins(
  store: DistrictStore,
  values: readonly Member[],
  pointers: readonly string[],
): Promise<void> {
  const holders = await holdersOf(store, values);
  const open = [...values.entries()].filter(([, { id, account }]) => holders.get(account) !== id);
  for (let from = 0; from < open.length; from += claimsAtOnce) {
    const some = open.slice(from, from + claimsAtOnce);
    try {
      await outsideTable().transact(some.map(([, value]) => loginWrite(store, value)));
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      for (const [at, value] of some) await claimLogin(store, value, pointers[at] ?? '');
    }
  }
  await openLogins(open.map(([, { account }]) => account));
}

/** The pool answers so many calls at once without being asked to be gentler. */
const loginsAtOnce = 10;

/** Whoever was closed out when they left comes in again. */
async function openLogins(accounts: readonly string[]): Promise<void> {
  if (!logins().own) return;
  for (let from = 0; from < accounts.length; from += loginsAtOnce)
    await Promise.all(accounts.slice(from, from + loginsAtOnce).map((account) => logins().open(account)));
}

/** In an index under its district, or a login that a crash left behind could not be found from there. */
const loginPlace = ({ keys }: DistrictStore, account: string) => ({
  monthPk: keys.logins(),
  monthSk: account,
});

const ifFreeOrTheirs = (store: DistrictStore, { id, account }: Member) => {
  const { monthPk, monthSk } = loginPlace(store, account);
  return {
    UpdateExpression: 'SET memberId = :id, monthPk = :pk, monthSk = :sk',
    ConditionExpression: 'attribute_not_exists(pk) OR memberId = :id',
    ExpressionAttributeValues: { ':id': id, ':pk': monthPk, ':sk': monthSk },
  };
};
const loginWrite = (store: DistrictStore, value: Member): Write => ({
  Update: {
    TableName: store.name,
    Key: loginKey(value.account, store.district),
    ...ifFreeOrTheirs(store, value),
  },
});

async function claimLogin(store: DistrictStore, value: Member, pointer: string): Promise<void> {
  const { account, id } = value;
  const key = loginKey(account, store.district);
  try {
    await outsideTable().update(key, ifFreeOrTheirs(store, value));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const holder = await loginOf(account, store.district);
    if (holder !== undefined && (await memberSigningIn(store, holder, account)))
      throw taken(account, holder, pointer);
    await outsideTable().put({ ...key, ...loginPlace(store, account), memberId: id });
  }
}

const taken = (account: string, holder: string, pointer: string) => {
  const issue = takenIssue(account, holder, pointer);
  return new DomainError('record/invalid', `Nothing was changed: ${issue.detail}.`, [issue]);
};

const takenIssue = (account: string, holder: string, pointer: string): Issue => ({
  pointer: `${pointer}/account`,
  detail: `“${account}” is the account of member “${holder}”`,
  rule: 'account-taken',
  about: holder,
});
