// The cases of a district, by the month of their numbers, each with all that leads from it. The head is the root: the
// index of months brings the case as long as it is there.
import type { DistrictStore, Row } from '#functions/lib/store.ts';
import { type Found, found, type Group, type Leaving, pageSize, wholePartition } from './groups.ts';
import { months } from './months.ts';

export async function* caseGroups(
  { store, since }: Leaving,
  after: string | undefined,
): AsyncGenerator<Group> {
  const [from, below] = after?.split('#') ?? [];
  for (const month of months(since, new Date())) {
    if (from !== undefined && month < from) continue;
    yield* casesOf(store, month, month === from ? below : undefined);
  }
}

async function* casesOf(store: DistrictStore, month: string, after = ' '): AsyncGenerator<Group> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await store.query({
      IndexName: 'month',
      KeyConditionExpression: 'monthPk = :pk AND monthSk > :after',
      ExpressionAttributeValues: { ':pk': store.keys.month(month), ':after': after },
      Limit: pageSize,
      ...(start && { ExclusiveStartKey: start }),
    });
    yield* await Promise.all(
      page.rows.map(({ pk, monthSk }) => caseGroup(store, String(pk), `${month}#${String(monthSk)}`)),
    );
    start = page.next;
  } while (start);
}

async function caseGroup(store: DistrictStore, pk: string, at: string): Promise<Group> {
  const rows = (await wholePartition(store, '', pk)).map(({ row }) => ({ kind: kindOf(row.sk), row }));
  const counted = await wholePartition(store, 'counted', store.keys.counted(store.keys.caseOf(pk), 0).pk);
  const isRoot = ({ kind }: Found) => kind === 'case';
  const leaves = [...(await firstSeen(store, rows)), ...counted, ...rows.filter((each) => !isRoot(each))];
  return { at, leaves, roots: rows.filter(isRoot) };
}

const kinds: Readonly<Record<string, string>> = { CASE: 'case', E: 'events', TASK: 'task', P: 'evidence' };
const kindOf = (sk: string): string => kinds[sk.split('#')[0] ?? ''] ?? 'other';

/** The rows that say of this case that it had a file first. */
async function firstSeen(store: DistrictStore, rows: readonly Found[]): Promise<Found[]> {
  const hashes = new Set(rows.flatMap(({ kind, row }) => (kind === 'evidence' ? String(row.sha256) : [])));
  const first = await store.batchGet<Row>([...hashes].map(store.keys.photo));
  const [{ row: { pk = '' } = {} } = {}] = rows;
  return found(
    'photo',
    first.filter(({ caseId }) => caseId === store.keys.caseOf(String(pk))),
  );
}
