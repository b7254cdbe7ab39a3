// The audit list: history rows of registers and version rows of parts, as the index of months brings them in order.
// Nothing is written for it beside those rows, so that it can neither lack a change nor invent one.
import * as z from 'zod';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import type { PartName } from '#shared/contracts/configuration.ts';
import type { registers } from '#shared/contracts/registers.ts';
import { monthOf } from './audit-keys.ts';
import { manifestInForce } from './configuration.ts';
import { sortKeyPosition } from './cursor.ts';
import type { Key } from './keys.ts';
import { fold } from './register.ts';
import type { DistrictStore } from './store.ts';

export const auditPosition = z.strictObject({
  month: z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/),
  below: sortKeyPosition.optional(),
});
export type AuditPosition = z.infer<typeof auditPosition>;

/** Entries of the index that one page looks at, however few of them fit what is searched for. */
const looksAt = 300;

/** A page from a position on, back to the month in which the district began; without `next` there is nothing older. */
export async function auditList(
  store: DistrictStore,
  {
    from,
    limit,
    q,
    now,
  }: { from?: AuditPosition | undefined; limit: number; q?: string | undefined; now: string },
): Promise<{ items: AuditEntry[]; next: AuditPosition | undefined }> {
  const first = monthOf((await manifestInForce(store)).since);
  const items: AuditEntry[] = [];
  let position: AuditPosition | undefined = from ?? { month: monthOf(now) };
  for (let looked = 0; position && items.length < limit && looked < looksAt; ) {
    const { entries, lastSk } = await monthPage(store, position, limit);
    looked += Math.max(entries.length, 1);
    const fitting = q === undefined ? entries : entries.filter(({ entry }) => fits(entry, q));
    const taken = fitting.slice(0, limit - items.length);
    items.push(...taken.map(({ entry }) => entry));
    const below = taken.length < fitting.length ? taken.at(-1)?.sk : lastSk;
    position = below === undefined ? monthBefore(position.month, first) : { month: position.month, below };
  }
  return { items, next: position };
}

async function monthPage(store: DistrictStore, { month, below }: AuditPosition, limit: number) {
  const { rows, next } = await store.query({
    IndexName: 'month',
    KeyConditionExpression: below === undefined ? 'monthPk = :pk' : 'monthPk = :pk AND monthSk < :below',
    ExpressionAttributeValues: {
      ':pk': store.keys.audit(month),
      ...(below !== undefined && { ':below': below }),
    },
    ScanIndexForward: false,
    Limit: limit,
  });
  const keys = rows.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const found = await store.batchGet<ChangeRow>(keys);
  const byKey = new Map(found.map((row) => [`${row.pk} ${row.sk}`, row]));
  const entries = rows.flatMap(({ pk, sk, monthSk }) => {
    const row = byKey.get(`${String(pk)} ${String(sk)}`);
    return row ? [{ sk: String(monthSk), entry: entryOf(store, row) }] : [];
  });
  return { entries, lastSk: next && String(rows.at(-1)?.monthSk) };
}

interface ChangeRow extends Key {
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly note?: string;
  readonly removedAt?: string;
  /** Of a record. */
  readonly value?: { readonly id: string; readonly name?: unknown };
}

function entryOf({ keys }: DistrictStore, row: ChangeRow): AuditEntry {
  const { at, by, version } = row;
  if (!row.value) {
    const part = row.sk.split('#')[1] as PartName;
    return { kind: 'part', at, by, version, part, ...(row.note !== undefined && { note: row.note }) };
  }
  const register = keys.registerOf(row.pk) as keyof typeof registers;
  const { id, name } = row.value;
  return {
    kind: 'record',
    at,
    by,
    version,
    register,
    id,
    name: typeof name === 'string' ? name : id,
    removed: row.removedAt !== undefined,
  };
}

function fits(entry: AuditEntry, q: string): boolean {
  const { by } = entry;
  const said =
    entry.kind === 'part' ? [entry.part, entry.note ?? ''] : [entry.register, entry.id, entry.name];
  return fold([by.id, by.name, ...said].join(' ')).includes(fold(q));
}

function monthBefore(month: string, first: string): AuditPosition | undefined {
  if (month <= first) return undefined;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(4))];
  return { month: monthOf(new Date(Date.UTC(year, number - 2)).toISOString()) };
}
