// How many cases are in each state and how many bytes of photos they have, per district: counted from what commits
// moved and added, each once.
//
// The district's row holds the numbers and names the commits that its last change counted. Before it changes again each
// of those has its mark, so at every instant, whatever fails in between, a commit is counted if and only if it stands in
// the row or has a mark. That is two write units a commit; a transaction of mark and count would be four.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { pause } from '#functions/lib/backoff.ts';
import type { Key } from '#functions/lib/keys.ts';
import { type DistrictStore, ownStoreFor } from '#functions/lib/store.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import type { RelayedCommit } from './relayed-commit.ts';

/** Their names fill less than the kilobyte that a change of the row costs anyway. */
const commitsAtOnce = 20;
/** Marks outlive the stream (a day) and the longest stay in its dead-letter queue (fourteen days). */
const markDays = 16;
/** Inside the relay's thirty seconds; what is not counted by then is delivered again. */
const patienceMs = 6000;

type Move = Pick<RelayedCommit, 'caseId' | 'seq' | 'from' | 'to' | 'bytes'>;

export async function count(relayed: readonly RelayedCommit[]): Promise<void> {
  const districts = Map.groupBy(relayed, (item) => item.district);
  for (const [district, items] of districts) {
    const store = ownStoreFor(district);
    const moves = items.filter((item) => item.from !== item.to || item.bytes > 0);
    for (let at = 0; at < moves.length; at += commitsAtOnce)
      await countOnce(store, moves.slice(at, at + commitsAtOnce));
    // Consoles watch the revision: it says that something is new, and a repeated record does no harm.
    if (moves.length === 0) await store.update(store.keys.counters(), revise);
  }
}

const revise = { UpdateExpression: 'ADD revision :one', ExpressionAttributeValues: { ':one': 1 } };

/** What the row of a district named when it was last seen here; a change on anything older fails. */
const lastSeen = new Map<string, string>();

async function countOnce(store: DistrictStore, moves: readonly Move[]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const unique = new Map(moves.map((move) => [nameOf(move), move]));
  for (let attempt = 1; ; attempt += 1) {
    // In this order: a commit that is counted after the row was read changes the row, and then ours fails.
    const last = lastSeen.get(store.district) ?? (await readLast(store));
    const marked = await marksAmong(store, [...unique.values()]);
    const counted = new Set([...last.split(' '), ...marked]);
    const left = [...unique].filter(([name]) => !counted.has(name)).map(([, move]) => move);
    if (left.length === 0) return;
    if (last) await store.batchWrite(last.split(' ').map((name) => ({ put: mark(store, name) })));
    if (await changed(store, last, left)) return;
    if (Date.now() >= deadline) throw new Error(`The counters of ${store.district} change too fast`);
    await pause(attempt, deadline);
  }
}

const nameOf = ({ caseId, seq }: Move): string => `${caseId}#${seq}`;
const markKey = ({ keys }: DistrictStore, name: string): Key => {
  const [caseId = '', seq] = name.split('#');
  return keys.counted(caseId, Number(seq));
};
const mark = (store: DistrictStore, name: string) => ({
  ...markKey(store, name),
  name,
  expiresAt: Math.floor(Date.now() / 1000) + markDays * 86_400,
});

async function marksAmong(store: DistrictStore, moves: readonly Move[]): Promise<string[]> {
  const keys = moves.map((move) => markKey(store, nameOf(move)));
  const found = await store.batchGet<{ name: string }>(keys, { consistent: true });
  return found.map(({ name }) => name);
}

async function readLast(store: DistrictStore): Promise<string> {
  const row = await store.get<{ last?: string }>(store.keys.counters(), { consistent: true });
  return row?.last ?? '';
}

/** False when the row names others than `last` by now. */
async function changed(store: DistrictStore, last: string, moves: readonly Move[]): Promise<boolean> {
  const names = moves.map(nameOf).join(' ');
  const sums = [...sumsOf(moves)].filter(([, sum]) => sum !== 0);
  try {
    // Whatever comes of it: only an answer says what the row names.
    lastSeen.delete(store.district);
    await store.update(store.keys.counters(), {
      UpdateExpression: `SET #last = :names ADD revision :one${sums.map(([state]) => `, #${state} :${state}`).join('')}`,
      ConditionExpression: last ? '#last = :last' : 'attribute_not_exists(#last)',
      ExpressionAttributeNames: {
        '#last': 'last',
        ...Object.fromEntries(sums.map(([state]) => [`#${state}`, state])),
      },
      ExpressionAttributeValues: {
        ':names': names,
        ':one': 1,
        ...(last && { ':last': last }),
        ...Object.fromEntries(sums.map(([state, sum]) => [`:${state}`, sum])),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    lastSeen.set(store.district, names);
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item) lastSeen.set(store.district, String(unmarshall(error.Item).last ?? ''));
    return false;
  }
}

function sumsOf(moves: readonly Move[]): Map<string, number> {
  const sums = new Map<string, number>(caseStates.map((state) => [state, 0]));
  const add = (state: string, by: number) => sums.set(state, (sums.get(state) ?? 0) + by);
  for (const { from, to, bytes } of moves) {
    if (from !== '') add(from, -1);
    add(to, 1);
    add('bytes', bytes);
  }
  return sums;
}
