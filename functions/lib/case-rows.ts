// How a case lies in the table: head, events, tasks and evidence rows of one partition, with the index keys that
// make them findable. Pure: rows in, rows out.
import type { CaseEvent, EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceCheck, EvidenceRequest, SeenIn } from '#shared/contracts/evidence.ts';
import type { EvidenceState } from '#shared/contracts/vocabulary.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { type Case, nextTickAt, type Task } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { dueShardOf } from './keys.ts';
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
 * state's queue, its month, its grid while it is open, its next alarm. What the case is, its events say.
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
      area !== undefined && { areaPk: keys.openInArea(area), areaSk: `${subject.state}#${sort}` }),
    ...(tickAt !== undefined && { duePk: dueShardOf(subject.id), dueSk: `${tickAt}#${subject.id}` }),
  };
}

/** One department's share, found in that department's queue. */
export function taskRow({ keys }: DistrictStore, subject: Case, task: Task): Row {
  const card = cardOf(subject, task);
  const open = task.state === 'assigned' || task.state === 'signed_in';
  const sort = open ? (card.clock?.dueAt ?? never) : (task.endedAt ?? never);
  return {
    ...keys.task(subject.id, task.id),
    card,
    queuePk: keys.departmentQueue(task.department, task.state),
    queueSk: `${sort}#${subject.id}#${task.id}`,
  };
}

/** What stands beside an event in its row and is no part of the fact. */
export interface EventMeta {
  /** States before and after, so that the relay can count them without knowing the case; `from` is empty at first. */
  readonly from: string;
  readonly to: string;
  /** Of what the command asked for: the same command id with another content is another command. */
  readonly fingerprint: string;
}

export const eventRow = ({ keys }: DistrictStore, id: string, event: CaseEvent, meta: EventMeta): Row => ({
  ...keys.event(id, event.seq),
  ...event,
  ...meta,
});

export function eventOf(row: Row): CaseEvent {
  const { pk: _pk, sk: _sk, from: _from, to: _to, fingerprint: _fingerprint, ...event } = row;
  return event as unknown as CaseEvent;
}

/** `<adcode><yyyymmdd><5 digits>`: the number itself says the month it is listed under. */
export const yearMonthOf = (number: string): string => number.slice(6, 12);
