// Versions of the parts of a district's configuration as they lie in the table. A version is immutable; what is in
// force is said by one row alone, which moves from what was read to the next and never otherwise. It knows no rules.
import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FormerRow, PartName, PartVersion } from '#shared/contracts/configuration.ts';
import { auditKeys } from './audit-keys.ts';
import type { Key } from './keys.ts';
import { logger } from './logger.ts';
import { type Manifest, type Revision, statesOf } from './schedule.ts';
import type { DistrictStore, Write } from './store.ts';

/** A version's row: its author, and under which keys its contents lie. */
interface VersionRow extends PartVersion {
  /** Each attempt to publish writes under a name of its own, so that two never mix. */
  readonly attempt: string;
  readonly chunks: number;
}

/** Well under the 400 KB of an item. */
const chunkBytes = 350_000;

const digits = (n: number) => String(n).padStart(6, '0');
const currentKey = 'CURRENT';
const revisionKey = (revision: number) => `REVISION#${digits(revision)}`;
const versionKey = (part: PartName, version: number) => `VERSION#${part}#${digits(version)}`;
const formerPrefix = (part: PartName) => `FORMER#${part}#`;
const usedCodeKey = (code: string) => `USED-CODE#${code}`;
const chunkKey = (part: PartName, attempt: string, chunk: number) =>
  `CHUNK#${part}#${attempt}#${digits(chunk)}`;

/** What is in force, or undefined when the district was never configured. */
export const currentManifest = (
  store: DistrictStore,
  options?: { consistent: boolean },
): Promise<Manifest | undefined> => store.get<Manifest>(store.keys.configuration(currentKey), options);

/** What was in force at a revision, or undefined when there is none. */
export const manifestAt = (store: DistrictStore, revision: number): Promise<Revision | undefined> =>
  store.get<Revision>(store.keys.configuration(revisionKey(revision)));

/** Author and date of a version, or undefined when there is none. */
export async function versionOf(
  store: DistrictStore,
  part: PartName,
  version: number,
): Promise<PartVersion | undefined> {
  const row = await store.get<VersionRow>(store.keys.configuration(versionKey(part, version)));
  return row && described(row);
}

const described = ({ version, at, by, note, from, base, cancelled }: VersionRow): PartVersion => ({
  version,
  at,
  by,
  note,
  from,
  base,
  cancelled,
});

/** Versions of a part before a given one, the newest first; one of more than asked for says that there are older ones. */
export async function versionsBefore(
  store: DistrictStore,
  part: PartName,
  { before = 1_000_000, limit }: { before?: number | undefined; limit: number },
): Promise<PartVersion[]> {
  const { pk, sk } = store.keys.configuration(versionKey(part, 0));
  const { rows } = await store.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': pk,
      ':first': sk,
      ':last': store.keys.configuration(versionKey(part, before - 1)).sk,
    },
    ScanIndexForward: false,
    Limit: limit,
  });
  return (rows as unknown as VersionRow[]).map(described);
}

interface RowOfFormer extends FormerRow {
  /** The version that was the first without it. */
  readonly since: number;
}

/** Keeps the names of what a version is going to be without; of a version that never comes they harm nobody. */
export const writeFormer = (
  store: DistrictStore,
  part: PartName,
  since: number,
  removed: readonly FormerRow[],
): Promise<void> =>
  store.batchWrite(
    removed.map(({ id, name, code }) => ({
      put: {
        ...store.keys.configuration(`${formerPrefix(part)}${id}`),
        id,
        name,
        ...(part === 'areas' && code !== undefined && { code }),
        since,
      } satisfies RowOfFormer & Key,
    })),
  );

/** What earlier versions had and this one has not; things that came back may be among them. */
export async function formerOf(store: DistrictStore, part: PartName, version: number): Promise<FormerRow[]> {
  const { pk, sk } = store.keys.configuration(formerPrefix(part));
  const rows = await store.queryAll<RowOfFormer>({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
  });
  return rows.filter(({ since }) => since <= version).map(formerRowOf);
}

const formerRowOf = ({ id, name, code }: RowOfFormer): FormerRow => ({
  id,
  name,
  ...(code !== undefined && { code }),
});

