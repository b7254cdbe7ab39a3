// Who is given a task that waits, by the department's own rule; nobody where the rule finds nobody, and then the task
// stays in its clerk's queue. Only people who may be given tasks of this case are looked at.
import { rosterOf } from '#functions/lib/members.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { MemberRef } from '#shared/contracts/events.ts';
import type { AssignmentRule } from '#shared/contracts/vocabulary.ts';
import { may } from '#shared/domain/access.ts';
import { type Case, reachable, type Task } from '#shared/domain/case/index.ts';
import { leastBusy } from './least-busy.ts';
import { onDutyOf } from './on-duty.ts';
import { nextInTurn } from './turns.ts';

/** What a rule chooses for. */
export interface Waiting {
  readonly subject: Case;
  readonly task: Task;
}

/** The people of the department who may have the task; each rule picks one. */
type Rule = (
  store: DistrictStore,
  waiting: Waiting,
  people: readonly MemberRef[],
) => Promise<MemberRef | undefined>;

const rules: Readonly<Record<AssignmentRule, Rule>> = {
  // A clerk names somebody.
  manual: async () => undefined,
  least_open: (store, { task }, people) => leastBusy(store, task.department, people),
  round_robin: nextInTurn,
  duty_roster: async (store, waiting, people) =>
    leastBusy(store, waiting.task.department, await onDutyOf(store, waiting, people)),
};

export async function chooseHandler(
  store: DistrictStore,
  rule: AssignmentRule,
  waiting: Waiting,
): Promise<MemberRef | undefined> {
  if (rule === 'manual') return undefined;
  const target = reachable(waiting.subject);
  const roster = await rosterOf(store, waiting.task.department);
  const people = roster.filter((member) => may('task:roster', member, target));
  return people.length === 0 ? undefined : rules[rule](store, waiting, people);
}
