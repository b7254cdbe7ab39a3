// Changing a register: one version more of one record, or of many. Refuses what was not seen as it is, and writes a
// record, its history and what goes with it as one.
import type { ImportResult, RecordView } from '#shared/contracts/register.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { refuse } from '#shared/domain/district.ts';
import { DomainError, type Issue } from '#shared/domain/error.ts';
import { twice } from '#shared/domain/issues.ts';
import { auditKeys } from './audit-keys.ts';
import { pause } from './backoff.ts';
import type { Key } from './keys.ts';
import {
  type Author,
  type Change,
  type Editor,
  findRecord,
  fold,
  getRecord,
  type Identified,
  type RecordRow,
  type Register,
  type Reliance,
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
  editor: Editor,
): Promise<RecordView<T>> {
  const before = await findRecord(register, store, value.id, { consistent: true });
  if (before && !before.removedAt) {
    if (!same(before.value, value))
      throw new DomainError('record/id-taken', `There is another ${register.noun} “${value.id}”.`);
    await register.claim?.(store, [value], ['']);
    return before;
  }
  return write(register, store, before, value, editor);
}

/** @throws DomainError `record/not-found`, `record/version-mismatch`, `record/invalid` */
export async function changeRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  { seen, change, editor }: { seen: number; change: Partial<T>; editor: Editor },
): Promise<RecordView<T>> {
  const before = await seenRecord(register, store, id, seen);
  const after: T = { ...before.value, ...change };
  return same(before.value, after) ? before : write(register, store, before, after, editor);
}

/** @throws DomainError `record/not-found`, `record/version-mismatch` */
export async function removeRecord<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  id: string,
  { seen, editor }: { seen: number; editor: Editor },
): Promise<RecordView<T>> {
  return write(register, store, await seenRecord(register, store, id, seen), undefined, editor);
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
  editor: Editor,
): Promise<RecordView<T>> {
  const live = before && !before.removedAt ? before.value : undefined;
  await requirePermitted(register, store, editor, [{ before: live, after }], ['']);
  const more = Number(after !== undefined) - Number(live !== undefined);
  if (after) {
    refuse('record/invalid', (await register.check?.(store, [after], [''])) ?? []);
    await register.room?.(store, more);
    await register.claim?.(store, [after], ['']);
  }
  const { by } = editor;
  const { row, writes } = versionWrites(register, store, before, after, { by, at: new Date().toISOString() });
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const counted = await countWrites(register, store, more);
    const reliance = await register.reliesOn?.(store, [{ before: live, after }]);
    try {
      await store.transact([...writes, ...counted, ...reliedOn(register, store, reliance)]);
      break;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      // Only what it relies on has changed, or how many there are: there may be another to rely on, and room again.
      const beside = error.failed.every((index) => index >= writes.length);
      if (!beside || Date.now() > deadline) throw mismatch(register, row.value.id);
      await register.room?.(store, more);
      await pause(attempt, deadline);
    }
  }
  if (live) await register.release?.(store, live, after);
  return viewOf(register, row);
}

/** Others at work on the same count or record are over in a moment. */
const patienceMs = 3000;

const countWrites = async <T extends Identified>(
  { count }: Register<T>,
  store: DistrictStore,
  more: number,
): Promise<Write[]> => (count && more !== 0 ? [await count(store, more)] : []);

/** @throws DomainError `record/invalid` that names each change, `auth/forbidden` for a removal */
async function requirePermitted<T extends Identified>(
  { permits }: Register<T>,
  store: DistrictStore,
  editor: Editor,
  changes: readonly Change<T>[],
  pointers: readonly string[],
): Promise<void> {
  const refused = (await permits?.(store, editor, changes)) ?? [];
  const issues = refused.flatMap((detail, at): Issue[] =>
    detail === undefined ? [] : [{ pointer: `${pointers[at]}/roles`, detail, rule: 'beyond-yours' }],
  );
  const [first] = issues;
  if (first && !changes[0]?.after)
    throw new DomainError('auth/forbidden', `Nothing was changed: this ${first.detail}.`);
  refuse('record/invalid', issues);
}

/** The condition that the record relied on is what it was. */
function reliedOn<T extends Identified>(
  { noun }: Register<T>,
  store: DistrictStore,
  reliance: Pick<Reliance, 'on' | 'version'> | undefined,
): Write[] {
  if (!reliance) return [];
  return [
    {
      ConditionCheck: {
        TableName: store.name,
        Key: store.keys.record(noun, reliance.on),
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: { ':seen': reliance.version },
      },
    },
  ];
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
  const put = (key: Key, condition: object, more = {}): Write => ({
    Put: { TableName: store.name, Item: { ...key, ...row, ...more }, ...condition },
  });
  const history = store.keys.recordHistory(register.noun, value.id, row.version);
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
      put(history, absent, auditKeys(store, row.at, history)),
      ...(register.companions?.(store, live, after) ?? []),
    ],
  };
}