/** Those of the ids that a part had once, by id. */
export async function formerAmong(
  store: DistrictStore,
  part: PartName,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FormerRow>> {
  const keys = ids.map((id) => store.keys.configuration(`${formerPrefix(part)}${id}`));
  const rows = await store.batchGet<RowOfFormer>(keys);
  return new Map(rows.map((row) => [row.id, formerRowOf(row)]));
}

interface UsedCode {
  readonly code: string;
  readonly area: string;
}

/** Remembers for ever whose a code was; written before the version that gives it up, and true even if that never comes. */
export const writeUsedCodes = (store: DistrictStore, used: readonly UsedCode[]): Promise<void> =>
  store.batchWrite(
    used.map(({ code, area }) => ({ put: { ...store.keys.configuration(usedCodeKey(code)), code, area } })),
  );

/** Whose each of the codes was once, by code. */
export async function codesUsedAmong(
  store: DistrictStore,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = codes.map((code) => store.keys.configuration(usedCodeKey(code)));
  const rows = await store.batchGet<UsedCode>(keys);
  return new Map(rows.map(({ code, area }) => [code, area]));
}

/** The JSON value of a version, or undefined when there is none. */
export async function readVersion(store: DistrictStore, part: PartName, version: number): Promise<unknown> {
  const row = await store.get<VersionRow>(store.keys.configuration(versionKey(part, version)));
  if (!row) return undefined;
  const keys = Array.from({ length: row.chunks }, (_, at) =>
    store.keys.configuration(chunkKey(part, row.attempt, at)),
  );
  const chunks = await store.batchGet<{ sk: string; bytes: Uint8Array }>(keys);
  if (chunks.length < row.chunks) throw new Error(`${store.district}: ${part} ${version} is not whole`);
  const bytes = chunks.sort((a, b) => (a.sk < b.sk ? -1 : 1)).map((chunk) => chunk.bytes);
  return JSON.parse(gunzipSync(Buffer.concat(bytes)).toString('utf8'));
}

export interface Publication {
  readonly part: PartName;
  readonly value: unknown;
  readonly version: number;
}

/** Contents that are written and not in force. */
export interface Contents {
  /** Of each version's row, for the transaction of `manifestWrites`. */
  readonly writes: readonly Write[];
  /** Takes the contents away again. Only for when that transaction was refused, or never sent, and never will be. */
  discard(): Promise<void>;
}

/** Writes what new versions hold; nothing of it is in force yet, and what a crash leaves behind is never read. */
export async function writeContents(
  store: DistrictStore,
  publications: readonly Publication[],
  author: Omit<PartVersion, 'version'>,
): Promise<Contents> {
  const attempt = randomBytes(9).toString('base64url');
  const chunked = publications.map((publication) => ({
    ...publication,
    chunks: chunksOf(publication.value),
  }));
  const rows = chunked.flatMap(({ part, chunks }) =>
    chunks.map((bytes, at) => ({ key: store.keys.configuration(chunkKey(part, attempt, at)), bytes })),
  );
  await store.batchWrite(rows.map(({ key, bytes }) => ({ put: { ...key, bytes } })));
  return {
    writes: chunked.map(({ part, version, chunks }) => {
      const row: VersionRow = { ...author, version, attempt, chunks: chunks.length };
      const key = store.keys.configuration(versionKey(part, row.version));
      return putNew(store, key.sk, { ...row, ...auditKeys(store, author.at ?? '', key) });
    }),
    async discard() {
      try {
        await store.batchWrite(rows.map(({ key }) => ({ remove: key })));
      } catch (error) {
        logger.warn('Contents of a version that lost a race stay behind', { error, attempt });
      }
    },
  };
}

/** Moves what is in force, and what waits, from `before` to `after`, or fails as a whole when it is no longer `before`. */
export function manifestWrites(store: DistrictStore, before: Manifest | undefined, after: Manifest): Write[] {
  const fresh = statesOf(after).filter(({ revision }) => revision > (before?.last ?? 0));
  return [
    ...fresh.map((state) => putNew(store, revisionKey(state.revision), state)),
    before
      ? {
          Put: {
            TableName: store.name,
            Item: { ...store.keys.configuration(currentKey), ...after },
            ConditionExpression: 'change = :before',
            ExpressionAttributeValues: { ':before': before.change },
          },
        }
      : putNew(store, currentKey, after),
  ];
}

/** Says of a version that waited that it never comes, and puts that on the audit list. */
export function cancelWrites(
  store: DistrictStore,
  part: PartName,
  version: number,
  cancelled: NonNullable<PartVersion['cancelled']>,
): Write[] {
  const key = store.keys.configuration(`CANCELLED#${part}#${digits(version)}`);
  return [
    putNew(store, key.sk, { version, ...cancelled, cancelled: true, ...auditKeys(store, cancelled.at, key) }),
    {
      Update: {
        TableName: store.name,
        Key: store.keys.configuration(versionKey(part, version)),
        UpdateExpression: 'SET cancelled = :cancelled',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':cancelled': cancelled },
      },
    },
  ];
}

const putNew = (store: DistrictStore, sk: string, row: object): Write => ({
  Put: {
    TableName: store.name,
    Item: { ...store.keys.configuration(sk), ...row },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

function chunksOf(value: unknown): Uint8Array[] {
  const bytes = gzipSync(JSON.stringify(value));
  return Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, at) =>
    bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes),
  );
}
