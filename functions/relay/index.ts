// Lambda "relay": the event rows are the outbox, and this carries them on. Each new event reaches the queues and
// the counters once, however often the stream shows it.
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { parseCasePartition } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import type { CaseEvent } from '#shared/contracts/events.ts';
import { count } from './counters.ts';
import { sendTasks } from './department-tasks.ts';
import { fromImage } from './image.ts';
import type { RelayedEvent } from './relayed-event.ts';

/**
 * One batch of a shard. A record that fails is named, and with it all that follow, so that a case's events stay in
 * order; what came before it is done.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const done: RelayedEvent[] = [];
  let failed: DynamoDBRecord | undefined;
  for (const record of Records) {
    try {
      const relayed = parse(record);
      if (relayed) {
        await sendTasks(relayed);
        done.push(relayed);
      }
    } catch (error) {
      logger.error('An event was not relayed', { error, sequence: record.dynamodb?.SequenceNumber });
      failed = record;
      break;
    }
  }
  await count(done);
  return { batchItemFailures: failed ? [{ itemIdentifier: failed.dynamodb?.SequenceNumber ?? '' }] : [] };
}

function parse(record: DynamoDBRecord): RelayedEvent | undefined {
  const row = fromImage(record.dynamodb?.NewImage ?? {});
  const ids = parseCasePartition(String(row.pk));
  if (!ids || typeof row.type !== 'string') return undefined;
  return {
    ...ids,
    event: row as unknown as CaseEvent,
    from: String(row.from ?? ''),
    to: String(row.to ?? ''),
  };
}
