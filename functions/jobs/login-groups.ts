// The logins that lead into a district: rows outside of it, found by their index.
import type { Key } from '#functions/lib/keys.ts';
import { outsideTable, type Row } from '#functions/lib/store.ts';
import { found, type Group, type Leaving, pageSize } from './groups.ts';

export async function* loginGroups({ store }: Leaving, after: string | undefined): AsyncGenerator<Group> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await store.query({
      IndexName: 'month',
      KeyConditionExpression: 'monthPk = :pk AND monthSk > :after',
      ExpressionAttributeValues: { ':pk': store.keys.logins(), ':after': after ?? ' ' },
      Limit: pageSize,
      ...(start && { ExclusiveStartKey: start }),
    });
    const keys = page.rows.map(({ pk, sk }): Key => ({ pk: String(pk), sk: String(sk) }));
    const rows = await outsideTable().batchGet<Row & Key>(keys, { consistent: true });
    const bySort = new Map(rows.map((row) => [String(row.monthSk), row]));
    for (const { monthSk } of page.rows) {
      const row = bySort.get(String(monthSk));
      if (row) yield { at: String(monthSk), leaves: [], roots: found('login', [row]) };
    }
    start = page.next;
  } while (start);
}
