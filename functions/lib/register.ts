// A register of one noun in the table, and reading it: a row per record with its version, a history row per version,
// soft removal. What a noun needs beside that (rows that go with a record, a claim on something that must be its
// alone) it says itself. Changing one is register-writes.ts; neither knows a noun.
import type { z } from 'zod';
import type { RecordView } from '#shared/contracts/register.ts';
import { registers } from '#shared/contracts/registers.ts';
import type { Holder } from '#shared/domain/access.ts';
import { DomainError, type Issue } from '#shared/domain/error.ts';
import type { Key } from './keys.ts';
import { parseStored } from './parse-stored.ts';
import type { DistrictStore, Write } from './store.ts';

export interface Identified {
  readonly id: string;
}

export interface Register<T extends Identified, Noun extends string = string> extends RegisterRules<T> {
  /** In keys; never changes. */
  readonly noun: Noun;
  readonly schema: z.ZodType<T>;
}

/** What a noun says of itself beside its row in the contracts. */
export interface RegisterRules<T extends Identified> {
  /** What a search looks in. */
  readonly searched: (value: T) => readonly string[];
  /** Faults that the schema cannot see; `pointers` say where each value stands in the request. */
  readonly check?: (
    store: DistrictStore,
    values: readonly T[],
    pointers: readonly string[],
  ) => Promise<Issue[]>;
  /**
   * Of each change, why this person may not make it, which others may; undefined where they may. Whoever keeps a register
   * has its permission to write in any case.
   */
  readonly permits?: (
    store: DistrictStore,
    by: Holder,
    changes: readonly Change<T>[],
  ) => Promise<readonly (string | undefined)[]>;
  /** Rows written in the same transaction; undefined before the first version and after a removal. */
  readonly companions?: (store: DistrictStore, before: T | undefined, after: T | undefined) => Write[];
  /**
   * Reserves what must be each record's alone, before they are written; also for those that have it already, as what was
   * cut off may have lost it. @throws DomainError `record/invalid`
   */
  readonly claim?: (store: DistrictStore, values: readonly T[], pointers: readonly string[]) => Promise<void>;
  /**
   * What has to stay true of the register as a whole: the record that these changes rely on, which must not change at
   * the same time. @throws DomainError `record/needed` when there is none
   */
  readonly reliesOn?: (store: DistrictStore, changes: readonly Change<T>[]) => Promise<Reliance | undefined>;
  /** Whether so many more records may come; asked before anything is written. @throws DomainError `quota/exceeded` */
  readonly room?: (store: DistrictStore, more: number) => Promise<void>;
  /** The write that counts so many more or fewer records, in the transaction that makes it so. */
  readonly count?: (store: DistrictStore, more: number) => Promise<Write>;
  /** Gives up what the record held and holds no more, after it was written. */
  readonly release?: (store: DistrictStore, before: T, after: T | undefined) => Promise<void>;
}

/** Of one record; undefined while it is not there or removed. */
export interface Change<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The changes `of` these ids hold only while the record `on` stays as it is, or becomes what the same changes make it. */
export interface Reliance {
  readonly on: string;
  /** The version of `on` that was looked at; undefined when it is among the changes. */
  readonly version: number | undefined;
  readonly of: ReadonlySet<string>;
}

type Registers = typeof registers;
type RecordOf<Noun extends keyof Registers> = z.infer<Registers[Noun]['schema']>;

/** The register of a noun of the contracts' table. */
export const registerOf = <Noun extends keyof Registers>(
  noun: Noun,
  rules: RegisterRules<RecordOf<Noun>>,
): Register<RecordOf<Noun>, Noun> => ({
  noun,
  schema: registers[noun].schema as unknown as z.ZodType<RecordOf<Noun>>,
  ...rules,
});

export interface Author {
  readonly id: string;
  readonly name: string;
}

/** Who changes a register, with what they may. */
export interface Editor extends Holder {
  readonly by: Author;
}