/** A transaction holds at most 100 writes, one of which counts and one may be a condition. */
const writesAtOnce = 98;

interface ImportOptions {
  readonly editor: Editor;
  /** Only checks and counts; nothing is written. */
  readonly dryRun?: boolean | undefined;
  /** How many more records come in other parts of the same import. */
  readonly besides?: number | undefined;
}

/**
 * Adds and changes many records. All are checked before one is written; what is there already is passed over, so
 * that an import which was cut off goes on where it was when it is sent again.
 * @throws DomainError `record/invalid` with every fault, `record/needed`, `quota/exceeded`, `record/version-mismatch` when
 * somebody changed one meanwhile
 */
export async function importRecords<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  values: readonly T[],
  { editor, dryRun, besides = 0 }: ImportOptions,
): Promise<ImportResult> {
  const pointers = values.map((_, at) => `/rows/${at}`);
  refuse('record/invalid', [
    ...twice('/rows', values),
    ...((await register.check?.(store, values, pointers)) ?? []),
  ]);
  const keys = values.map(({ id }) => store.keys.record(register.noun, id));
  const rows = await store.batchGet<RecordRow<T>>(keys);
  const before = new Map(rows.map((row) => [row.value.id, viewOf(register, row)]));
  const known = (value: T) => {
    const found = before.get(value.id);
    return found && !found.removedAt ? found : undefined;
  };
  const changed = values.filter((value) => !same(known(value)?.value, value));
  const changes = changed.map((value) => ({ before: known(value)?.value, after: value }));
  await requirePermitted(
    register,
    store,
    editor,
    changes,
    changed.map((value) => `/rows/${values.indexOf(value)}`),
  );
  const reliance = await register.reliesOn?.(store, changes);
  const created = changed.filter((value) => !known(value)).length;
  const result = { created, changed: changed.length - created, unchanged: values.length - changed.length };
  await register.room?.(store, created === 0 ? 0 : created + besides);
  if (dryRun) return result;
  await register.claim?.(store, values, pointers);
  const stamp = { by: editor.by, at: new Date().toISOString() };
  const groups = changed.map((value) => {
    const { row, writes } = versionWrites(register, store, before.get(value.id), value, stamp);
    return { id: value.id, version: row.version, writes, more: known(value) ? 0 : 1 };
  });
  // What others rely on comes first, so that they find it as it will be.
  const [first] = groups.filter(({ id }) => id === reliance?.on);
  if (first) await transact(register, store, [first]);
  const relied = reliance && { ...reliance, version: first?.version ?? reliance.version };
  const rest = groups.filter((group) => group !== first);
  // One after the other: they count in the same row.
  for (const batch of packed(rest, writesAtOnce)) {
    const relies = batch.some(({ id }) => relied?.of.has(id));
    await transact(register, store, batch, relies ? reliedOn(register, store, relied) : []);
  }
  for (const value of changed) {
    const old = known(value);
    if (old) await register.release?.(store, old.value, value);
  }
  return result;
}

interface RecordWrites {
  readonly writes: readonly Write[];
  /** One where there was no such record. */
  readonly more: number;
}

async function transact<T extends Identified>(
  register: Register<T>,
  store: DistrictStore,
  batch: readonly RecordWrites[],
  conditions: readonly Write[] = [],
): Promise<void> {
  const writes = batch.flatMap((group) => group.writes);
  const more = batch.reduce((sum, group) => sum + group.more, 0);
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const counted = await countWrites(register, store, more);
    try {
      return await store.transact([...writes, ...counted, ...conditions]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      await register.room?.(store, more);
      const passes = error.failed.every((index) => index === writes.length && counted.length > 0);
      if (!passes || Date.now() > deadline)
        throw new DomainError(
          'record/version-mismatch',
          'Somebody changed one of these at the same time. Send the import again: what is there is passed over.',
        );
      await pause(attempt, deadline);
    }
  }
}

const same = (a: unknown, b: unknown): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b);

/** Groups of writes put together, none of them torn apart, into lists of at most so many writes. */
function packed<G extends { readonly writes: readonly Write[] }>(groups: readonly G[], most: number): G[][] {
  const lists: G[][] = [];
  let length = most;
  for (const group of groups) {
    if (length + group.writes.length > most) {
      lists.push([]);
      length = 0;
    }
    lists.at(-1)?.push(group);
    length += group.writes.length;
  }
  return lists;
}
