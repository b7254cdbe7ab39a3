// What a district has now, of all that a quota bounds: two rows of counters. Cases and photos are counted by the relay
// (relay/counters.ts), each commit once and a moment late; people in the transaction that adds or removes them.
import type { Holdings } from '#shared/contracts/quotas.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { districtKeys, type Key } from './keys.ts';
import type { DistrictStore, Table } from './store.ts';

type Counters = Readonly<Record<string, unknown>> & Key;

const keysOf = (district: string): Key[] => {
  const keys = districtKeys(district);
  return [keys.counters(), keys.memberCount()];
};

/** Of one district, as of a moment ago. */
export const holdingsOf = async (store: DistrictStore): Promise<Holdings> =>
  sumOf(await store.batchGet<Counters>(keysOf(store.district)));

/** Of many districts, by id: two reads of half a unit each. `table` reaches counters only, but of every district. */
export async function holdingsOfAll(
  table: Table,
  districts: readonly string[],
): Promise<Map<string, Holdings>> {
  const rows = Map.groupBy(await table.batchGet<Counters>(districts.flatMap(keysOf)), ({ pk }) => pk);
  return new Map(districts.map((id) => [id, sumOf(rows.get(districtKeys(id).counters().pk) ?? [])]));
}

function sumOf(rows: readonly Counters[]): Holdings {
  const counted: Readonly<Record<string, unknown>> = Object.assign({}, ...rows);
  // What was counted late may for a moment have left before it came.
  const figure = (name: string) => Math.max(0, Number(counted[name] ?? 0));
  return {
    members: figure('members'),
    openCases: openStates.reduce((sum, state) => sum + figure(state), 0),
    storageBytes: figure('bytes'),
  };
}
