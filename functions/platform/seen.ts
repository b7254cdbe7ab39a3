// What operators change they have seen: the district at the version that they name, and nobody's change in between.
import { type RegisterRow, registered } from '#functions/lib/district-register.ts';
import { outsideTable, type Write, WriteConflict } from '#functions/lib/store.ts';
import { DomainError } from '#shared/domain/error.ts';

/** @throws DomainError `district/not-found`, `district/version-mismatch` */
export async function districtSeen(district: string, version: number | undefined): Promise<RegisterRow> {
  const known = await registered(district);
  if (!known) throw new DomainError('district/not-found', `There is no district “${district}”.`);
  if (known.version !== version) throw changedMeanwhile();
  return known;
}

/** Makes the changes, all or none. @throws DomainError `district/version-mismatch` */
export async function changeSeen(writes: readonly Write[]): Promise<void> {
  try {
    await outsideTable().transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? changedMeanwhile() : error;
  }
}

const changedMeanwhile = () =>
  new DomainError(
    'district/version-mismatch',
    'Somebody changed the district meanwhile. Read it again and decide then.',
  );
