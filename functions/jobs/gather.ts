// What a slice of an archive gathers in memory: rows as lines of JSON by their kind, and the bytes of files.
import { nothing, sum } from '#functions/lib/offboarding.ts';
import { readVersion } from '#functions/lib/part-store.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { PartName } from '#shared/contracts/configuration.ts';
import type { OffboardingAmounts } from '#shared/contracts/offboarding.ts';
import { readFile } from './files.ts';
import type { Found, Group } from './groups.ts';

export interface Gathered {
  readonly lines: Map<string, string[]>;
  readonly files: { path: string; bytes: Uint8Array }[];
  amounts: OffboardingAmounts;
  /** Bytes, before anything is compressed. */
  size: number;
}

/** Rows that say nothing of their own: contents stand in the versions that they are of, and a rate is over in seconds. */
const leftOut = new Set(['configuration-contents', 'rate']);

export function gatherer(store: DistrictStore) {
  const gathered: Gathered = { lines: new Map(), files: [], amounts: nothing, size: 0 };
  const addRow = async ({ kind, row }: Found) => {
    if (leftOut.has(kind)) return;
    const whole = kind === 'configuration' ? { ...row, ...(await contentsOf(store, row.sk)) } : row;
    const line = JSON.stringify(whole, plain);
    const list = gathered.lines.get(kind) ?? [];
    list.push(line);
    gathered.lines.set(kind, list);
    gathered.size += line.length;
    gathered.amounts = sum(gathered.amounts, { ...nothing, rows: { [kind]: 1 } });
  };
  const gather = async ({ leaves, roots, file }: Group): Promise<void> => {
    for (const each of [...roots, ...leaves]) await addRow(each);
    const bytes = file && (await readFile(file));
    if (!bytes) return;
    gathered.files.push({ path: file.key, bytes });
    gathered.size += bytes.length;
    gathered.amounts = sum(gathered.amounts, { rows: {}, files: 1, bytes: bytes.length });
  };
  return { gathered, gather };
}

/** What a version holds lies in pieces that nobody could read; here it stands whole. */
async function contentsOf(store: DistrictStore, sk: string): Promise<{ value?: unknown }> {
  const [row, part, version] = sk.split('#');
  return row === 'VERSION' ? { value: await readVersion(store, part as PartName, Number(version)) } : {};
}

/** JSON knows neither sets nor bytes. */
const plain = (_key: string, value: unknown): unknown =>
  value instanceof Set
    ? [...value]
    : value instanceof Uint8Array
      ? { base64: Buffer.from(value).toString('base64') }
      : value;
