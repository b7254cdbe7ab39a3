// Reading and committing cases: the one place that knows a commit is one transaction of head, events, tasks and
// evidence rows. It decides nothing.
import type { CaseEvent } from '#shared/contracts/events.ts';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import type { EvidenceKind, EvidenceState } from '#shared/contracts/vocabulary.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { type Case, replay } from '#shared/domain/case/index.ts';
import { type EventsRow, type EvidenceRow, eventsOf, eventsRow, headRow, taskRow } from './case-rows.ts';
import { notedFirst } from './first-seen.ts';
import type { DistrictStore, Row, Write } from './store.ts';

/** A case with its history, and with the photos that were asked for before it, or without it. */
export interface WholeCase {
  /** Undefined while there is no such case. */
  readonly subject: Case | undefined;
  readonly events: readonly CaseEvent[];
  /** Every command that ever changed the case, with the fingerprint of its content. */
  readonly commands: ReadonlyMap<string, string>;
  readonly evidence: readonly EvidenceRow[];
}

/** A change of an evidence row that belongs to a commit; it holds only while the row is as it was read. */
export interface EvidenceChange {
  readonly id: string;
  readonly seen: EvidenceState;
  readonly attach?: EvidenceKind;
  /** Hash of a file that was on no other case when it was read. */
  readonly first?: string;
  readonly verdict?: { readonly state: 'accepted' | 'rejected'; readonly check: EvidenceCheck };
}

export interface Commit {
  readonly before: Case | undefined;
  readonly after: Case;
  /** What one command made happen; at least one. */
  readonly events: readonly CaseEvent[];
  readonly fingerprint: string;
  readonly evidence: readonly EvidenceChange[];
}

/** Everything of a case in one Query of its partition. */
export async function readCase(store: DistrictStore, caseId: string): Promise<WholeCase> {
  const rows = await store.queryAll<Row & { sk: string }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.casePartition(caseId) },
    ConsistentRead: true,
  });
  const beginning = (prefix: string) => rows.filter((row) => row.sk.startsWith(prefix));
  const commits = beginning('E#') as unknown as EventsRow[];
  const events = commits.flatMap(eventsOf);
  return {
    subject: replay(events),
    events,
    commands: new Map(commits.map(({ commandId, fingerprint }) => [commandId, fingerprint])),
    evidence: beginning('P#') as unknown as EvidenceRow[],
  };
}

/** @throws WriteConflict when the case or a photo is no longer as it was read; nothing of the case was written then */
export async function commit(
  store: DistrictStore,
  { before, after, events, fingerprint, evidence }: Commit,
): Promise<void> {
  const { id } = after;
  const put = (Item: object, guard: object = {}): Write => ({
    Put: { TableName: store.name, Item, ...guard },
  });
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const unchanged = before && {
    ConditionExpression: '#seq = :seq',
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': before.seq },
  };
  const at = events.at(-1)?.at ?? after.reportedAt;
  const moved = { from: before?.state ?? '', to: after.state };
  await store.transact([
    put(headRow(store, after, at), unchanged ?? absent),
    put(
      {
        ...eventsRow(store, id, events, { fingerprint, ...moved }),
        ...(!before && ofReporter(store, after)),
      },
      absent,
    ),
    ...changedTasks(store, before, after).map((row) => put(row)),
    ...evidence.map((change) => evidenceUpdate(store, id, change)),
    ...notedFirst(
      store,
      after,
      evidence.flatMap(({ first }) => first ?? []),
    ),
  ]);
}

/** The evidence rows as a commit left them. */
export const changedEvidence = (
  rows: readonly EvidenceRow[],
  changes: readonly EvidenceChange[],
): EvidenceRow[] =>
  rows.map((row) => {
    const change = changes.find(({ id }) => id === row.evidenceId);
    return change ? { ...row, ...attributesOf(change) } : row;
  });

/** Rows of tasks that look different now: to the department, or because a case clock moved their place in the queue. */
function changedTasks(store: DistrictStore, before: Case | undefined, after: Case): Row[] {
  const rowsOf = (subject: Case) => subject.tasks.map((task) => taskRow(store, subject, task));
  const old = new Map((before ? rowsOf(before) : []).map((row) => [row.sk, canonicalJson(row)]));
  return rowsOf(after).filter((row) => old.get(row.sk) !== canonicalJson(row));
}

/** The first events never change: an index entry of theirs costs once, where a row of its own would cost double. */
const ofReporter = ({ keys }: DistrictStore, { id, reporter }: Case) => ({
  monthPk: keys.reporter(reporter.id),
  // A ULID: in the order of the reporter's own clock.
  monthSk: id,
});

const attributesOf = ({ attach, verdict }: EvidenceChange) => ({
  ...(attach && { attached: true, kind: attach }),
  ...(verdict && { state: verdict.state, check: verdict.check }),
});

function evidenceUpdate(store: DistrictStore, caseId: string, change: EvidenceChange): Write {
  const attributes = Object.entries(attributesOf(change));
  return {
    Update: {
      TableName: store.name,
      Key: store.keys.evidence(caseId, change.id),
      UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: '#state = :seen',
      ExpressionAttributeNames: {
        '#state': 'state',
        ...Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ':seen': change.seen,
        ...Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}