/** A record as it lies in the table. */
export interface RecordRow<T> extends RecordView<T> {
  readonly searched: string;
}

/** As texts are compared in a search. */
export const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase();
export const viewOf = <T extends Identified>({ schema }: Register<T>, row: RecordRow<T>): RecordView<T> => ({
  version: row.version,
  at: row.at,
  by: row.by,
  ...(row.removedAt && { removedAt: row.removedAt }),
  value: parseStored(schema, row.value),
});

/** A record, removed or not, or undefined. */
export async function findRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  options?: { consistent: boolean },
): Promise<RecordView<T> | undefined> {
  const row = await store.get<RecordRow<T>>(store.keys.record(register.noun, id), options);
  return row && viewOf(register, row);
}

/** @throws DomainError `record/not-found` */
export async function getRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
): Promise<RecordView<T>> {
  const found = await findRecord(register, store, id, { consistent: true });
  if (!found) throw new DomainError('record/not-found', `The register has no ${register.noun} “${id}”.`);
  return found;
}

/** Records by id, as far as they are there and not removed. */
export async function liveRecords<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  ids: readonly string[],
): Promise<T[]> {
  const keys = [...new Set(ids)].map((id) => store.keys.record(register.noun, id));
  const rows = await store.batchGet<RecordRow<T>>(keys);
  return rows.filter((row) => !row.removedAt).map((row) => viewOf(register, row).value);
}

export interface RecordQuery {
  /** Sort key after which the page begins. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly q?: string | undefined;
}

/** A search that hardly anything fits ends the page after this many reads; the next page goes on from there. */
const readsPerPage = 8;
/** Rows a read looks through, so that a search costs the same whatever it finds. */
const rowsPerRead = 500;

/** A page in the order of ids, without removed records; `next` is where the following one begins. */
export async function listRecords<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  { after, limit, q }: RecordQuery,
): Promise<{ items: RecordView<T>[]; next: string | undefined }> {
  const { pk } = store.keys.record(register.noun, '');
  const needle = q && fold(q);
  const items: RecordView<T>[] = [];
  let next = after;
  for (let reads = 0; reads < readsPerPage && items.length < limit; reads += 1) {
    const page = await store.query({
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      FilterExpression: `attribute_not_exists(removedAt)${needle ? ' AND contains(searched, :q)' : ''}`,
      ExpressionAttributeValues: { ':pk': pk, ':after': next ?? ' ', ...(needle && { ':q': needle }) },
      Limit: needle ? rowsPerRead : limit - items.length,
    });
    const rows = page.rows as unknown as (RecordRow<T> & Key)[];
    const fitting = rows.slice(0, limit - items.length);
    items.push(...fitting.map((row) => viewOf(register, row)));
    const cutOff = fitting.length < rows.length;
    next = cutOff ? fitting.at(-1)?.sk : (page.next?.sk as string | undefined);
    if (next === undefined) break;
  }
  return { items, next };
}

/** The first record, in the order of ids and not removed, of which something is true; reads on until there is one. */
export async function findLive<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  isIt: (value: T) => boolean,
): Promise<RecordView<T> | undefined> {
  let after: string | undefined;
  do {
    const { items, next } = await listRecords(register, store, { after, limit: rowsPerRead });
    const found = items.find(({ value }) => isIt(value));
    if (found) return found;
    after = next;
  } while (after !== undefined);
  return undefined;
}

/** Versions of a record, the newest first. */
export async function recordHistory<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  { after, limit }: Omit<RecordQuery, 'q'>,
): Promise<{ items: RecordView<T>[]; next: string | undefined }> {
  const { pk } = store.keys.recordHistory(register.noun, id, 0);
  const page = await store.query({
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': pk, ':before': after ?? '~' },
    ScanIndexForward: false,
    Limit: limit,
  });
  const rows = page.rows as unknown as RecordRow<T>[];
  return { items: rows.map((row) => viewOf(register, row)), next: page.next?.sk as string | undefined };
}
