// Reading and committing cases: the one place that knows a commit is one transaction of head, events, tasks,
// evidence and pointer rows. It decides nothing.

import type { CaseEvent } from '#shared/contracts/events.ts';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import type { EvidenceKind, EvidenceState } from '#shared/contracts/vocabulary.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { type EvidenceRow, eventOf, eventRow, type Head, headRow, taskRow } from './case-rows.ts';
import type { DistrictStore, Row, Write } from './store.ts';

/** A change of an evidence row that belongs to a commit; it holds only while the row is as it was read. */
export interface EvidenceChange {
  readonly id: string;
  readonly seen: EvidenceState;
  readonly attach?: EvidenceKind;
  readonly verdict?: { readonly state: 'accepted' | 'rejected'; readonly check: EvidenceCheck };
}

export interface Commit {
  readonly before: Head | undefined;
  readonly after: Head;
  readonly events: readonly { readonly event: CaseEvent; readonly from: string; readonly to: string }[];
  readonly evidence: readonly EvidenceChange[];
}

export interface WholeCase {
  readonly head: Head | undefined;
  readonly events: CaseEvent[];
  readonly evidence: EvidenceRow[];
}

export const readHead = (store: DistrictStore, caseId: string): Promise<Head | undefined> =>
  store.get<Head>(store.keys.head(caseId), { consistent: true });

/** Everything of a case in one Query of its partition. */
export async function readCase(store: DistrictStore, caseId: string): Promise<WholeCase> {
  const rows = await store.queryAll<Row & { sk: string }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.casePartition(caseId) },
    ConsistentRead: true,
  });
  const beginning = (prefix: string) => rows.filter((row) => row.sk.startsWith(prefix));
  return {
    head: rows.find((row) => row.sk === 'CASE') as Head | undefined,
    events: beginning('E#').map(eventOf),
    evidence: beginning('P#') as unknown as EvidenceRow[],
  };
}

/** The evidence rows of a case, which may be there before the case is. */
export const readEvidence = (store: DistrictStore, caseId: string): Promise<EvidenceRow[]> =>
  store.queryAll<EvidenceRow>({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :p)',
    ExpressionAttributeValues: { ':pk': store.keys.casePartition(caseId), ':p': 'P#' },
    ConsistentRead: true,
  });

/** @throws WriteConflict when the case, a number or a photo is no longer as it was read; nothing was written then */
export async function commit(
  store: DistrictStore,
  { before, after, events, evidence }: Commit,
): Promise<void> {
  const { id } = after.case;
  const put = (Item: Row, guard: object = {}): Write => ({ Put: { TableName: store.name, Item, ...guard } });
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const unchanged = before && {
    ConditionExpression: '#case.#seq = :seq',
    ExpressionAttributeNames: { '#case': 'case', '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': before.case.seq },
  };
  await store.transact([
    put(headRow(store, after), unchanged ?? absent),
    ...events.map(({ event, from, to }) => put(eventRow(store, id, event, from, to), absent)),
    ...changedTasks(store, before, after).map((row) => put(row)),
    ...evidence.map((change) => evidenceUpdate(store, id, change)),
    ...(before ? [] : [put(reporterPointer(store, after))]),
  ]);
}

/** Rows of tasks that look different now: to the department, or because a case clock moved their place in the queue. */
function changedTasks(store: DistrictStore, before: Head | undefined, after: Head): Row[] {
  const rowsOf = (head: Head) => head.case.tasks.map((task) => taskRow(store, head.case, task));
  const old = new Map((before ? rowsOf(before) : []).map((row) => [row.sk, canonicalJson(row)]));
  return rowsOf(after).filter((row) => old.get(row.sk) !== canonicalJson(row));
}

const reporterPointer = ({ keys }: DistrictStore, { case: subject }: Head): Row => ({
  pk: keys.reporter(subject.reporter.id),
  sk: `${subject.reportedAt}#${subject.id}`,
});

function evidenceUpdate(store: DistrictStore, caseId: string, change: EvidenceChange): Write {
  const sets = {
    ...(change.attach && { attached: true, kind: change.attach }),
    ...(change.verdict && { state: change.verdict.state, check: change.verdict.check }),
  };
  const names = Object.keys(sets);
  return {
    Update: {
      TableName: store.name,
      Key: store.keys.evidence(caseId, change.id),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: '#state = :seen',
      ExpressionAttributeNames: {
        '#state': 'state',
        ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ':seen': change.seen,
        ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}
