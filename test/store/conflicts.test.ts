// What Amazon's table says when somebody else was there, or when it is busy; the engine here says only half of it.
import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Command, execute } from '#functions/lib/execute.ts';
import { type DistrictStore, ownStoreFor } from '#functions/lib/store.ts';
import { count } from '#functions/relay/counters.ts';
import type { RelayedCommit } from '#functions/relay/relayed-commit.ts';
import { reported } from '#test/support/builders.ts';
import { faultAt } from '#test/support/faults.ts';
import { startTable } from '#test/support/table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
let store: DistrictStore;
beforeAll(async () => {
  table = await startTable();
  store = ownStoreFor('alpha');
});
afterAll(() => table?.stop());

let mend = () => {};
afterEach(() => mend());

const $metadata = {};
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata,
  });
const busy = () => new ProvisionedThroughputExceededException({ message: 'busy', $metadata });

/** The first `times` calls end so; returns how many calls there were. */
const failing = (operation: string, times: number, error: () => Error) => {
  let calls = 0;
  mend = faultAt(operation, async (input, send) => {
    calls += 1;
    if (calls <= times) throw error();
    return send(input);
  });
  return () => calls;
};
const always = Number.POSITIVE_INFINITY;

const by = { kind: 'system', name: 'clock' } as const;

/** A command that makes a case. */
const command = ({ caseId = ulid(), ...more }: Partial<Command> = {}): Command => ({
  caseId,
  commandId: ulid(),
  content: 'report',
  decide: () => ({ events: [reported({ caseId })], by }),
  ...more,
});

describe('a command', () => {
  test.each([
    ['another transaction was in the way', () => cancelled('TransactionConflict', 'None')],
    ['a row was no longer as it was read', () => cancelled('ConditionalCheckFailed', 'None')],
    ['both were so', () => cancelled('ConditionalCheckFailed', 'TransactionConflict')],
    ['the transaction was throttled', () => cancelled('None', 'ThrottlingError')],
    ['a partition was too busy', () => cancelled('ProvisionedThroughputExceeded', 'TransactionConflict')],
    ['the table was too busy', busy],
  ])('is decided again as often as it takes when %s', async (_why, error) => {
    const calls = failing('TransactWriteItems', 5, error);
    const { subject } = await execute(store, command());
    expect([subject?.seq, calls()]).toEqual([1, 6]);
  });

  test.each([
    ['case/conflict', () => cancelled('TransactionConflict')],
    ['server/unavailable', busy],
  ])('that never gets through ends with %s when its time is over', async (code, error) => {
    const calls = failing('TransactWriteItems', always, error);
    await expect(execute(store, command({ deadline: Date.now() + 1000 }))).rejects.toMatchObject({ code });
    expect(calls()).toBeGreaterThan(1);
    // Without a pause there would be hundreds.
    expect(calls()).toBeLessThan(60);
  });

  test('that can never succeed is not tried again', async () => {
    const calls = failing('TransactWriteItems', always, () => cancelled('None', 'ValidationError'));
    await expect(execute(store, command())).rejects.toThrow(TransactionCanceledException);
    expect(calls()).toBe(1);
  });

  test('sees what the one who was faster did', async () => {
    const caseId = ulid();
    const seen: (number | undefined)[] = [];
    mend = faultAt('TransactWriteItems', async (input, send) => {
      mend();
      await execute(store, command({ caseId }));
      return send(input);
    });
    const refusal = new Error('There is one already');
    const late = command({
      caseId,
      decide({ subject }) {
        seen.push(subject?.seq);
        if (subject) throw refusal;
        return { events: [reported({ caseId })], by };
      },
    });
    await expect(execute(store, late)).rejects.toBe(refusal);
    expect(seen).toEqual([undefined, 1]);
  });
});

describe('a single write', () => {
  const conflict = () => new TransactionConflictException({ message: 'in a transaction', $metadata });
  const key = { pk: 'T#alpha#X', sk: 'row' };

  test.each([
    ['PutItem', () => store.put({ ...key, put: 1 })],
    ['UpdateItem', () => store.update(key, { UpdateExpression: 'SET updated = pk' })],
    ['DeleteItem', () => store.remove(key)],
  ])('waits for the transaction that holds its row: %s', async (operation, write) => {
    const calls = failing(operation, 3, conflict);
    await write();
    expect(calls()).toBe(4);
  });
});

describe('counting', () => {
  const moved = (): RelayedCommit => ({
    district: 'alpha',
    caseId: ulid(),
    seq: 1,
    events: [],
    from: '',
    to: 'reported',
    bytes: 0,
  });
  const counters = async () => (await store.get<{ reported: number }>(store.keys.counters()))?.reported ?? 0;

  test('goes on when another shard was counting into the same row', async () => {
    await count([moved()]);
    const before = await counters();
    let others = 3;
    mend = faultAt('UpdateItem', async (input, send) => {
      if (others > 0) {
        others -= 1;
        await count([moved()]);
      }
      return send(input);
    });
    await count([moved(), moved()]);
    expect(await counters()).toBe(before + 5);
  });
});
