// Lambda "clock", every minute: drains the due index. A case whose time has come gets its tick: alarms, and the step
// that the district lets the service take itself.
import type { ScheduledEvent } from 'aws-lambda';
import { routingAt, rulesAt } from '#functions/lib/configuration.ts';
import { standsStill, stateOf } from '#functions/lib/district-register.ts';
import { execute } from '#functions/lib/execute.ts';
import { duePartition, dueShards, type Key, parseCasePartition } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import { type DistrictStore, outsideTable, ownStoreFor } from '#functions/lib/store.ts';
import { type Case, stepIsDue, tick } from '#shared/domain/case/index.ts';

/** Rows worked on at once within a shard; the shards run side by side as well. */
const atOnce = 4;

/**
 * Settles what was due at the instant of the schedule, and says how many rows that were. Delivered twice, the second
 * time changes nothing; late, what fell due meanwhile is the next minute's.
 * @throws Error when rows failed; they stay due, and the next minute tries them again
 */
export async function handler({ time }: Pick<ScheduledEvent, 'time'>): Promise<{ due: number }> {
  // EventBridge writes whole seconds; the index is sorted by instants in milliseconds.
  const now = new Date(time).toISOString();
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) => drain(duePartition(shard), now)),
  );
  const total = shards.reduce((sum, shard) => ({
    due: sum.due + shard.due,
    failed: sum.failed + shard.failed,
  }));
  if (total.failed > 0) throw new Error(`${total.failed} of ${total.due} due rows failed; they stay due`);
  return { due: total.due };
}

async function drain(partition: string, now: string): Promise<{ due: number; failed: number }> {
  let due = 0;
  let failed = 0;
  let start: Record<string, unknown> | undefined;
  do {
    const page = await outsideTable().query({
      IndexName: 'due',
      KeyConditionExpression: 'duePk = :pk AND dueSk <= :now',
      // `~` sorts after the `#` that follows an instant: everything due at this very millisecond counts.
      ExpressionAttributeValues: { ':pk': partition, ':now': `${now}~` },
      ...(start && { ExclusiveStartKey: start }),
    });
    const rows = page.rows as unknown as Key[];
    for (let at = 0; at < rows.length; at += atOnce) {
      const results = await Promise.all(rows.slice(at, at + atOnce).map((row) => settle(row, now)));
      failed += results.filter((ok) => !ok).length;
    }
    due += rows.length;
    start = page.next;
  } while (start);
  return { due, failed };
}

/** One row that fails does not stop the others. */
async function settle(row: Key, now: string): Promise<boolean> {
  try {
    const ids = parseCasePartition(row.pk);
    if (!ids) throw new Error(`The due index holds a row of another kind: ${row.pk}`);
    if (!(await standsStill(ids.district))) await tickCase(ids, now);
    return true;
  } catch (error) {
    logger.error('A due row was not settled', { error, row });
    return false;
  }
}

function tickCase({ district, caseId }: { district: string; caseId: string }, now: string) {
  const store = ownStoreFor(district);
  return execute(store, {
    caseId,
    commandId: `tick#${now}`,
    content: 'tick',
    at: now,
    decide: async ({ subject }, at) => ({
      events: subject ? tick(subject, at, await toldFor(store, subject, at)) : [],
      by: { kind: 'system', name: 'clock' },
    }),
  });
}

/** What the district laid down, read only for a case that has a step to be taken. */
async function toldFor(store: DistrictStore, subject: Case, now: string) {
  if (!stepIsDue(subject, now)) return undefined;
  const [rules, routing, state] = await Promise.all([
    rulesAt(store, subject.configVersion),
    routingAt(store, subject.configVersion),
    stateOf(store.district),
  ]);
  return { now, rules, routing, suspended: state === 'suspended' };
}
