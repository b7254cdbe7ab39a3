// Who is on duty: a row for each of those who are, apart from their records, so that a shift is no change of people.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Duty } from '#shared/contracts/duty.ts';
import type { Key } from './keys.ts';
import type { DistrictStore, Write } from './store.ts';

export interface OnDuty {
  /** UTC, ISO 8601. */
  readonly since: string;
}

/**
 * Those of some people who are on duty, by id; the others are not. One call for each hundred of them.
 * @throws TableBusy
 */
export async function dutyOf(store: DistrictStore, ids: Iterable<string>): Promise<Map<string, OnDuty>> {
  const keys = [...new Set(ids)].map((id) => store.keys.duty(id));
  const rows = await store.batchGet<Key & OnDuty>(keys);
  return new Map(rows.map(({ sk, since }) => [sk, { since }]));
}

/** Saying again what is so changes nothing: whoever is on duty stays so since then. */
export async function setDuty(store: DistrictStore, member: string, onDuty: boolean): Promise<Duty> {
  const key = store.keys.duty(member);
  if (!onDuty) {
    await store.remove(key);
    return { member };
  }
  const since = new Date().toISOString();
  try {
    await store.put({ ...key, since }, 'attribute_not_exists(pk)');
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const before = await store.get<OnDuty>(key, { consistent: true });
    return { member, onDutySince: before?.since ?? since };
  }
  return { member, onDutySince: since };
}

/** For the transaction in which somebody leaves. */
export const offDuty = ({ name, keys }: DistrictStore, member: string): Write => ({
  Delete: { TableName: name, Key: keys.duty(member) },
});

/** As answers say it of a person. */
export const dutyFieldsOf = (duty: OnDuty | undefined): { onDutySince?: string } =>
  duty ? { onDutySince: duty.since } : {};
