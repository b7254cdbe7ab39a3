// A district's configuration in the table: immutable versions, each in as many rows as it needs, and one pointer
// row that says which is in force. Cached by version, since a version never changes.
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { Colleague } from '#shared/contracts/members.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import type { DistrictStore } from './store.ts';

interface Pointer {
  readonly version: number;
  readonly since: string;
}

/** Well under the 400 KB of an item, in characters that may take three bytes each. */
const chunkLength = 100_000;
const pointerSeconds = 3;
const versionsInMemory = 100;

const versions = new Map<string, Promise<{ rules: Rules; configuration: Configuration }>>();
const pointers = new Map<string, { version: number; until: number }>();

/** The version in force; 0 when the district was never configured. */
export async function currentVersion(store: DistrictStore): Promise<number> {
  const known = pointers.get(store.district);
  if (known && known.until > Date.now()) return known.version;
  const version = (await readPointer(store))?.version ?? 0;
  pointers.set(store.district, { version, until: Date.now() + pointerSeconds * 1000 });
  return version;
}

/** When the district was first configured: no case of it is older. */
export const configuredSince = async (store: DistrictStore): Promise<string | undefined> =>
  (await readPointer(store))?.since;

export const currentRules = async (store: DistrictStore): Promise<Rules> =>
  (await loadVersion(store, await currentVersion(store))).rules;

export const rulesAt = async (store: DistrictStore, version: number): Promise<Rules> =>
  (await loadVersion(store, version)).rules;

export const configurationAt = async (store: DistrictStore, version: number): Promise<Configuration> =>
  (await loadVersion(store, version)).configuration;

/** Writes a new version and puts it in force; cases that exist keep theirs. Returns the version. */
export async function putConfiguration(store: DistrictStore, configuration: Configuration): Promise<number> {
  const before = await readPointer(store);
  const version = (before?.version ?? 0) + 1;
  const text = JSON.stringify(configuration);
  for (let at = 0, part = 0; at < text.length; at += chunkLength, part += 1) {
    await store.put({
      ...store.keys.configuration(partKey(version, part)),
      text: text.slice(at, at + chunkLength),
    });
  }
  await store.put({
    ...store.keys.configuration('current'),
    version,
    since: before?.since ?? new Date().toISOString(),
  });
  pointers.delete(store.district);
  return version;
}

const readPointer = (store: DistrictStore) => store.get<Pointer>(store.keys.configuration('current'));

function loadVersion(store: DistrictStore, version: number) {
  const name = `${store.district}#${version}`;
  const known = versions.get(name);
  if (known) return known;
  if (versions.size >= versionsInMemory) versions.delete(versions.keys().next().value as string);
  const loading = readVersion(store, version);
  versions.set(name, loading);
  loading.catch(() => versions.delete(name));
  return loading;
}

async function readVersion(store: DistrictStore, version: number) {
  const rows = await store.queryAll<{ text: string }>({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :v)',
    ExpressionAttributeValues: { ':pk': store.keys.configuration('').pk, ':v': `${versionKey(version)}#` },
  });
  if (rows.length === 0)
    throw new Error(`District ${store.district} has no configuration version ${version}`);
  const configuration = JSON.parse(rows.map((row) => row.text).join('')) as Configuration;
  return { rules: rulesOf(version, configuration), configuration };
}

const versionKey = (version: number) => `v${String(version).padStart(6, '0')}`;
const partKey = (version: number, part: number) => `${versionKey(version)}#${String(part).padStart(4, '0')}`;

/** What the district knows of its people, by id. */
export async function colleagues(
  store: DistrictStore,
  ids: readonly string[],
): Promise<Map<string, Colleague>> {
  const found = await store.batchGet<Colleague>([...new Set(ids)].map((id) => store.keys.member(id)));
  return new Map(found.map((member) => [member.id, member]));
}
