// An off-boarding as it lies outside districts: one row with how far it has come, which every slice of its work moves
// on by a condition, so that each slice counts once however often its message comes.
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { OffboardingAmounts, OffboardingView } from '#shared/contracts/offboarding.ts';
import type { OffboardingStage } from '#shared/contracts/vocabulary.ts';
import { env } from './env.ts';
import { queueClient } from './evidence.ts';
import { type Key, offboardingKey } from './keys.ts';
import { outsideTable, type Write, WriteConflict } from './store.ts';

/** Where the work goes on: a section of the district, and after what in it. */
export interface Position {
  readonly section: number;
  readonly after?: string;
}

export interface OffboardingRow extends Omit<OffboardingView, 'kept'> {
  /** When the district was made: nothing of it is older. */
  readonly since: string;
  /** Number of the slice of work that is next. */
  readonly slice: number;
  /** Epoch milliseconds before which the next slice must not begin: others may still be at work. */
  readonly notBefore: number;
  readonly position: Position;
  /** Of an erasure: what a slice is about to remove, and where it ends. */
  readonly pending?: { readonly to: Position; readonly amounts: OffboardingAmounts };
  /** How often an erasure has gone through everything. */
  readonly round: number;
}

export const nothing: OffboardingAmounts = { rows: {}, files: 0, bytes: 0 };

export function sum(a: OffboardingAmounts, b: OffboardingAmounts): OffboardingAmounts {
  const rows: Record<string, number> = { ...a.rows };
  for (const [kind, count] of Object.entries(b.rows)) rows[kind] = (rows[kind] ?? 0) + count;
  return { rows, files: a.files + b.files, bytes: a.bytes + b.bytes };
}

export const findOffboarding = (id: string): Promise<OffboardingRow | undefined> =>
  outsideTable().get<OffboardingRow>(offboardingKey(id), { consistent: true });

export const allOffboardings = (): Promise<OffboardingRow[]> =>
  outsideTable().queryAll<OffboardingRow>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': offboardingKey('').pk },
  });

export const isRunning = ({ stage }: Pick<OffboardingRow, 'stage'>): boolean =>
  stage === 'archiving' || stage === 'erasing';

export const newOffboarding = (row: OffboardingRow): Write => ({
  Put: {
    TableName: outsideTable().name,
    Item: { ...offboardingKey(row.id), ...row } satisfies OffboardingRow & Key,
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The row as it will be. It holds only while nobody else has moved it on. */
export function moved(
  before: OffboardingRow,
  change: Partial<OffboardingRow>,
): Write & { row: OffboardingRow } {
  // What was pending is done or was never begun: only who begins something says so.
  const { pending: _pending, ...rest } = before;
  const row = { ...rest, ...change };
  return {
    row,
    Put: {
      TableName: outsideTable().name,
      Item: { ...row, ...offboardingKey(before.id) } satisfies OffboardingRow & Key,
      ConditionExpression: `#slice = :slice AND #stage = :stage AND attribute_${before.pending ? '' : 'not_'}exists(pending)`,
      ExpressionAttributeNames: { '#slice': 'slice', '#stage': 'stage' },
      ExpressionAttributeValues: { ':slice': before.slice, ':stage': before.stage },
    },
  };
}

/** Makes what `moved` says so, with what belongs to it. Undefined when somebody else has moved the row. */
export async function move(
  { row, ...change }: ReturnType<typeof moved>,
  writes: readonly Write[] = [],
): Promise<OffboardingRow | undefined> {
  try {
    await outsideTable().transact([change, ...writes]);
    return row;
  } catch (error) {
    if (error instanceof WriteConflict) return undefined;
    throw error;
  }
}

/** Ends one that has removed nothing yet; its archive is forgotten in time. */
export const cancelled = (id: string): Write => ({
  Update: {
    TableName: outsideTable().name,
    Key: offboardingKey(id),
    UpdateExpression: 'SET #stage = :cancelled',
    ConditionExpression: '#stage IN (:archiving, :archived)',
    ExpressionAttributeNames: { '#stage': 'stage' },
    ExpressionAttributeValues: {
      ':cancelled': 'cancelled' satisfies OffboardingStage,
      ':archiving': 'archiving' satisfies OffboardingStage,
      ':archived': 'archived' satisfies OffboardingStage,
    },
  },
});

export interface SliceMessage {
  readonly offboarding: string;
  readonly slice: number;
}

/** What a queue can hold back at most, in seconds. */
const longestDelay = 900;

/** Asks for the next slice. Asked for twice, it is done twice at worst, and counts once. */
export async function queueSlice({ id, district, slice, notBefore }: OffboardingRow): Promise<void> {
  const wait = Math.ceil((notBefore - Date.now()) / 1000);
  await queueClient().send(
    new SendMessageCommand({
      QueueUrl: env('PLATFORM_JOBS_QUEUE_URL'),
      MessageBody: JSON.stringify({ offboarding: id, slice } satisfies SliceMessage),
      DelaySeconds: Math.min(Math.max(wait, 0), longestDelay),
      MessageGroupId: district,
    }),
  );
}
