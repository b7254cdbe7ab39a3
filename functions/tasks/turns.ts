// Turn by turn: the next of a department's people in the order of their ids. One row a department holds whose turn was
// last and which tasks the last turns were for, so that of messages at the same moment each moves it on once, and one
// that comes again is the same person's turn.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { pause } from '#functions/lib/backoff.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { MemberRef } from '#shared/contracts/events.ts';
import type { Waiting } from './choose-handler.ts';

interface TurnRow {
  /** How many turns there have been: a change holds only while it is what was read. */
  readonly turns: number;
  readonly last: string;
  readonly recent: readonly { readonly task: string; readonly member: string }[];
}
/** A message that comes again comes within minutes; whoever is beyond these has the task long since. */
const remembered = 20;
/** Inside the queue's time for a message; what found no turn by then comes again. */
const patienceMs = 8000;

export async function nextInTurn(
  store: DistrictStore,
  { subject, task }: Waiting,
  people: readonly MemberRef[],
): Promise<MemberRef | undefined> {
  const name = `${subject.id}#${task.id}`;
  const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const key = store.keys.turn(task.department);
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const row = await store.get<TurnRow>(key, { consistent: true });
    const given = row?.recent.find((each) => each.task === name);
    const same = given && inOrder.find(({ id }) => id === given.member);
    const next = same ?? inOrder.find(({ id }) => id > (row?.last ?? '')) ?? inOrder[0];
    if (!next || same) return next && refOf(next);
    const recent = [{ task: name, member: next.id }, ...(row?.recent ?? [])].slice(0, remembered);
    try {
      await store.update(key, {
        UpdateExpression: 'SET #turns = :turns, #last = :last, recent = :recent',
        ConditionExpression: row ? '#turns = :seen' : 'attribute_not_exists(pk)',
        ExpressionAttributeNames: { '#turns': 'turns', '#last': 'last' },
        ExpressionAttributeValues: {
          ':turns': (row?.turns ?? 0) + 1,
          ':last': next.id,
          ':recent': recent,
          ...(row && { ':seen': row.turns }),
        },
      });
      return refOf(next);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (Date.now() >= deadline) throw new Error(`The turns of ${task.department} change too fast`);
      await pause(attempt, deadline);
    }
  }
}

const refOf = ({ id, name }: MemberRef): MemberRef => ({ id, name });
