// The register of people, and the logins that lead to it. Who somebody is in a district stands in their record alone;
// a login's row, outside the districts, says only which record that is, so that nothing of it can be out of date.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type Colleague, type Member, member } from '#shared/contracts/members.ts';
import { twice } from '#shared/domain/district.ts';
import { DomainError } from '#shared/domain/error.ts';
import { memberIssues } from '#shared/domain/members.ts';
import { currentRules } from './configuration.ts';
import { loginKey, loginPartition } from './keys.ts';
import { findRecord, liveRecords, type Register } from './register.ts';
import { type DistrictStore, outsideTable, type Write } from './store.ts';

export const memberRegister: Register<Member> = {
  noun: 'member',
  schema: member,
  searched: ({ id, name, account }) => [id, name, account],
  async check(store, values, pointers) {
    const rules = await currentRules(store);
    return [
      ...values.flatMap((value, at) => memberIssues(value, rules, pointers[at])),
      // Of two members with one account, only one could ever sign in.
      ...(values.length > 1 ? twice('/rows', values, 'account') : []),
    ];
  },
  companions: rosterWrites,
  claim: claimLogin,
  async release({ district }, before, after) {
    if (after?.account === before.account) return;
    await outsideTable().remove(loginKey(before.account, district), {
      ConditionExpression: 'memberId = :id',
      ExpressionAttributeValues: { ':id': before.id },
    });
  },
};

/** The roster of a department holds what naming a handler needs. */
function rosterWrites({ name, keys }: DistrictStore, before?: Member, after?: Member): Write[] {
  const put = (department: string, { id, name: called, roles }: Member): Write => ({
    Put: { TableName: name, Item: { ...keys.roster(department, id), id, name: called, roles } },
  });
  const left = before?.department && before.department !== after?.department ? before : undefined;
  return [
    ...(after?.department ? [put(after.department, after)] : []),
    ...(left?.department
      ? [{ Delete: { TableName: name, Key: keys.roster(left.department, left.id) } }]
      : []),
  ];
}

/** The people of a department, by id. */
export async function rosterOf(store: DistrictStore, department: string): Promise<Colleague[]> {
  const rows = await store.queryAll<Colleague>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.roster(department, '').pk },
  });
  return rows.map(({ id, name, roles }) => ({ id, name, roles, department }));
}

/** What the district knows of some of its people, by id. */
export async function colleagues(
  store: DistrictStore,
  ids: readonly string[],
): Promise<Map<string, Colleague>> {
  const found = await liveRecords(memberRegister, store, ids);
  return new Map(found.map((each) => [each.id, each]));
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

async function claimLogin(store: DistrictStore, { account, id }: Member, pointer: string): Promise<void> {
  const key = loginKey(account, store.district);
  try {
    await outsideTable().update(key, {
      UpdateExpression: 'SET memberId = :id',
      ConditionExpression: 'attribute_not_exists(pk) OR memberId = :id',
      ExpressionAttributeValues: { ':id': id },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const holder = await loginOf(account, store.district);
    if (holder !== undefined && (await memberSigningIn(store, holder, account)))
      throw taken(account, holder, pointer);
    await outsideTable().put({ ...key, memberId: id });
  }
}

const taken = (account: string, holder: string, pointer: string) => {
  const issue = {
    pointer: `${pointer}/account`,
    detail: `“${account}” is the account of member “${holder}”`,
  };
  return new DomainError('record/invalid', `Nothing was changed: ${issue.detail}.`, [issue]);
};
