// Table stream → handler: the template's filter, batches, bisecting and failure destination. What was handled is
// written down after it was handled, so a record may come twice but never not at all.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { credentials, region } from './environment.ts';
import { report } from './errors.ts';
import { compileFilter } from './filter.ts';
import type { State } from './state.ts';
import type { Deliver } from './stream-delivery.ts';

export interface StreamTrigger {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly consumer: string;
  readonly batchSize: number;
  readonly filterCriteria: unknown;
  readonly deliver: Deliver;
}

/** How long a commit may wait for its consumers; short, since people look at the same screen. */
const idleMs = 150;

export function startStream(trigger: StreamTrigger, state: State): AsyncDisposable {
  const client = new DynamoDBStreamsClient({ endpoint: trigger.endpoint, region, credentials });
  const stopping = new AbortController();
  const loop = follow(trigger, state, client, stopping.signal);
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
      client.destroy();
    },
  };
}

/** Reads the stream's shards, parents before their children, each to its end. */
async function follow(
  trigger: StreamTrigger,
  state: State,
  client: DynamoDBStreamsClient,
  signal: AbortSignal,
) {
  const ended = new Set<string>();
  while (!signal.aborted)
    try {
      const shards = await describe(client, trigger.streamArn);
      const open = shards.filter(({ ShardId = '', ParentShardId }) => {
        const parentPending = shards.some(
          (other) => other.ShardId === ParentShardId && !ended.has(ParentShardId ?? ''),
        );
        return !ended.has(ShardId) && !parentPending;
      });
      await Promise.all(
        open.map(async ({ ShardId = '' }) => {
          await readShard(trigger, state, client, ShardId, signal);
          ended.add(ShardId);
        }),
      );
      await sleep(idleMs);
    } catch (error) {
      if (signal.aborted) return;
      report(trigger.consumer, error);
      await sleep(1000);
    }
}

async function describe(client: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  return StreamDescription?.Shards ?? [];
}

async function readShard(
  trigger: StreamTrigger,
  state: State,
  client: DynamoDBStreamsClient,
  shardId: string,
  signal: AbortSignal,
) {
  const checkpoint = `stream:${trigger.consumer}:${trigger.streamArn}:${shardId}`;
  const passes = compileFilter(trigger.filterCriteria);
  const handled = (records: _Record[]) => {
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last) state.set(checkpoint, last);
  };
  let iterator = await iteratorAfter(client, trigger.streamArn, shardId, state.get<string>(checkpoint));
  while (iterator && !signal.aborted) {
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: trigger.batchSize }),
    );
    const wanted = Records.map(toStreamRecord).filter(passes);
    if (wanted.length > 0) await trigger.deliver(wanted, shardId, signal);
    if (signal.aborted) return;
    handled(Records);
    iterator = NextShardIterator;
    if (Records.length === 0) await sleep(idleMs);
  }
}

/** After the last handled record; from the oldest one at first, or when what came next has been trimmed meanwhile. */
async function iteratorAfter(
  client: DynamoDBStreamsClient,
  StreamArn: string,
  ShardId: string,
  SequenceNumber: string | undefined,
): Promise<string | undefined> {
  const position = SequenceNumber
    ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber } as const)
    : ({ ShardIteratorType: 'TRIM_HORIZON' } as const);
  try {
    const command = new GetShardIteratorCommand({ StreamArn, ShardId, ...position });
    return (await client.send(command)).ShardIterator;
  } catch (error) {
    if (!(error instanceof TrimmedDataAccessException) || !SequenceNumber) throw error;
    return iteratorAfter(client, StreamArn, ShardId, undefined);
  }
}

/** The JSON that Lambda makes of a record: bytes in Base64, instants in seconds. */
const toStreamRecord = (record: _Record): DynamoDBRecord =>
  JSON.parse(
    JSON.stringify(record, function (this: Record<string, unknown>, name, value) {
      const given = this[name];
      if (given instanceof Date) return given.getTime() / 1000;
      return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
    }),
  );
