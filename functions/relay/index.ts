// Lambda "relay": the rows of events are the outbox, and this carries them on. What each says reaches the queues and
// the counters once, however often the stream shows it.
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type EventsRow, eventsOf } from '#functions/lib/case-rows.ts';
import { isOfThePast } from '#functions/lib/district-register.ts';
import { firstSeqOf, parseCasePartition } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import { count } from './counters.ts';
import { sendTasks } from './department-tasks.ts';
import { departureOf, sendDeparture } from './departures.ts';
import { fromImage } from './image.ts';
import { keptBytes } from './kept-bytes.ts';
import type { RelayedCommit } from './relayed-commit.ts';

/**
 * One batch of a shard. A record that fails is named, and with it all that follow, so that a case's events stay in
 * order; what came before it is done.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const done: RelayedCommit[] = [];
  let failed: DynamoDBRecord | undefined;
  for (const record of Records) {
    try {
      const row = fromImage(record.dynamodb?.NewImage ?? {});
      const departure = departureOf(row);
      if (departure && !(await isOfThePast(departure.district, departure.at))) await sendDeparture(departure);
      const relayed = parse(row);
      // Counting for a district that is gone would bring rows of it back.
      if (relayed && !(await isOfThePast(relayed.district, relayed.events[0]?.at ?? ''))) {
        await sendTasks(relayed);
        done.push(relayed);
      }
    } catch (error) {
      logger.error('Events were not relayed', { error, sequence: record.dynamodb?.SequenceNumber });
      failed = record;
      break;
    }
  }
  await count(done);
  return { batchItemFailures: failed ? [{ itemIdentifier: failed.dynamodb?.SequenceNumber ?? '' }] : [] };
}

function parse(row: Record<string, unknown>): RelayedCommit | undefined {
  const ids = parseCasePartition(String(row.pk));
  if (!ids || !('facts' in row)) return undefined;
  const commit = row as unknown as EventsRow;
  const { from, to } = commit;
  const events = eventsOf(commit);
  return { ...ids, seq: firstSeqOf(commit.sk), events, from, to, bytes: keptBytes(events) };
}
