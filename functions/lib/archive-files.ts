// Where the archive of a district that leaves lies: `archive/<off-boarding>/…` in the evidence bucket, whose lifecycle
// forgets it (infra/storage.ts), and a row for each file.
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ArchiveFile } from '#shared/contracts/offboarding.ts';
import { archiveDays } from '#shared/contracts/vocabulary.ts';
import { env } from './env.ts';
import { objectStore } from './evidence.ts';
import { archiveFileKey, type Key } from './keys.ts';
import { outsideTable, type Write } from './store.ts';

export const archiveKey = (offboarding: string, file: string) => `archive/${offboarding}/${file}`;

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  gz: 'application/gzip',
  tar: 'application/x-tar',
};

export async function putArchiveFile(offboarding: string, name: string, Body: Uint8Array): Promise<void> {
  await objectStore().send(
    new PutObjectCommand({
      Bucket: env('EVIDENCE_BUCKET'),
      Key: archiveKey(offboarding, name),
      Body,
      ContentType: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      ContentDisposition: `attachment; filename="${offboarding}-${name.replaceAll('/', '-')}"`,
    }),
  );
}

/** Makes a file a part of the archive. */
export const fileWrite = (offboarding: string, file: ArchiveFile): Write => ({
  Put: {
    TableName: outsideTable().name,
    Item: {
      ...archiveFileKey(offboarding, file.name),
      ...file,
      expiresAt: Math.floor(Date.now() / 1000) + (archiveDays + 1) * 86_400,
    } satisfies ArchiveFile & Key & { expiresAt: number },
  },
});

/** Every file of the archive but its manifest, by name. */
export async function archiveFiles(offboarding: string): Promise<ArchiveFile[]> {
  const rows = await outsideTable().queryAll<ArchiveFile>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': archiveFileKey(offboarding, '').pk },
  });
  return rows.map(({ name, bytes, lines, sha256 }) => ({ name, bytes, lines, sha256 }));
}

const linkSeconds = 3600;

/** A link to a file of the archive, relative to the console's origin. */
export async function archiveLink(offboarding: string, name: string): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: env('EVIDENCE_BUCKET'),
    Key: archiveKey(offboarding, name),
  });
  const url = await getSignedUrl(objectStore(), command, { expiresIn: linkSeconds });
  return url.slice(url.indexOf('/archive/'));
}
