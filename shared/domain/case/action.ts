// The frame every case action stands in: what a decision is given, and who may take it. No action's own rules.
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionInput, PlaceInput } from '#shared/contracts/case-actions.ts';
import type { DecidedEvent, EvidenceFact, Place } from '#shared/contracts/events.ts';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import { limits, type TaskState } from '#shared/contracts/vocabulary.ts';
import { holds, type Scope } from '../access.ts';
import { DomainError } from '../error.ts';
import type { RoutingRules } from '../routing.ts';
import type { Rules } from '../rules.ts';
import type { Case, Task } from './state.ts';

/** Somebody of the district, as decisions know them. */
export type Person = Scope & { readonly name: string };

/** Everything a decision may look at besides the case itself. */
export interface Context {
  /** UTC, ISO 8601. */
  readonly now: string;
  readonly actor: Person;
  readonly rules: Rules;
  /** Evidence of this case that was asked for, by id, attached or not. */
  readonly evidence: ReadonlyMap<string, EvidenceFact>;
  /** The people of the district that the rule asked for, by member id. */
  readonly colleagues: ReadonlyMap<string, Person>;
  /** The place that the rule asked for, with the areas that hold it. */
  readonly place?: Place;
  /** The routing rules that the rule asked for: as the case pins them, over today's departments. */
  readonly routing?: RoutingRules;
}

/** What an action's guard may look at: enough to decide whether to offer the action. */
export type Situation = Pick<Context, 'now' | 'actor'>;

/** What a decision has to be given besides the case: nothing is read that no rule asks for. */
export interface Needs {
  /** Member ids. */
  readonly colleagues?: readonly string[];
  /** A place to be found in the district's areas. */
  readonly place?: PlaceInput | undefined;
  /** The district's routing rules. */
  readonly routing?: boolean;
}

/** Tasks that an input may name. Where none has to be named, naming none means what the action says it means. */
export interface Naming {
  readonly tasks: readonly Task[];
  readonly required: boolean;
}

interface Rule<A extends CaseAction> {
  readonly needs?: (input: ActionInput<A>, subject: Case, actor: Context['actor']) => Needs;
}

export interface CaseRule<A extends CaseAction> extends Rule<A> {
  /** Refuses where the from-states and the permission table do not yet say everything. */
  readonly guard?: (subject: Case, situation: Situation) => void;
  /** Of an action whose input names some of the case's tasks. */
  readonly naming?: (subject: Case) => Naming;
  readonly decide: (input: ActionInput<A>, subject: Case, context: Context) => DecidedEvent[];
}

export interface TaskRule<A extends CaseAction> extends Rule<A> {
  /** States of the task from which the action starts. */
  readonly fromTask: readonly TaskState[];
  readonly guard?: (task: Task, situation: Situation) => void;
  readonly decide: (input: ActionInput<A>, subject: Case, context: Context, task: Task) => DecidedEvent[];
}

/**
 * The member's own department's task in a state for the action. Another department's task is not theirs to see.
 * @throws DomainError `task/not-found`, `task/wrong-state` and what the rule's guard refuses
 */
export function taskFor<A extends CaseAction>(
  rule: TaskRule<A>,
  id: string,
  subject: Case,
  situation: Situation,
): Task {
  const task = subject.tasks.find((candidate) => candidate.id === id);
  if (!task || task.department !== situation.actor.department) {
    throw new DomainError('task/not-found', `Your department has no task “${id}” in case ${subject.number}.`);
  }
  if (!rule.fromTask.includes(task.state)) {
    throw new DomainError(
      'task/wrong-state',
      `The task is ${task.state}; this needs ${rule.fromTask.join(' or ')}.`,
    );
  }
  rule.guard?.(task, situation);
  return task;
}

/**
 * The tasks that an input names, in the order of the dispatch.
 * @throws DomainError `task/not-named`, `task/not-found`, `task/wrong-state`
 */
export function named(ids: readonly string[], { tasks, required }: Naming, subject: Case): Task[] {
  if (ids.length === 0 && required) {
    throw new DomainError('task/not-named', `Name one or more of ${tasks.map(({ id }) => id).join(', ')}.`);
  }
  for (const id of ids) {
    if (tasks.some((task) => task.id === id)) continue;
    const other = subject.tasks.find((task) => task.id === id);
    if (!other) throw new DomainError('task/not-found', `Case ${subject.number} has no task “${id}”.`);
    throw new DomainError('task/wrong-state', `Task “${id}” is ${other.state}; that is not possible for it.`);
  }
  return tasks.filter(({ id }) => ids.includes(id));
}

/** Everybody works on their own tasks and on those that nobody has yet; who manages tasks, on all of the department. */
export function handsOff(task: Task, { actor }: Situation): void {
  if (holds('task:manage', actor) || task.handler === undefined || task.handler.id === actor.id) return;
  throw new DomainError(
    'task/other-handler',
    `The task is with ${task.handler.name}; only they or who manages the department’s tasks can do that.`,
  );
}

/**
 * The committed photos that a command names, as facts; those that are on the case already are passed over.
 * @throws DomainError `evidence/not-committed`, `evidence/rejected`, `evidence/too-many`
 */
export function attach(
  refs: readonly EvidenceRef[],
  known: Context['evidence'],
  subject?: Case,
): EvidenceFact[] {
  const present = new Set(subject?.evidence.map((item) => item.id));
  const fresh = refs.filter(
    (ref, index) => !present.has(ref.id) && refs.findIndex((r) => r.id === ref.id) === index,
  );
  const held = subject?.evidence.filter((item) => item.state !== 'rejected').length ?? 0;
  if (fresh.length > 0 && held + fresh.length > limits.evidencePerCase) {
    throw new DomainError('evidence/too-many', `A case holds at most ${limits.evidencePerCase} photos.`);
  }
  return fresh.map((ref) => {
    const item = known.get(ref.id);
    if (!item || item.state === 'requested') {
      throw new DomainError(
        'evidence/not-committed',
        `Photo ${ref.id} was not uploaded and committed for this case.`,
      );
    }
    if (item.state === 'rejected') {
      throw new DomainError('evidence/rejected', `Photo ${ref.id} did not pass the check; take another one.`);
    }
    return { ...item, kind: ref.kind };
  });
}
