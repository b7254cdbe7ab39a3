// How a case lies in the table: head, events, tasks and evidence rows of one partition, with the index keys that
// make them findable. Pure: rows in, rows out.
import type { CaseEvent, EventActor, EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceCheck, EvidenceRequest, SeenIn } from '#shared/contracts/evidence.ts';
import type { EvidenceState } from '#shared/contracts/vocabulary.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { type Case, nextTickAt, type Task } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { dueShardOf, firstSeqOf, type Key } from './keys.ts';
import type { DistrictStore, Row } from './store.ts';

export interface EvidenceRow extends EvidenceRequest {
  readonly by: string;
  readonly state: EvidenceState;
  readonly requestedAt: string;
  /** Set when a command put it on the case. */
  readonly attached?: boolean;
  readonly check?: EvidenceCheck;
}

/** What decisions see of evidence rows, by id; `seen`: files that another case had first, by hash. */
export const evidenceFacts = (
  rows: readonly EvidenceRow[],
  seen: ReadonlyMap<string, SeenIn>,
): Map<string, EvidenceFact> =>
  new Map(
    rows.map(({ evidenceId: id, kind, state, sha256, check }) => {
      const seenIn = seen.get(sha256);
      return [id, { id, kind, state, sha256, ...(check && { check }), ...(seenIn && { seenIn }) }];
    }),
  );

const never = '9999-12-31T23:59:59.999Z';
const isOpen = (subject: Case) => openStates.some((state) => state === subject.state);

/**
 * The head: the version that a commit is conditional on, the card, and the keys that make the case findable: its
 * state's queue, its month, its grid while it is open, its next alarm. What the case is, its events say. An index entry
 * whose key changes costs twice, so in its grid a case keeps its place until there is something to check.
 */
export function headRow({ keys }: DistrictStore, subject: Case, at: string): Row {
  const card = cardOf(subject);
  const sort = `${card.clock?.dueAt ?? (isOpen(subject) ? never : (subject.closedAt ?? at))}#${subject.id}`;
  const area = subject.place.areaPath.at(-1);
  const tickAt = nextTickAt(subject);
  return {
    ...keys.head(subject.id),
    seq: subject.seq,
    card,
    queuePk: keys.stateQueue(subject.state),
    queueSk: sort,
    monthPk: keys.month(yearMonthOf(subject.number)),
    monthSk: subject.number,
    ...(isOpen(subject) &&
      area !== undefined && {
        areaPk: keys.openInArea(area),
        areaSk: subject.state === 'resolved' ? `resolved#${sort}` : `open#${subject.number}#${subject.id}`,
      }),
    ...(tickAt !== undefined && { duePk: dueShardOf(subject.id), dueSk: `${tickAt}#${subject.id}` }),
  };
}

/**
 * One department's share, found in that department's queue. What has ended says only which share it was: the list of
 * that is seldom read and takes the rest from the head, so that the row need not follow the case any more.
 */
export function taskRow({ keys }: DistrictStore, subject: Case, task: Task): Row {
  const card = cardOf(subject, task);
  const open = task.state === 'assigned' || task.state === 'signed_in';
  const sort = open ? (card.clock?.dueAt ?? never) : (task.endedAt ?? never);
  return {
    ...keys.task(subject.id, task.id),
    card: open ? card : { task: card.task },
    queuePk: keys.departmentQueue(task.department, task.state),
    queueSk: `${sort}#${subject.id}#${task.id}`,
  };
}

/** What one command made happen. */
export interface EventsRow extends Key {
  readonly at: string;
  readonly by: EventActor;
  readonly commandId: string;
  /** Of what the command asked for: the same command id with another content is another command. */
  readonly fingerprint: string;
  /** States before and after, so that the relay can count them without knowing the case; `from` is empty at first. */
  readonly from: string;
  readonly to: string;
  readonly prevHash: string;
  readonly facts: readonly (Pick<CaseEvent, 'type' | 'data' | 'hash'> & Partial<Pick<CaseEvent, 'by'>>)[];
}

/** The events of a command as one row: what they have in common stands once, and a row costs by the kilobyte. */
export function eventsRow(
  { keys }: DistrictStore,
  id: string,
  events: readonly CaseEvent[],
  { fingerprint, from, to }: Pick<EventsRow, 'fingerprint' | 'from' | 'to'>,
): EventsRow {
  const [first] = events;
  if (!first) throw new Error(`A commit of case ${id} without an event`);
  const { seq, at, by, commandId, prevHash } = first;
  const facts = events.map(({ type, data, hash, by: whose }) => ({
    type,
    data,
    hash,
    ...(canonicalJson(whose) !== canonicalJson(by) && { by: whose }),
  }));
  return { ...keys.events(id, seq), at, by, commandId, fingerprint, from, to, prevHash, facts };
}

/** The events of a row, each in its place in the history. */
export function eventsOf({ sk, at, by, commandId, prevHash, facts }: EventsRow): CaseEvent[] {
  const first = firstSeqOf(sk);
  return facts.map(
    (fact, index) =>
      ({
        at,
        by,
        commandId,
        ...fact,
        seq: first + index,
        prevHash: facts[index - 1]?.hash ?? prevHash,
      }) as CaseEvent,
  );
}

/** `<adcode><yyyymmdd><5 digits>`: the number itself says the month it is listed under. */
export const yearMonthOf = (number: string): string => number.slice(6, 12);
