// Changing a register: one version more of one record, or of many. Refuses what was not seen as it is, and writes a
// record, its history and what goes with it as one.
import type { ImportResult, RecordView } from '#shared/contracts/register.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { refuse, twice } from '#shared/domain/district.ts';
import { DomainError } from '#shared/domain/error.ts';
import type { Key } from './keys.ts';
import {
  type Author,
  findRecord,
  fold,
  getRecord,
  type Identified,
  type RecordRow,
  type Register,
  viewOf,
} from './register.ts';
import { type DistrictStore, type Write, WriteConflict } from './store.ts';

/**
 * Adds a record, or brings a removed one back. The same record sent again answers as the first time.
 * @throws DomainError `record/id-taken`, `record/invalid`
 */
export async function createRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  value: T,
  by: Author,
): Promise<RecordView<T>> {
  const before = await findRecord(register, store, value.id, { consistent: true });
  if (before && !before.removedAt) {
    if (!same(before.value, value))
      throw new DomainError('record/id-taken', `There is another ${register.noun} “${value.id}”.`);
    await register.claim?.(store, value, '');
    return before;
  }
  return write(register, store, before, value, by);
}

/** @throws DomainError `record/not-found`, `record/version-mismatch`, `record/invalid` */
export async function changeRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  { seen, change, by }: { seen: number; change: Partial<T>; by: Author },
): Promise<RecordView<T>> {
  const before = await seenRecord(register, store, id, seen);
  const after: T = { ...before.value, ...change };
  return same(before.value, after) ? before : write(register, store, before, after, by);
}

/** @throws DomainError `record/not-found`, `record/version-mismatch` */
export async function removeRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  { seen, by }: { seen: number; by: Author },
): Promise<RecordView<T>> {
  return write(register, store, await seenRecord(register, store, id, seen), undefined, by);
}

async function seenRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  seen: number,
): Promise<RecordView<T>> {
  const before = await getRecord(register, store, id);
  if (before.removedAt)
    throw new DomainError('record/not-found', `The ${register.noun} “${id}” was removed.`);
  if (before.version !== seen) throw mismatch(register, id);
  return before;
}

const mismatch = ({ noun }: Pick<Register<Identified>, 'noun'>, id: string) =>
  new DomainError(
    'record/version-mismatch',
    `The ${noun} “${id}” has changed since it was read. Read it again, then send the change again.`,
  );

/** One version more. `after` undefined removes the record and keeps what it last said. */
async function write<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  before: RecordView<T> | undefined,
  after: T | undefined,
  by: Author,
): Promise<RecordView<T>> {
  if (after) {
    refuse('record/invalid', await register.check(store, [after], ['']));
    await register.claim?.(store, after, '');
  }
  const { row, writes } = versionWrites(register, store, before, after, { by, at: new Date().toISOString() });
  try {
    await store.transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? mismatch(register, row.value.id) : error;
  }
  if (before && !before.removedAt) await register.release?.(store, before.value, after);
  return viewOf(register, row);
}

/** The record as it will be, and the writes that make it so when it is still `before`. */
export function versionWrites<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  before: RecordView<T> | undefined,
  after: T | undefined,
  stamp: { readonly by: Author; readonly at: string },
): { row: RecordRow<T>; writes: Write[] } {
  const value = after ?? (before as RecordView<T>).value;
  const row: RecordRow<T> = {
    ...stamp,
    version: (before?.version ?? 0) + 1,
    value,
    searched: fold(register.searched(value).join(' ')),
    ...(after === undefined && { removedAt: stamp.at }),
  };
  const put = (key: Key, condition: object): Write => ({
    Put: { TableName: store.name, Item: { ...key, ...row }, ...condition },
  });
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const unchanged = before && {
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': before.version },
  };
  const live = before && !before.removedAt ? before.value : undefined;
  return {
    row,
    writes: [
      put(store.keys.record(register.noun, value.id), unchanged ?? absent),
      put(store.keys.recordHistory(register.noun, value.id, row.version), absent),
      ...(register.companions?.(store, live, after) ?? []),
    ],
  };
}

/** A transaction holds at most 100 writes. */
const writesAtOnce = 100;
const transactionsAtOnce = 4;
const claimsAtOnce = 16;

/**
 * Adds and changes many records. All are checked before one is written; what is there already is passed over, so
 * that an import which was cut off goes on where it was when it is sent again.
 * @throws DomainError `record/invalid` with every fault, `record/version-mismatch` when somebody changed one meanwhile
 */
export async function importRecords<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  values: readonly T[],
  by: Author,
): Promise<ImportResult> {
  const pointers = values.map((_, at) => `/rows/${at}`);
  refuse('record/invalid', [...twice('/rows', values), ...(await register.check(store, values, pointers))]);
  const keys = values.map(({ id }) => store.keys.record(register.noun, id));
  const rows = await store.batchGet<RecordRow<T>>(keys);
  const before = new Map(rows.map((row) => [row.value.id, viewOf(register, row)]));
  const known = (value: T) => {
    const found = before.get(value.id);
    return found && !found.removedAt ? found : undefined;
  };
  // Claims are made for what is there too: an import that was cut off may have lost one.
  await inParallel(values, claimsAtOnce, (value, at) => register.claim?.(store, value, pointers[at] ?? ''));
  const changed = values.filter((value) => !same(known(value)?.value, value));
  const stamp = { by, at: new Date().toISOString() };
  const writes = changed.map(
    (value) => versionWrites(register, store, before.get(value.id), value, stamp).writes,
  );
  await inParallel(packed(writes, writesAtOnce), transactionsAtOnce, async (batch) => {
    try {
      await store.transact(batch);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      throw new DomainError(
        'record/version-mismatch',
        'Somebody changed one of these at the same time. Send the import again: what is there is passed over.',
      );
    }
  });
  for (const value of changed) {
    const old = known(value);
    if (old) await register.release?.(store, old.value, value);
  }
  const created = changed.filter((value) => !known(value)).length;
  return { created, changed: changed.length - created, unchanged: values.length - changed.length };
}

const same = (a: unknown, b: unknown): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b);

/** Groups of writes put together, none of them torn apart, into lists of at most so many. */
function packed(groups: readonly Write[][], most: number): Write[][] {
  const lists: Write[][] = [];
  for (const group of groups) {
    const last = lists.at(-1);
    if (last && last.length + group.length <= most) last.push(...group);
    else lists.push([...group]);
  }
  return lists;
}

/** Does some work for each item, so many of them at once. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, at: number) => Promise<void> | undefined,
): Promise<void> {
  const left = [...items.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
