// Rows of a district that leaves, as its walks bring them. What leads to other rows is a root, and comes with those as
// its leaves: whoever removes them removes roots last, so that a walk which was cut off finds the same again.
import type { Key } from '#functions/lib/keys.ts';
import type { DistrictStore, Row } from '#functions/lib/store.ts';

export interface Found {
  /** Which kind of row, as the archive and the receipt name it. */
  readonly kind: string;
  readonly row: Row & Key;
}

/** An object of a bucket. */
export interface StoredFile {
  readonly bucket: 'EVIDENCE_BUCKET' | 'SHAPES_BUCKET';
  readonly key: string;
  readonly bytes: number;
}

export interface Group {
  /** The place of this group: a walk after it does not bring it again. */
  readonly at: string;
  readonly leaves: readonly Found[];
  readonly roots: readonly Found[];
  readonly file?: StoredFile;
}

/** The district that is gone through. */
export interface Leaving {
  readonly store: DistrictStore;
  /** No row of it is older. */
  readonly since: string;
}

/** In an order of its own, by `at`, beginning after any place of it. */
export type Walk = (leaving: Leaving, after: string | undefined) => AsyncGenerator<Group>;

export const found = (kind: string, rows: readonly Row[]): Found[] =>
  rows.map((row) => ({ kind, row: row as Row & Key }));

/** All rows of a partition. */
export async function wholePartition(store: DistrictStore, kind: string, pk: string): Promise<Found[]> {
  const rows = await store.queryAll<Row>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  return found(kind, rows);
}

/** Each row of a partition by itself, of whatever size it is. */
export const partition = (kindOf: (sk: string) => string, pkOf: (leaving: Leaving) => string): Walk =>
  async function* (leaving, after) {
    for await (const rows of pagesOf(leaving.store, pkOf(leaving), after))
      for (const row of rows) yield { at: row.sk, leaves: [], roots: found(kindOf(row.sk), [row]) };
  };

/** Rows looked at together: so many of what they lead to are read side by side. */
export const pageSize = 25;

export async function* pagesOf(
  store: DistrictStore,
  pk: string,
  after: string | undefined,
): AsyncGenerator<(Row & Key)[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await store.query({
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': pk, ':after': after ?? ' ' },
      ConsistentRead: true,
      Limit: pageSize,
      ...(start && { ExclusiveStartKey: start }),
    });
    yield page.rows as (Row & Key)[];
    start = page.next;
  } while (start);
}
