// What puts a change of configuration or of a register on the audit list: keys in the index of months.
import type { Key } from './keys.ts';
import type { DistrictStore } from './store.ts';

/** In UTC, `yyyymm`. */
export const monthOf = (instant: string) => instant.slice(0, 7).replace('-', '');

/** Beside the row's own `key`, which tells apart what changed in the same millisecond. */
export const auditKeys = ({ keys }: DistrictStore, at: string, key: Key) => ({
  monthPk: keys.audit(monthOf(at)),
  monthSk: `${at}#${keys.inside(key.pk)}#${key.sk}`,
});
