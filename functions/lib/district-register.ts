// The register of districts, outside of all of them: what the operators know of each, and whether it may be changed.
import type { DistrictView } from '#shared/contracts/districts.ts';
import type { DistrictState } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '#shared/domain/error.ts';
import { registerKey } from './keys.ts';
import { outsideTable } from './store.ts';

export interface RegisterRow extends DistrictView {
  /** Of what the district was made from: the same request again is no other district. */
  readonly origin: string;
}

/** What operators read of a row. */
export const districtView = ({ id, name, adcode, createdAt, state, version }: RegisterRow): DistrictView => ({
  id,
  name,
  adcode,
  createdAt,
  state,
  version,
});

/** A district that was suspended may be changed this much longer. */
const stateSeconds = 3;
const known = new Map<string, { state: DistrictState; until: number }>();

/** A district that is only being made has no row yet, and is its founders' to change. */
export async function stateOf(district: string): Promise<DistrictState> {
  const remembered = known.get(district);
  if (remembered && remembered.until > Date.now()) return remembered.state;
  const row = await outsideTable().get<RegisterRow>(registerKey(district));
  const state = row?.state ?? 'active';
  known.set(district, { state, until: Date.now() + stateSeconds * 1000 });
  return state;
}

/** @throws DomainError `district/suspended` */
export async function requireActive(district: string): Promise<void> {
  if ((await stateOf(district)) === 'active') return;
  throw new DomainError(
    'district/suspended',
    'The operator of the platform has suspended the district: everything can be read, and nothing changed.',
  );
}
