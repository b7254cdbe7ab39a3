// What an event source mapping does with a batch of stream records: invoke, keep the order, halve a failing batch,
// retry, and at last put a note about what could not be handled into the failure queue.

import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { credentials, region } from './environment.ts';
import { report } from './errors.ts';
import type { LocalFunction } from './functions.ts';

/** Resolves when every record was handled or noted in the failure queue, or early when the signal aborts. */
export type Deliver = (records: DynamoDBRecord[], shardId: string, signal: AbortSignal) => Promise<void>;

export interface DeliveryRules {
  readonly target: LocalFunction;
  readonly streamArn: string;
  readonly bisect: boolean;
  readonly partial: boolean;
  /** Infinity: until it succeeds. */
  readonly retries: number;
  readonly failureQueue: { endpoint: string; url: string } | undefined;
}

/** Pauses between attempts: Lambda's grow to a minute; nobody waits so long beside their own machine. */
const pause = (attempt: number) => Math.min(100 * 2 ** attempt, 5000);

export function makeDelivery(rules: DeliveryRules): Deliver {
  const deliver = async (records: DynamoDBRecord[], shardId: string, signal: AbortSignal, attempt = 0) => {
    const rest = await invoke(rules, records);
    if (rest.length === 0 || signal.aborted) return;
    const progressed = rest.length < records.length;
    if (rules.bisect && !progressed && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      await deliver(rest.slice(0, half), shardId, signal, attempt);
      if (!signal.aborted) await deliver(rest.slice(half), shardId, signal, attempt);
    } else if (attempt < rules.retries) {
      await sleep(pause(attempt), undefined, { signal }).catch(() => {});
      if (!signal.aborted) await deliver(rest, shardId, signal, progressed ? 0 : attempt + 1);
    } else await giveUp(rules, rest, shardId, attempt + 1);
  };
  return deliver;
}

/** Returns the records from the first failed one on: a stream is handled in order. */
async function invoke(
  { target, partial }: DeliveryRules,
  records: DynamoDBRecord[],
): Promise<DynamoDBRecord[]> {
  try {
    const result = await target.invoke({ Records: records });
    const { batchItemFailures = [] } = ((partial && result) || {}) as Partial<
      NonNullable<DynamoDBBatchResponse>
    >;
    if (batchItemFailures.length === 0) return [];
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    return records.slice(Math.max(first, 0));
  } catch (error) {
    report(target.name, error);
    return records;
  }
}

/** The note has Lambda's shape: where the records are in the stream, not what they say. */
async function giveUp(rules: DeliveryRules, records: DynamoDBRecord[], shardId: string, attempts: number) {
  const sequence = (record: DynamoDBRecord | undefined) => record?.dynamodb?.SequenceNumber;
  const note = {
    requestContext: {
      functionArn: rules.target.name,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequence(records[0]),
      endSequenceNumber: sequence(records.at(-1)),
      batchSize: records.length,
      streamArn: rules.streamArn,
    },
  };
  report(rules.target.name, `gave up after ${attempts} attempts: ${JSON.stringify(note.DDBStreamBatchInfo)}`);
  if (!rules.failureQueue) return;
  const { endpoint, url } = rules.failureQueue;
  const sqs = new SQSClient({ endpoint, region, credentials });
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(note) }));
  sqs.destroy();
}
