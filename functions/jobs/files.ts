// The objects of a district in the buckets.
import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, NoSuchKey } from '@aws-sdk/client-s3';
import { env } from '#functions/lib/env.ts';
import { objectStore } from '#functions/lib/evidence.ts';
import type { StoredFile, Walk } from './groups.ts';

export const files = (bucket: StoredFile['bucket'], folder: 'evidence' | 'uploads' | 'shapes'): Walk =>
  async function* ({ store }, after) {
    let last = after;
    for (let more = true; more; ) {
      const page = await objectStore().send(
        new ListObjectsV2Command({
          Bucket: env(bucket),
          Prefix: `${folder}/${store.district}/`,
          ...(last !== undefined && { StartAfter: last }),
        }),
      );
      for (const { Key: key = '', Size: bytes = 0 } of page.Contents ?? [])
        yield { at: key, leaves: [], roots: [], file: { bucket, key, bytes } };
      last = page.Contents?.at(-1)?.Key;
      more = page.IsTruncated === true && last !== undefined;
    }
  };

/** The bytes as they are stored, or undefined when they are gone by now. */
export async function readFile({ bucket, key }: StoredFile): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await objectStore().send(new GetObjectCommand({ Bucket: env(bucket), Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

/** What S3 takes in one call. */
const filesPerCall = 1000;

/** Removes them; one that is gone already is no fault. @throws Error when the bucket kept one */
export async function removeFiles(list: readonly StoredFile[]): Promise<void> {
  for (const [bucket, own] of Map.groupBy(list, (file) => file.bucket))
    for (let at = 0; at < own.length; at += filesPerCall) {
      const Objects = own.slice(at, at + filesPerCall).map(({ key }) => ({ Key: key }));
      const { Errors } = await objectStore().send(
        new DeleteObjectsCommand({ Bucket: env(bucket), Delete: { Objects, Quiet: true } }),
      );
      const [first] = Errors ?? [];
      if (first) throw new Error(`${first.Key} was not removed: ${first.Code}`);
    }
}
