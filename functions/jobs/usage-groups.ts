// What a district used, month by month: rows outside of it, under keys that are known.
import { type Key, usageKey } from '#functions/lib/keys.ts';
import { outsideTable, type Row } from '#functions/lib/store.ts';
import { found, type Group, type Leaving } from './groups.ts';
import { months } from './months.ts';

export async function* usageGroups({ store, since }: Leaving, after = ''): AsyncGenerator<Group> {
  const keys = months(since, new Date()).map((month) => usageKey(month, store.district));
  const left = keys.filter(({ pk }) => pk > after);
  const rows = await outsideTable().batchGet<Row & Key>(left, { consistent: true });
  rows.sort((a, b) => (a.pk < b.pk ? -1 : 1));
  for (const row of rows) yield { at: row.pk, leaves: [], roots: found('usage', [row]) };
}
