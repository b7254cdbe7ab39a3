// A slice of an archive: as much of the district as fits a while and a memory, in files of its own. They are part of
// the archive when the row moves on, and not before; what a slice wrote that never counted is named by nothing.
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { archiveFiles, fileWrite, putArchiveFile } from '#functions/lib/archive-files.ts';
import { move, moved, type OffboardingRow, sum } from '#functions/lib/offboarding.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import type { ArchiveFile } from '#shared/contracts/offboarding.ts';
import { archiveDays } from '#shared/contracts/vocabulary.ts';
import { type Gathered, gatherer } from './gather.ts';
import { groupsFrom, stepOf } from './sections.ts';
import { sliceLimits } from './slice-limits.ts';
import { tar } from './tar.ts';

const compress = promisify(gzip);

/** The row after the slice, or undefined when somebody else has done it. */
export async function archiveSlice(row: OffboardingRow): Promise<OffboardingRow | undefined> {
  const leaving = { store: ownStoreFor(row.district), since: row.since };
  const { gathered, gather } = gatherer(leaving.store);
  const until = Date.now() + sliceLimits.milliseconds;
  for await (const { group, position } of groupsFrom(leaving, row.position)) {
    await gather(group);
    if (Date.now() >= until || gathered.size >= sliceLimits.bytes)
      return commit(row, gathered, { position, step: stepOf(position) });
  }
  const last = await commit(row, gathered, { position: { section: Number.MAX_SAFE_INTEGER } });
  return last && complete(last);
}

async function commit(
  row: OffboardingRow,
  gathered: Gathered,
  change: Partial<OffboardingRow>,
): Promise<OffboardingRow | undefined> {
  const written = await write(row, gathered);
  const archived = sum(row.archived, gathered.amounts);
  const next = moved(row, { ...change, slice: row.slice + 1, archived });
  return move(
    next,
    written.map((file) => fileWrite(row.id, file)),
  );
}

/** Under names that only this attempt has, so that two who do the same slice never mix. */
async function write(row: OffboardingRow, { lines, files }: Gathered): Promise<ArchiveFile[]> {
  const attempt = `${String(row.slice).padStart(6, '0')}-${randomBytes(6).toString('hex')}`;
  const written: ArchiveFile[] = [];
  const keep = async (name: string, bytes: Uint8Array, count: number) => {
    await putArchiveFile(row.id, name, bytes);
    written.push({ name, bytes: bytes.length, lines: count, sha256: hashOf(bytes) });
  };
  const pack = `files/${attempt}.tar`;
  if (files.length > 0) await keep(pack, tar(files), files.length);
  const packed = files.map(({ path, bytes }) =>
    JSON.stringify({ path, bytes: bytes.length, sha256: hashOf(bytes), pack }),
  );
  for (const [kind, list] of [...lines, ...(packed.length > 0 ? [['file', packed] as const] : [])])
    await keep(`rows/${kind}/${attempt}.jsonl.gz`, await compress(`${list.join('\n')}\n`), list.length);
  return written;
}

/** Everything is there: the manifest says so, with the count and the hash of each file. */
async function complete(row: OffboardingRow): Promise<OffboardingRow | undefined> {
  const files = await archiveFiles(row.id);
  const at = new Date();
  const manifest = {
    format: 'gridloop-archive-1',
    offboarding: row.id,
    district: row.district,
    name: row.name,
    at: at.toISOString(),
    by: row.by,
    ...row.archived,
    parts: files,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`);
  const file = { name: 'manifest.json', bytes: bytes.length, lines: files.length, sha256: hashOf(bytes) };
  await putArchiveFile(row.id, file.name, bytes);
  const archive = {
    at: manifest.at,
    until: new Date(at.getTime() + archiveDays * 86_400_000).toISOString(),
    files: files.length + 1,
    bytes: files.reduce((total, each) => total + each.bytes, bytes.length),
    sha256: file.sha256,
  };
  return move(moved(row, { stage: 'archived', slice: row.slice + 1, archive }), [fileWrite(row.id, file)]);
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
