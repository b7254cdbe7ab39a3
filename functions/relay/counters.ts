// How many cases are in each state, per district: counted from events, each once. The mark that an event was
// counted and the count itself are one transaction.

import { pause } from '#functions/lib/backoff.ts';
import { type DistrictStore, ownStoreFor, type Write, WriteConflict } from '#functions/lib/store.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import type { RelayedEvent } from './relayed-event.ts';

/** A transaction holds at most 100 writes; one of them is the counters' row. */
const marksAtOnce = 99;
/** Marks outlive the stream (a day) and the longest stay in its dead-letter queue (fourteen days). */
const markDays = 16;
/** Inside the relay's thirty seconds; what is not counted by then is delivered again. */
const patienceMs = 6000;

export async function count(relayed: readonly RelayedEvent[]): Promise<void> {
  const districts = Map.groupBy(relayed, (item) => item.district);
  for (const [district, items] of districts) {
    const store = ownStoreFor(district);
    const moves = items.filter((item) => item.from !== item.to);
    for (let at = 0; at < moves.length; at += marksAtOnce)
      await countOnce(store, moves.slice(at, at + marksAtOnce));
    // Consoles watch the revision: it says that something is new, and a repeated record does no harm.
    if (moves.length < items.length) await store.update(store.keys.counters(), revise);
  }
}

const revise = { UpdateExpression: 'ADD revision :one', ExpressionAttributeValues: { ':one': 1 } };

async function countOnce(store: DistrictStore, moves: readonly RelayedEvent[]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let left = moves, attempt = 1; left.length > 0; attempt += 1) {
    try {
      await store.transact([addition(store, left), ...left.map((move) => mark(store, move))]);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || Date.now() >= deadline) throw error;
      // Counted by an earlier delivery of the same records.
      const seen = new Set(error.failed.map((index) => index - 1));
      left = left.filter((_, index) => !seen.has(index));
      // The counters are one row of the district, and another shard is counting into it.
      if (seen.size === 0) await pause(attempt, deadline);
    }
  }
}

function addition(store: DistrictStore, moves: readonly RelayedEvent[]): Write {
  const change = new Map<string, number>();
  const add = (state: string, by: number) => change.set(state, (change.get(state) ?? 0) + by);
  for (const { from, to } of moves) {
    if (from !== '') add(from, -1);
    add(to, 1);
  }
  const states = caseStates.filter((state) => (change.get(state) ?? 0) !== 0);
  return {
    Update: {
      TableName: store.name,
      Key: store.keys.counters(),
      UpdateExpression: `ADD revision :one${states.map((state) => `, #${state} :${state}`).join('')}`,
      ...(states.length > 0 && {
        ExpressionAttributeNames: Object.fromEntries(states.map((state) => [`#${state}`, state])),
      }),
      ExpressionAttributeValues: {
        ':one': 1,
        ...Object.fromEntries(states.map((state) => [`:${state}`, change.get(state)])),
      },
    },
  };
}

const mark = (store: DistrictStore, { caseId, event }: RelayedEvent): Write => ({
  Put: {
    TableName: store.name,
    Item: {
      ...store.keys.counted(caseId, event.seq),
      expiresAt: Math.floor(Date.now() / 1000) + markDays * 86_400,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
