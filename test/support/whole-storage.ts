// Everything that the service holds, looked through row by row and object by object: for tests of what must be gone, and
// of what must not have changed.
import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { ownClient } from '#functions/lib/dynamo.ts';
import { env } from '#functions/lib/env.ts';
import { objectStore } from '#functions/lib/evidence.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';

type Row = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

export async function allRows(): Promise<Row[]> {
  const rows: Row[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await ownClient().send(
      new ScanCommand({
        TableName: env('TABLE_NAME'),
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    rows.push(...((page.Items ?? []) as Row[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}

const indexKeys = [
  'pk',
  'sk',
  'queuePk',
  'monthPk',
  'areaPk',
  'duePk',
  'queueSk',
  'monthSk',
  'areaSk',
  'dueSk',
];

/** Rows of which a key, of the table or of an index, holds the word. */
export const rowsNaming = async (word: string): Promise<Row[]> =>
  (await allRows()).filter((row) => indexKeys.some((key) => String(row[key] ?? '').includes(word)));

export async function allObjects(): Promise<string[]> {
  const keys: string[] = [];
  for (const bucket of ['EVIDENCE_BUCKET', 'SHAPES_BUCKET'] as const) {
    let after: string | undefined;
    do {
      const page = await objectStore().send(
        new ListObjectsV2Command({ Bucket: env(bucket), ...(after !== undefined && { StartAfter: after }) }),
      );
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      after = page.IsTruncated ? keys.at(-1) : undefined;
    } while (after !== undefined);
  }
  return keys;
}

/** Every row and every object that names the word, as it is: the hash of each under its key. */
export async function snapshot(word: string): Promise<Record<string, string>> {
  const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
  const sets = (_key: string, value: unknown) => (value instanceof Set ? [...value].sort() : value);
  const taken: Record<string, string> = {};
  for (const row of await rowsNaming(word))
    taken[`${row.pk} ${row.sk}`] = hash(canonicalJson(JSON.parse(JSON.stringify(row, sets))));
  for (const key of (await allObjects()).filter((each) => each.includes(word)))
    taken[key] = hash(await objectBytes(key));
  return taken;
}

async function objectBytes(Key: string): Promise<Uint8Array> {
  const Bucket = env(Key.startsWith('shapes/') ? 'SHAPES_BUCKET' : 'EVIDENCE_BUCKET');
  const { Body } = await objectStore().send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}
