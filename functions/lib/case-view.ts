// A case as a member sees it: the head, the whole timeline, photos with links, and what this member may do now.
import type { Field } from '#shared/contracts/action-fields.ts';
import { rowOf } from '#shared/contracts/action-table.ts';
import type { CaseView, ClockView, TaskView } from '#shared/contracts/cases.ts';
import type { EvidenceView, PhotoDoubts } from '#shared/contracts/evidence.ts';
import { stages } from '#shared/contracts/vocabulary.ts';
import { may } from '#shared/domain/access.ts';
import type { CalendarFor } from '#shared/domain/calendar.ts';
import {
  type Case,
  doubtsOf,
  offeredActions,
  proofAsked,
  reachable,
  type Task,
} from '#shared/domain/case/index.ts';
import { clockView } from '#shared/domain/case/view.ts';
import { DomainError } from '#shared/domain/error.ts';
import { suggest } from '#shared/domain/routing.ts';
import type { EvidenceRow } from './case-rows.ts';
import type { WholeCase } from './case-store.ts';
import { calendarsAt, routingAt } from './configuration.ts';
import { link } from './evidence.ts';
import type { MemberCaller } from './identity.ts';

/**
 * The answer of every route that gives a whole case, with its version as entity tag.
 * @throws DomainError `case/not-found` also for a case that is none of the member's business
 */
export async function caseReply(caller: MemberCaller, whole: WholeCase) {
  const { subject } = whole;
  if (!subject || !may('case:read', caller.member, reachable(subject))) {
    throw new DomainError('case/not-found', 'There is no such case for you.');
  }
  const calendarFor = await calendarsAt(caller.store, subject.configVersion);
  const body = await viewOf(caller, subject, whole, calendarFor);
  return { body, headers: { etag: `"${body.version}"` } };
}

async function viewOf(
  { member, store }: MemberCaller,
  subject: Case,
  whole: WholeCase,
  calendarFor: CalendarFor,
): Promise<CaseView> {
  const now = new Date().toISOString();
  const { seq, clocks, tasks, evidence, overdue, dispatchSeq: _dispatch, ...rest } = subject;
  const proof = proofAsked(subject);
  const actions = offeredActions(subject, { actor: member, now });
  const asks = (control: Field['control']) =>
    actions.some(({ action }) =>
      Object.values(rowOf(action).fields).some((field) => field.control === control),
    );
  const routing = () => routingAt(store, subject.configVersion);
  const rows = new Map(whole.evidence.map((row) => [row.evidenceId, row]));
  return {
    ...rest,
    district: store.district,
    version: seq,
    answers: [...subject.answers],
    overdue: [...overdue],
    clocks: stages.flatMap((stage): ClockView[] => {
      const clock = clocks[stage];
      return clock ? [clockView(clock, subject.state, calendarFor, now)] : [];
    }),
    tasks: tasks.map((task) => taskView(task, subject, calendarFor, now)),
    evidence: await Promise.all(
      evidence.map(async (item) =>
        evidenceView({ district: store.district, caseId: subject.id }, rows.get(item.id) as EvidenceRow, {
          addedAt: item.at,
          addedBy: item.by,
          doubts: doubtsOf(item, subject),
        }),
      ),
    ),
    ...(proof && { proof }),
    timeline: [...whole.events],
    actions,
    ...(asks('condition') && {
      conditions: [...((await routing()).catalogue.get(subject.category)?.conditions ?? [])],
    }),
    ...(asks('department') && { suggestion: suggest(subject, await routing(), now) }),
  };
}

function taskView(
  { since: _since, signIn, ...task }: Task,
  { state }: Case,
  calendarFor: CalendarFor,
  now: string,
): TaskView {
  return { ...task, ...(signIn && { signIn: clockView(signIn, state, calendarFor, now) }) };
}

/** What a photo has by being on a case. */
interface OnCase {
  readonly addedAt?: string;
  readonly addedBy?: string;
  readonly doubts?: PhotoDoubts | undefined;
}

/**
 * A photo, with links once it was accepted. What is still being checked is shown to nobody, its uploader included:
 * until then nobody has said that it is a picture at all.
 */
export async function evidenceView(
  ids: { district: string; caseId: string },
  row: EvidenceRow,
  { doubts, ...added }: OnCase = {},
): Promise<EvidenceView> {
  const id = { ...ids, evidenceId: row.evidenceId };
  return {
    id: row.evidenceId,
    kind: row.kind,
    state: row.state,
    sha256: row.sha256,
    size: row.size,
    ...(row.takenAt && { takenAt: row.takenAt }),
    ...(row.place && { place: row.place }),
    ...added,
    ...(row.check && { check: row.check }),
    ...(doubts && { doubts }),
    ...(row.state === 'accepted' && {
      urls: {
        original: await link(id, 'original'),
        preview: await link(id, 'preview'),
        thumb: await link(id, 'thumb'),
      },
    }),
  };
}
