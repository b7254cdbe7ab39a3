// Pages of merged index ranges: reads in proportion to the page that is shown, whatever the size of the table.

import type { DistrictStore, Row } from '#functions/lib/store.ts';
import type { StoredCard } from '#shared/domain/case/view.ts';
import type { IndexRanges } from './queues.ts';

/** Cards in order and where to go on; `undefined` at the end. */
export interface CardPage {
  readonly cards: StoredCard[];
  readonly next: unknown;
}

export interface MergedPage {
  readonly rows: Row[];
  /** Where the page ended, or undefined when there is nothing behind it. */
  readonly last: string | undefined;
}

/** The next `limit` rows over all ranges, in the order of their sort keys. */
export async function mergedPage(
  store: DistrictStore,
  ranges: IndexRanges,
  after: string | undefined,
  limit: number,
): Promise<MergedPage> {
  const pages = await Promise.all(
    ranges.partitions.map((partition) => store.query(rangeQuery(ranges, partition, after, limit))),
  );
  const sk = sortKeyOf(ranges.index);
  const inOrder = (a: string, b: string) => (ranges.descending ? a > b : a < b);
  const ends = pages.flatMap(({ next }) => (next ? [String(next[sk])] : []));
  // A range that was not read to its end may go on right behind where it stopped: only so far is the order known.
  const horizon = ends.reduce<string | undefined>(
    (first, end) => (first === undefined || inOrder(end, first) ? end : first),
    undefined,
  );
  const merged = pages
    .flatMap((page) => page.rows)
    .filter((row) => horizon === undefined || !inOrder(horizon, String(row[sk])))
    .sort((a, b) => (inOrder(String(a[sk]), String(b[sk])) ? -1 : 1));
  const rows = merged.slice(0, limit);
  const more = merged.length > limit || horizon !== undefined;
  return { rows, last: more ? String(rows.at(-1)?.[sk] ?? horizon ?? '') || undefined : undefined };
}

/** How many rows the ranges hold. */
export async function countRanges(store: DistrictStore, ranges: IndexRanges): Promise<number> {
  const counts = await Promise.all(
    ranges.partitions.map((partition) => countRange(store, ranges, partition)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function countRange(store: DistrictStore, ranges: IndexRanges, partition: string): Promise<number> {
  let total = 0;
  let next: Record<string, unknown> | undefined;
  do {
    const { Limit: _limit, ...condition } = withinAreas(rangeQuery(ranges, partition, undefined, 1), ranges);
    const page = await store.query({
      ...condition,
      Select: 'COUNT',
      ...(next && { ExclusiveStartKey: next }),
    });
    total += page.count;
    next = page.next;
  } while (next);
  return total;
}

function withinAreas(query: ReturnType<typeof rangeQuery>, { within }: IndexRanges) {
  if (!within) return query;
  const names = within.map((_, at) => `:area${at}`);
  return {
    ...query,
    FilterExpression:
      names.map((name) => `contains(card.areaPath, ${name})`).join(' OR ') || 'attribute_not_exists(pk)',
    ExpressionAttributeValues: {
      ...query.ExpressionAttributeValues,
      ...Object.fromEntries(within.map((area, at) => [`:area${at}`, area])),
    },
  };
}

const sortKeyOf = (index: IndexRanges['index']) => `${index}Sk`;
/** Sort keys are ASCII letters, digits and `#-.:T`; a space sorts before all of them, a tilde after. */
const start = ' ';
const end = '~';

function rangeQuery(
  { index, descending, prefix, below }: IndexRanges,
  partition: string,
  after: string | undefined,
  limit: number,
) {
  // Exclusive at the end that was shown last: DynamoDB's BETWEEN includes both ends, so step just past it.
  const [from, to] = descending
    ? [prefix + start, after === undefined ? prefix + end : before(after)]
    : [(after ?? prefix) + start, below ?? prefix + end];
  return {
    IndexName: index,
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': `${index}Pk`, '#sk': sortKeyOf(index) },
    // A range that the cursor has left behind is empty, and DynamoDB refuses one that runs backwards.
    ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': [from, to].sort()[1] },
    ScanIndexForward: !descending,
    Limit: limit,
  };
}

/** The greatest string below a sort key. Sort keys end in a ULID, whose characters all lie well above this. */
const before = (sortKey: string): string =>
  sortKey.slice(0, -1) + String.fromCharCode(sortKey.charCodeAt(sortKey.length - 1) - 1) + end;
