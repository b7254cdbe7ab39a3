// Holds a district to its quotas. People are counted where they are written, so that not one too many comes in. Cases and
// photos are compared with counters that are a moment old: at the edge a district gets as many more as it sends in the
// seconds that a container remembers them and the relay is behind, and no more than its quota of requests lets it send.
import { bytesOfGigabytes, type Holdings } from '#shared/contracts/quotas.ts';
import { DomainError } from '#shared/domain/error.ts';
import { quotasOf } from './district-register.ts';
import { holdingsOf } from './holdings.ts';
import type { DistrictStore, Write } from './store.ts';

const rememberedMs = 5000;
const remembered = new Map<string, { holdings: Holdings; until: number }>();

async function recentHoldings(store: DistrictStore): Promise<Holdings> {
  const known = remembered.get(store.district);
  if (known && known.until > Date.now()) return known.holdings;
  const holdings = await holdingsOf(store);
  remembered.set(store.district, { holdings, until: Date.now() + rememberedMs });
  return holdings;
}

/** @throws DomainError `quota/exceeded` */
export async function requireRoomForCase(store: DistrictStore): Promise<void> {
  const { openCases } = await quotasOf(store.district);
  const now = await recentHoldings(store);
  if (now.openCases >= openCases) throw exceeded('quota-open-cases', openCases);
}

/** Photos that were asked for and not accepted yet are not counted. @throws DomainError `quota/exceeded` */
export async function requireRoomForPhoto(store: DistrictStore, bytes: number): Promise<void> {
  const { storageGigabytes } = await quotasOf(store.district);
  const now = await recentHoldings(store);
  if (now.storageBytes + bytes > bytesOfGigabytes(storageGigabytes))
    throw exceeded('quota-storage', storageGigabytes);
}

/** Whether so many more people may come, before anything of it is written. @throws DomainError `quota/exceeded` */
export async function requireRoomForMembers(store: DistrictStore, more: number): Promise<void> {
  if (more <= 0) return;
  const { members } = await quotasOf(store.district);
  const row = await store.get<{ members: number }>(store.keys.memberCount(), { consistent: true });
  if ((row?.members ?? 0) + more > members) throw exceeded('quota-members', members);
}

/** The change of the count that goes with so many more or fewer people; it does not hold where the quota ends. */
export async function memberCountWrite(store: DistrictStore, more: number): Promise<Write> {
  const { members } = await quotasOf(store.district);
  return {
    Update: {
      TableName: store.name,
      Key: store.keys.memberCount(),
      UpdateExpression: 'ADD members :more',
      ...(more > 0 && { ConditionExpression: 'attribute_not_exists(members) OR members <= :room' }),
      ExpressionAttributeValues: { ':more': more, ...(more > 0 && { ':room': members - more }) },
    },
  };
}

const says = {
  'quota-members': {
    have: (most: number) => `may have ${most} people`,
    help: 'Remove those who have left',
  },
  'quota-open-cases': {
    have: (most: number) => `may have ${most} open cases`,
    help: 'Close or dismiss some',
  },
  'quota-storage': {
    have: (most: number) => `may keep ${most} gigabytes of photos`,
    help: 'Go on without a photo',
  },
} as const;

/** @param most what the quota allows, in its own unit */
export function exceeded(rule: keyof typeof says, most: number): DomainError {
  const { have, help } = says[rule];
  const detail = `The district ${have(most)}. ${help}, or ask the operator of the platform for more`;
  return new DomainError('quota/exceeded', `Nothing was changed. ${detail}.`, [
    { detail, rule, about: String(most) },
  ]);
}
