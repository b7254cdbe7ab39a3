// The store handle of one district: reads and writes rows, and cannot form another district's keys. It knows
// rows, not rules.
import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { pause } from './backoff.ts';
import { type BatchOptions, inBatches, TableBusy } from './batches.ts';
import { clientFor, ownClient } from './dynamo.ts';
import { env } from './env.ts';
import { type DistrictKeys, districtKeys, type Key } from './keys.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Condition = Pick<
  QueryCommandInput,
  | 'IndexName'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ExpressionAttributeValues'
  | 'ExpressionAttributeNames'
  | 'ScanIndexForward'
  | 'ExclusiveStartKey'
  | 'Limit'
  | 'ConsistentRead'
  | 'Select'
>;

export interface Page {
  readonly rows: Row[];
  readonly count: number;
  readonly next: Record<string, unknown> | undefined;
}

/** Rows as the table holds them; `TableName` is the handle's own business. */
export interface Table {
  get<T extends object>(key: Key, options?: { consistent?: boolean }): Promise<T | undefined>;
  /** Rows that exist, in no order; each key once. @throws TableBusy */
  batchGet<T extends object>(
    keys: readonly Key[],
    options?: BatchOptions & { consistent?: boolean },
  ): Promise<T[]>;
  /**
   * Puts and removes rows, each on its own: no condition, no order, and what was done stays when the rest fails, so
   * sending everything again is how it is resumed. Each key once.
   * @throws TableBusy with the number of rows that were left when the deadline came
   */
  batchWrite(changes: readonly RowChange[], options?: BatchOptions): Promise<void>;
  query(condition: Condition): Promise<Page>;
  /** All pages; only for partitions that are small by their nature. */
  queryAll<T extends object>(condition: Condition): Promise<T[]>;
  put(row: Row, condition?: string): Promise<void>;
  /** False when the condition did not hold; nothing was removed then. */
  remove(
    key: Key,
    condition?: Pick<
      DeleteInput,
      'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean>;
  update(key: Key, change: Omit<UpdateInput, 'TableName' | 'Key'>): Promise<Row | undefined>;
  /**
   * Everything or nothing.
   * @throws WriteConflict when a condition failed or another transaction was in the way
   * @throws TableBusy
   */
  transact(writes: readonly Write[]): Promise<void>;
  readonly name: string;
}
type WriteRequest = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>[number];
type DeleteInput = ConstructorParameters<typeof DeleteCommand>[0];
type UpdateInput = ConstructorParameters<typeof UpdateCommand>[0];

/** What was read is no longer so. `failed` holds the indexes of the writes whose condition did not hold. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super('A condition of the transaction did not hold');
    this.failed = failed;
  }
}

/** A row to put or the key of one to remove. */
export type RowChange = { readonly put: Row } | { readonly remove: Key };

export interface DistrictStore extends Table {
  readonly district: string;
  readonly keys: DistrictKeys;
}

/** For a request of a member: on credentials narrowed to the district. */
export const storeFor = async (district: string): Promise<DistrictStore> =>
  districtStore(district, await clientFor(district));

/** For functions without a caller: on the function's own role. */
export const ownStoreFor = (district: string): DistrictStore => districtStore(district, ownClient());

/** Rows outside tenants: logins, the register, the due index. */
export const outsideTable = (): Table => table(ownClient());

const districtStore = (district: string, client: DynamoDBDocumentClient): DistrictStore => ({
  ...table(client),
  district,
  keys: districtKeys(district),
});

/** What DynamoDB takes in one call. */
const keysPerRead = 100;
const changesPerWrite = 25;

function table(client: DynamoDBDocumentClient): Table {
  const TableName = env('TABLE_NAME');
  const self: Table = {
    name: TableName,
    async get<T extends object>(Key: Key, { consistent = false } = {}) {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: consistent }));
      return Item as T | undefined;
    },
    async batchGet<T extends object>(
      keys: readonly Key[],
      { consistent = false, ...options }: BatchOptions & { consistent?: boolean } = {},
    ) {
      const found: T[] = [];
      const read = async (Keys: Key[]) => {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: consistent } } }),
        );
        found.push(...((Responses?.[TableName] ?? []) as T[]));
        return (UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[];
      };
      await inBatches(keys, keysPerRead, unlessBusy(read), options);
      return found;
    },
    async batchWrite(changes, options) {
      const write = async (requests: WriteRequest[]) => {
        const { UnprocessedItems } = await client.send(
          new BatchWriteCommand({ RequestItems: { [TableName]: requests } }),
        );
        return UnprocessedItems?.[TableName] ?? [];
      };
      await inBatches(changes.map(writeRequest), changesPerWrite, unlessBusy(write), options);
    },
    async query(condition) {
      const page = await client.send(new QueryCommand({ TableName, ...condition }));
      return { rows: page.Items ?? [], count: page.Count ?? 0, next: page.LastEvaluatedKey };
    },
    async queryAll<T extends object>(condition: Condition) {
      const rows: Row[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await self.query({ ...condition, ...(start && { ExclusiveStartKey: start }) });
        rows.push(...page.rows);
        start = page.next;
      } while (start);
      return rows as T[];
    },
    async put(Item, ConditionExpression) {
      const command = new PutCommand({
        TableName,
        Item,
        ...(ConditionExpression && { ConditionExpression }),
      });
      await besideTransactions(() => client.send(command));
    },
    async remove(Key, condition) {
      try {
        await besideTransactions(() => client.send(new DeleteCommand({ TableName, Key, ...condition })));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async update(Key, change) {
      const command = new UpdateCommand({ TableName, Key, ...change });
      const { Attributes } = await besideTransactions(() => client.send(command));
      return Attributes;
    },
    async transact(writes) {
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      } catch (error) {
        if (isThrottling(error)) throw new TableBusy(writes.length);
        throw error instanceof TransactionCanceledException ? conflictOf(error, writes.length) : error;
      }
    },
  };
  return self;
}

const writeRequest = (change: RowChange): WriteRequest =>
  'put' in change ? { PutRequest: { Item: change.put } } : { DeleteRequest: { Key: change.remove } };

/** A batch that was refused whole, after the SDK's own attempts, was left undone like one that was refused in part. */
const unlessBusy =
  <T>(send: (batch: T[]) => Promise<T[]>) =>
  async (batch: T[]): Promise<T[]> => {
    try {
      return await send(batch);
    } catch (error) {
      if (isThrottling(error)) return batch;
      throw error;
    }
  };

/** How long a single write waits for a transaction on the same row. */
const transactionMs = 2000;

/** Amazon's table refuses a write while a transaction holds its row; that is over in a moment. */
async function besideTransactions<T>(send: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + transactionMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof TransactionConflictException) || Date.now() >= deadline) throw error;
      await pause(attempt, deadline);
    }
  }
}

const isThrottling = (error: unknown): boolean =>
  error instanceof ProvisionedThroughputExceededException ||
  (error instanceof Error && ['ThrottlingException', 'RequestLimitExceeded'].includes(error.name));

/** Only what another writer or a busy table caused may pass; what could never succeed stays what it was. */
function conflictOf(error: TransactionCanceledException, writes: number): Error {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const only = (...known: string[]) => codes.every((code) => code === 'None' || known.includes(code));
  if (only('ConditionalCheckFailed', 'TransactionConflict')) {
    return new WriteConflict(
      codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])),
    );
  }
  const busy = ['ThrottlingError', 'ProvisionedThroughputExceeded'];
  return only('ConditionalCheckFailed', 'TransactionConflict', ...busy) ? new TableBusy(writes) : error;
}
