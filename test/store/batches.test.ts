import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DistrictStore, ownStoreFor } from '#functions/lib/store.ts';
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

const keysOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ pk: `T#alpha#${name}`, sk: String(at).padStart(4, '0') }));
const rowsOf = (name: string, count: number) => keysOf(name, count).map((put) => ({ put }));
const stored = (name: string) =>
  store.queryAll<{ sk: string }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `T#alpha#${name}` },
    ConsistentRead: true,
  });

const busy = () => new ProvisionedThroughputExceededException({ message: 'busy', $metadata: {} });

/** Answers each call in part: the first half of the requests is done, the rest is left. */
const halves = (operation: 'BatchWriteItem' | 'BatchGetItem') => {
  const left = operation === 'BatchWriteItem' ? 'UnprocessedItems' : 'UnprocessedKeys';
  let calls = 0;
  mend = faultAt(operation, async (input, send) => {
    calls += 1;
    const [name, value] = Object.entries(input.RequestItems as Record<string, object>)[0] as [string, object];
    const all = Array.isArray(value) ? value : (value as { Keys: unknown[] }).Keys;
    const wrap = (part: unknown[]) => ({ [name]: Array.isArray(value) ? part : { Keys: part } });
    const half = Math.ceil(all.length / 2);
    const output = await send({ ...input, RequestItems: wrap(all.slice(0, half)) });
    return half < all.length ? { ...output, [left]: wrap(all.slice(half)) } : output;
  });
  return () => calls;
};

describe('writing in batches', () => {
  test('puts and removes every row, also when they fill several calls and not the last one', async () => {
    await store.batchWrite(rowsOf('many', 501));
    expect(await stored('many')).toHaveLength(501);
    await store.batchWrite([
      ...keysOf('many', 260).map((remove) => ({ remove })),
      { put: { pk: 'T#alpha#many', sk: 'new' } },
    ]);
    const left = await stored('many');
    expect([left.length, left[0]?.sk, left.at(-1)?.sk]).toEqual([242, '0260', 'new']);
  });

  test('nothing to write is no call', async () => {
    mend = faultAt('BatchWriteItem', async () => {
      throw new Error('There was a call');
    });
    await store.batchWrite([]);
  });

  test('sends again what the table left undone', async () => {
    const calls = halves('BatchWriteItem');
    await store.batchWrite(rowsOf('halves', 120));
    expect(await stored('halves')).toHaveLength(120);
    expect(calls()).toBeGreaterThan(5);
  });

  test('takes a call that was refused whole as one that was left undone', async () => {
    let refusals = 3;
    mend = faultAt('BatchWriteItem', async (input, send) => {
      if (refusals-- > 0) throw busy();
      return send(input);
    });
    await store.batchWrite(rowsOf('refused', 30));
    expect(await stored('refused')).toHaveLength(30);
  });

  test('gives up at its deadline, says how much is left, and leaves what was done', async () => {
    let taken = 0;
    mend = faultAt('BatchWriteItem', async (input, send) => {
      if (taken++ >= 2) throw busy();
      return send(input);
    });
    const late = store.batchWrite(rowsOf('late', 100), { deadline: Date.now() + 800 });
    await expect(late).rejects.toMatchObject({ name: 'TableBusy', left: 50 });
    expect(await stored('late')).toHaveLength(50);
    // Without a pause there would be thousands.
    expect(taken).toBeLessThan(200);
  });

  test('another error is not repeated, and nothing is sent after it was told', async () => {
    let calls = 0;
    mend = faultAt('BatchWriteItem', async () => {
      calls += 1;
      throw new Error('no such table');
    });
    await expect(store.batchWrite(rowsOf('broken', 2000))).rejects.toThrow('no such table');
    const told = calls;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([calls, told <= 8]).toEqual([told, true]);
  });
});

describe('reading in batches', () => {
  test('finds every row that exists, over several calls', async () => {
    await store.batchWrite(rowsOf('read', 230));
    const found = await store.batchGet<{ sk: string }>(keysOf('read', 250));
    expect(new Set(found.map(({ sk }) => sk)).size).toBe(230);
    expect(found).toHaveLength(230);
  });

  test('asks again for the keys that were left', async () => {
    await store.batchWrite(rowsOf('keys', 150));
    const calls = halves('BatchGetItem');
    expect(await store.batchGet(keysOf('keys', 150))).toHaveLength(150);
    expect(calls()).toBeGreaterThan(3);
  });
});
