// How a case lies in the table: head, events, tasks and evidence rows of one partition, with the index keys that
// make them findable. Pure: rows in, rows out.
import type { CaseEvent, EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceCheck, EvidenceRequest } from '#shared/contracts/evidence.ts';
import type { EvidenceState } from '#shared/contracts/vocabulary.ts';
import { openStates } from '#shared/contracts/vocabulary.ts';
import { type Case, nextTickAt, type Task } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { dueShardOf } from './keys.ts';
import type { DistrictStore, Row } from './store.ts';

/** Command ids that a head remembers, each with a fingerprint of what it asked for: the report and the last ones. */
export type Recent = readonly (readonly [commandId: string, fingerprint: string])[];
const remembered = 20;

export interface Head {
  readonly case: Case;
  /** Hash of the last event. */
  readonly hash: string;
  /** When the last event happened: time in a history does not run backwards. */
  readonly lastAt: string;
  readonly recent: Recent;
}

export interface EvidenceRow extends EvidenceRequest {
  readonly by: string;
  readonly state: EvidenceState;
  readonly requestedAt: string;
  /** Set when a command put it on the case. */
  readonly attached?: boolean;
  readonly check?: EvidenceCheck;
}

export function remember(recent: Recent, commandId: string, fingerprint: string): Recent {
  const all = [...recent, [commandId, fingerprint] as const];
  // A report is what a phone with a bad network sends again long after; it is never forgotten.
  return [...all.slice(0, 1), ...all.slice(1).slice(1 - remembered)];
}

/** What decisions see of an evidence row. */
export const evidenceFact = ({ evidenceId, kind, state, sha256 }: EvidenceRow): EvidenceFact => ({
  id: evidenceId,
  kind,
  state,
  sha256,
});

const never = '9999-12-31T23:59:59.999Z';
const isOpen = (subject: Case) => openStates.some((state) => state === subject.state);

/** The head with its index keys: its state's queue, its month, its grid while it is open, its next alarm. */
export function headRow({ keys }: DistrictStore, head: Head): Row {
  const { case: subject } = head;
  const card = cardOf(subject);
  const sort = `${card.clock?.dueAt ?? (isOpen(subject) ? never : (subject.closedAt ?? head.lastAt))}#${subject.id}`;
  const area = subject.place.areaPath.at(-1);
  const tickAt = nextTickAt(subject);
  return {
    ...keys.head(subject.id),
    ...head,
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

/** `from` and `to` let the relay count states without knowing the case; they are not part of the fact. */
export function eventRow(
  { keys }: DistrictStore,
  id: string,
  event: CaseEvent,
  from: string,
  to: string,
): Row {
  return { ...keys.event(id, event.seq), ...event, from, to };
}

export function eventOf(row: Row): CaseEvent {
  const { pk: _pk, sk: _sk, from: _from, to: _to, ...event } = row;
  return event as unknown as CaseEvent;
}

/** `<adcode><yyyymmdd><5 digits>`: the number itself says the month it is listed under. */
export const yearMonthOf = (number: string): string => number.slice(6, 12);
