// The case as its events make it: what decisions need, and nothing that can be looked up elsewhere.
import type { Answered } from '#shared/contracts/answers.ts';
import type { StandardCode } from '#shared/contracts/catalogue.ts';
import type { EvidenceFact, FiledBy, MemberRef, Place } from '#shared/contracts/events.ts';
import type { RuleRef } from '#shared/contracts/routing.ts';
import type {
  CaseState,
  ClosingKind,
  Severity,
  Source,
  Stage,
  TaskRole,
  TaskState,
} from '#shared/contracts/vocabulary.ts';
import type { Reachable } from '../access.ts';
import type { Clock } from '../clock.ts';

export interface Task {
  readonly id: string;
  readonly department: string;
  readonly role: TaskRole;
  readonly state: TaskState;
  readonly instruction?: string;
  readonly handler?: MemberRef;
  readonly assignedAt: string;
  /** When the work at hand began: the dispatch, or the last rework. */
  readonly since: string;
  readonly signedInAt?: string;
  readonly endedAt?: string;
  /** The department's feedback. */
  readonly text?: string;
  /** Why it was returned or taken back, or why it has to be done again. */
  readonly reason?: string;
  readonly rework: number;
  /** Runs until the department signs in; notified departments have none. */
  readonly signIn?: Clock;
}

export interface AttachedEvidence extends EvidenceFact {
  readonly at: string;
  readonly by: string;
}

export interface OverdueFact {
  readonly stage: Stage;
  readonly at: string;
  readonly taskId?: string;
}

export interface Case {
  readonly id: string;
  readonly number: string;
  /** Sequence of the last event. */
  readonly seq: number;
  readonly state: CaseState;
  readonly configVersion: number;
  readonly source: Source;
  readonly category: string;
  /** What its category was called by its standard when it was reported, or put right. */
  readonly standard: StandardCode;
  /** What it was filed by; a case that was solved on the spot was never filed. */
  readonly condition?: FiledBy;
  readonly severity: Severity;
  readonly place: Place;
  readonly text: string;
  /** To its category's own questions. */
  readonly answers: readonly Answered[];
  readonly solvedOnSpot: boolean;
  /** So many photos have to prove the result: as its category was at the dispatch, or when it was solved on the spot. */
  readonly resultPhotos: number;
  readonly reporter: MemberRef;
  readonly reportedAt: string;
  readonly closedAt?: string;
  readonly closing?: { readonly kind: ClosingKind; readonly note?: string };
  readonly dismissal?: { readonly reason: string };
  readonly rating?: { readonly stars: number; readonly text?: string };
  readonly reworks: number;
  readonly returns: number;
  readonly reopens: number;
  /** Case clocks by stage; the sign-in clocks are with the tasks. */
  readonly clocks: Readonly<Partial<Record<Stage, Clock>>>;
  readonly overdue: readonly OverdueFact[];
  /** In the order they were dispatched. */
  readonly tasks: readonly Task[];
  /** The rule that brought it into its state without a person; gone with the next step. */
  readonly byRule?: RuleRef;
  /** Sequence of the dispatch in force; its tasks are the ones that rework reopens. */
  readonly dispatchSeq?: number;
  readonly evidence: readonly AttachedEvidence[];
}

/** What access decisions see of a case. */
export const reachable = (subject: Case): Reachable => ({
  reporter: subject.reporter,
  areaPath: subject.place.areaPath,
  departments: subject.tasks.map((task) => task.department),
});

/** Somebody still has to act on it. */
export const isOpen = ({ state }: Pick<Task, 'state'>): boolean =>
  state === 'assigned' || state === 'signed_in';

/** Tasks that somebody still has to finish before the case is resolved. */
export const unfinished = (tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => task.role !== 'notify' && isOpen(task));

/** A department that gave the case back, as its last word on it. */
export interface Refusal {
  readonly department: string;
  readonly reason: string;
  readonly at: string;
}

/** What a refusal is read from: a task as the case has it, or as it is shown. */
type Ended = Pick<Task, 'department' | 'state' | 'reason' | 'endedAt'>;

/** Who refused, the latest first; a department that took the case again later did not. */
export function refusals(tasks: readonly Ended[]): Refusal[] {
  const last = new Map(tasks.map((task) => [task.department, task]));
  return [...last.values()]
    .filter(({ state }) => state === 'returned')
    .map(({ department, reason = '', endedAt = '' }) => ({ department, reason, at: endedAt }))
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** The tasks of the dispatch in force. */
export const currentTasks = (subject: Pick<Case, 'tasks' | 'dispatchSeq'>): Task[] =>
  subject.tasks.filter((task) => task.id.startsWith(`t${subject.dispatchSeq}-`));
