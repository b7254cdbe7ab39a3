// The register of districts, outside of all of them: what the operators know of each, and whether it may be changed.
import type { DistrictView } from '#shared/contracts/districts.ts';
import { defaultQuotas, type Quotas } from '#shared/contracts/quotas.ts';
import type { DistrictState } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '#shared/domain/error.ts';
import { type Key, registerKey } from './keys.ts';
import { outsideTable, type Write } from './store.ts';

export interface RegisterRow extends Omit<DistrictView, 'state'> {
  /** Of one that has `left` only the row is there, so that what comes late for it is known to be for nobody. */
  readonly state: DistrictState | 'left';
  /** Of what the district was made from: the same request again is no other district. */
  readonly origin: string;
  /** The off-boarding under way. */
  readonly offboarding?: string;
}

/** The district as operators know it, or undefined: also when it has left and its id is free again. */
export async function registered(district: string): Promise<RegisterRow | undefined> {
  const row = await outsideTable().get<RegisterRow>(registerKey(district), { consistent: true });
  return row?.state === 'left' ? undefined : row;
}

/** The next version of a row. It holds only while the row is as it was read. */
export function registerChange(
  known: RegisterRow,
  change: Partial<RegisterRow>,
): Write & { row: RegisterRow } {
  const row = { ...known, ...change, version: known.version + 1 };
  const { name: TableName } = outsideTable();
  return {
    row,
    Put: {
      TableName,
      Item: { ...row, ...registerKey(known.id) } satisfies RegisterRow & Key,
      ConditionExpression: '#version = :seen AND #state = :state',
      ExpressionAttributeNames: { '#version': 'version', '#state': 'state' },
      ExpressionAttributeValues: { ':seen': known.version, ':state': known.state },
    },
  };
}

/** What operators read of a row. */
export const districtView = ({
  id,
  name,
  adcode,
  createdAt,
  state,
  quotas,
  version,
}: RegisterRow): DistrictView => ({
  id,
  name,
  adcode,
  createdAt,
  state: state === 'left' ? 'erasing' : state,
  quotas,
  version,
});

/** A district that was suspended may be changed this much longer. */
const stateSeconds = 3;
const known = new Map<string, { row: RegisterRow | undefined; readAt: number }>();

/** The row as it was at most so many seconds ago. */
async function remembered(district: string, seconds = stateSeconds): Promise<RegisterRow | undefined> {
  const before = known.get(district);
  if (before && before.readAt > Date.now() - seconds * 1000) return before.row;
  const row = await outsideTable().get<RegisterRow>(registerKey(district));
  known.set(district, { row, readAt: Date.now() });
  return row;
}

/**
 * What the district may have, as it was at most so many seconds ago. One that is only being made has no row yet, and what
 * every district has.
 */
export const quotasOf = async (district: string, seconds = stateSeconds): Promise<Quotas> =>
  (await remembered(district, seconds))?.quotas ?? defaultQuotas;

/** What was changed here counts here at once. */
export const forget = (district: string): void => {
  known.delete(district);
};

/** A district that is only being made has no row yet, and is its founders' to change. */
export async function stateOf(district: string): Promise<DistrictState> {
  const state = (await remembered(district))?.state ?? 'active';
  return state === 'left' ? 'erasing' : state;
}

/** Whether the district's time stands still, because it is leaving. */
export async function standsStill(district: string): Promise<boolean> {
  return ['leaving', 'erasing'].includes(await stateOf(district));
}

/** Whether what happened at the instant happened to a district that is gone, or that had the id before. */
export async function isOfThePast(district: string, at: string): Promise<boolean> {
  const row = await remembered(district);
  return row !== undefined && (['erasing', 'left'].includes(row.state) || at < row.createdAt);
}

/** @throws DomainError `district/suspended` */
export async function requireActive(district: string): Promise<void> {
  if ((await stateOf(district)) === 'active') return;
  throw new DomainError(
    'district/suspended',
    'The operator of the platform has suspended the district: everything can be read, and nothing changed.',
  );
}
