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

export interface AuditQuestion {
  /** Where the page before ended. */
  readonly after?: AuditPosition | undefined;
  readonly limit: number;
  readonly q?: string | undefined;
  readonly who?: string | undefined;
  /** Instants: nothing older than the one, only what is older than the other. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly values?: boolean;
}

/** A page from a position on, back to the month in which the district began; without `next` there is nothing older. */
export async function auditList(
  store: DistrictStore,
  question: AuditQuestion,
  now: string,
): Promise<{ items: AuditEntry[]; next: AuditPosition | undefined }> {
  const { after, limit, from = '' } = question;
  const begun = monthOf((await manifestInForce(store)).since);
  const first = from && monthOf(from) > begun ? monthOf(from) : begun;
  const found: Found[] = [];
  let position: AuditPosition | undefined = after ?? newest(question, now);
  for (let looked = 0; position && found.length < limit && looked < looksAt; ) {
    const { entries, lastSk } = await monthPage(store, position, limit);
    looked += Math.max(entries.length, 1);
    const inTime = entries.filter(({ sk }) => sk >= from);
    const fitting = inTime.filter(({ entry }) => fits(entry, question));
    const taken = fitting.slice(0, limit - found.length);
    found.push(...taken);
    if (taken.length < fitting.length) position = { month: position.month, below: taken.at(-1)?.sk };
    else if (inTime.length < entries.length) position = undefined;
    else if (lastSk !== undefined) position = { month: position.month, below: lastSk };
    else position = monthBefore(position.month, first);
  }
  const items = question.values ? await withValues(store, found) : found.map(({ entry }) => entry);
  return { items, next: position };
}

/** What is newer than now is nothing yet. */
function newest({ until }: AuditQuestion, now: string): AuditPosition {
  return until === undefined || until > now
    ? { month: monthOf(now) }
    : { month: monthOf(until), below: until };
}

interface Found {
  readonly sk: string;
  readonly entry: AuditEntry;
  readonly row: ChangeRow;
}

/** Of records: what they say, and what the version before said. */
async function withValues(store: DistrictStore, found: readonly Found[]): Promise<AuditEntry[]> {
  const keyBefore = ({ entry, row }: Found): Key[] =>
    entry.kind === 'record' && entry.version > 1
      ? [{ pk: row.pk, sk: store.keys.recordHistory('', '', entry.version - 1).sk }]
      : [];
  const rows = await store.batchGet<ChangeRow>(found.flatMap(keyBefore));
  const byKey = new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]));
  return found.map((each) => {
    const { entry, row } = each;
    if (entry.kind !== 'record') return entry;
    const [key] = keyBefore(each);
    const older = key && byKey.get(`${key.pk} ${key.sk}`);
    return {
      ...entry,
      ...(older && !older.removedAt && { before: older.value }),
      ...(!row.removedAt && { after: row.value }),
    };
  });
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
    return row ? [{ sk: String(monthSk), entry: entryOf(store, row), row }] : [];
  });
  return { entries, lastSk: next && String(rows.at(-1)?.monthSk) };
}

interface ChangeRow extends Key {
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly note?: string;
  readonly removedAt?: string;
  /** Of a version. */
  readonly from?: string;
  /** True where the row is that of the cancelling. */
  readonly cancelled?: unknown;
  /** Of a record. */
  readonly value?: Readonly<Record<string, unknown>> & { readonly id: string; readonly name?: unknown };
}

function entryOf({ keys }: DistrictStore, row: ChangeRow): AuditEntry {
  const { at, by, version } = row;
  if (!row.value) {
    const part = row.sk.split('#')[1] as PartName;
    return {
      kind: 'part',
      at,
      by,
      version,
      part,
      ...(row.note !== undefined && { note: row.note }),
      ...(row.from !== undefined && { from: row.from }),
      ...(row.cancelled === true && { cancelled: true }),
    };
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

function fits(entry: AuditEntry, { q, who }: AuditQuestion): boolean {
  const { by } = entry;
  const has = (texts: readonly string[], part: string | undefined) =>
    part === undefined || fold(texts.join(' ')).includes(fold(part));
  const said =
    entry.kind === 'part' ? [entry.part, entry.note ?? ''] : [entry.register, entry.id, entry.name];
  return has([by.id, by.name], who) && has([by.id, by.name, ...said], q);
}

function monthBefore(month: string, first: string): AuditPosition | undefined {
  if (month <= first) return undefined;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(4))];
  return { month: monthOf(new Date(Date.UTC(year, number - 2)).toISOString()) };
}
