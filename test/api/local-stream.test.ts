// The local run's stream trigger, on the real table engine with handlers made for each test.
import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually, startThrowaway, type ThrowawayStack } from '#test/support/throwaway.ts';

let stack: ThrowawayStack;
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => stack.stop());

const put = (...keys: string[]) =>
  stack.dynamodb.send(
    new TransactWriteItemsCommand({
      TransactItems: keys.map((sk) => ({
        Put: { TableName: stack.table, Item: { pk: { S: 'case' }, sk: { S: sk } } },
      })),
    }),
  );

const keys = ({ Records }: DynamoDBStreamEvent) => Records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S ?? '');

const inserts = {
  Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"E#"}]}}}}' }],
};

test('only records that the filter lets through reach the handler, in order', async () => {
  const seen: string[] = [];
  const relay = async (event: DynamoDBStreamEvent) => void seen.push(...keys(event));
  stack = await startThrowaway({ handlers: { relay }, stream: { FilterCriteria: inserts } });
  await put('CASE', 'E#1', 'E#2');
  await put('TASK#1');
  await stack.dynamodb.send(
    new PutItemCommand({
      TableName: stack.table,
      Item: { pk: { S: 'case' }, sk: { S: 'E#1' }, again: { S: 'x' } },
    }),
  );
  await put('E#3');
  await eventually(
    () => seen,
    (all) => all.includes('E#3'),
  );
  expect(seen).toEqual(['E#1', 'E#2', 'E#3']);
});

test('a record is the JSON that Lambda hands over: bytes in Base64, its time in seconds', async () => {
  const seen: DynamoDBStreamEvent['Records'] = [];
  const relay = async ({ Records }: DynamoDBStreamEvent) => void seen.push(...Records);
  stack = await startThrowaway({ handlers: { relay } });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const plain = { n: { N: '1.5' }, none: { NULL: true as const }, yes: { BOOL: true } };
  const item = {
    pk: { S: 'case' },
    sk: { S: 'E#1' },
    ...plain,
    b: { B: bytes('photo') },
    set: { BS: [bytes('a')] },
    inside: { L: [{ M: { b: { B: bytes('b') } } }] },
  };
  await stack.dynamodb.send(new PutItemCommand({ TableName: stack.table, Item: item }));
  await eventually(
    () => seen.length,
    (count) => count === 1,
  );
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  expect(seen[0]).toMatchObject({ eventName: 'INSERT', eventSource: 'aws:dynamodb' });
  expect(seen[0]?.dynamodb?.NewImage).toEqual({
    ...item,
    b: { B: base64('photo') },
    set: { BS: [base64('a')] },
    inside: { L: [{ M: { b: { B: base64('b') } } }] },
  });
  const ageSeconds = Date.now() / 1000 - (seen[0]?.dynamodb?.ApproximateCreationDateTime ?? 0);
  expect(Math.abs(ageSeconds)).toBeLessThan(600);
});

test('what was committed while nobody listened is delivered after a restart, and what was handled is not repeated', async () => {
  const first: string[] = [];
  stack = await startThrowaway({
    handlers: { relay: async (event: DynamoDBStreamEvent) => void first.push(...keys(event)) },
  });
  const { dataDir } = stack;
  await put('E#1');
  await eventually(
    () => first,
    (all) => all.length === 1,
  );
  await stack.stop();

  stack = await startThrowaway({ dataDir, handlers: {} });
  await put('E#2', 'E#3');
  await stack.stop();

  const later: string[] = [];
  stack = await startThrowaway({
    dataDir,
    handlers: { relay: async (event: DynamoDBStreamEvent) => void later.push(...keys(event)) },
  });
  await eventually(
    () => later,
    (all) => all.length >= 2,
  );
  expect(later).toEqual(['E#2', 'E#3']);
});

test('a batch that fails is halved until the record that cannot be handled stands alone in the failure queue', async () => {
  const handled = new Set<string>();
  const relay = async (event: DynamoDBStreamEvent) => {
    if (keys(event).includes('E#bad')) throw new Error('cannot');
    for (const key of keys(event)) handled.add(key);
  };
  stack = await startThrowaway({
    handlers: { relay },
    stream: {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
    },
  });
  await put('E#1', 'E#2', 'E#bad', 'E#3', 'E#4');
  const receive = new ReceiveMessageCommand({ QueueUrl: stack.urlOf('Failures'), WaitTimeSeconds: 10 });
  const { Messages = [] } = await stack.sqs.send(receive);
  const note = JSON.parse(Messages[0]?.Body ?? '{}');
  expect(note.DDBStreamBatchInfo).toMatchObject({ batchSize: 1 });
  await eventually(
    () => [...handled].toSorted(),
    (all) => all.length === 4,
  );
  expect([...handled].toSorted()).toEqual(['E#1', 'E#2', 'E#3', 'E#4']);
});

test('a handler that reports a record as failed gets that one and what follows it again, nothing before it', async () => {
  const batches: string[][] = [];
  const relay = async (event: DynamoDBStreamEvent) => {
    batches.push(keys(event));
    if (batches.length > 1) return undefined;
    const second = event.Records[1]?.dynamodb?.SequenceNumber ?? '';
    return { batchItemFailures: [{ itemIdentifier: second }] };
  };
  stack = await startThrowaway({ handlers: { relay } });
  await put('E#1', 'E#2', 'E#3');
  await eventually(
    () => batches.length,
    (count) => count >= 2,
  );
  expect(batches.slice(0, 2)).toEqual([
    ['E#1', 'E#2', 'E#3'],
    ['E#2', 'E#3'],
  ]);
});
