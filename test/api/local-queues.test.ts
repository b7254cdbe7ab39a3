// The local run's queue triggers, on the real queue engine with handlers made for each test.
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, expect, test, vi } from 'vitest';
import { bodies, eventually, startThrowaway, type ThrowawayStack } from '#test/support/throwaway.ts';

let stack: ThrowawayStack;
afterEach(() => stack.stop());

const send = (MessageBody: string, MessageGroupId?: string) =>
  stack.sqs.send(new SendMessageCommand({ QueueUrl: stack.urlOf('Queue'), MessageBody, MessageGroupId }));

async function held(queue: string): Promise<string[]> {
  const receive = new ReceiveMessageCommand({
    QueueUrl: stack.urlOf(queue),
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  });
  const { Messages = [] } = await stack.sqs.send(receive);
  return Messages.map(({ Body }) => Body ?? '');
}

async function remaining(queue: string): Promise<number> {
  const { Attributes } = await stack.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: stack.urlOf(queue), AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes?.ApproximateNumberOfMessages) +
    Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  );
}

test('a message that was handled leaves the queue, also one with the group id of a fair queue', async () => {
  const seen: SQSEvent[] = [];
  stack = await startThrowaway({ handlers: { worker: async (event: SQSEvent) => void seen.push(event) } });
  await send('one', 'kongtong#D01');
  await eventually(
    () => seen.length,
    (count) => count === 1,
  );
  expect(seen[0]?.Records[0]).toMatchObject({ body: 'one', attributes: { ApproximateReceiveCount: '1' } });
  await eventually(
    () => remaining('Queue'),
    (count) => count === 0,
  );
});

test('a handler that throws gets its message again, and then the dead-letter queue gets it', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  let attempts = 0;
  const worker = async () => {
    attempts++;
    throw new Error('not today');
  };
  stack = await startThrowaway({ handlers: { worker } });
  await send('poison');
  expect(
    await eventually(
      () => held('Dead'),
      (messages) => messages.length > 0,
    ),
  ).toEqual(['poison']);
  expect(attempts).toBe(2);
  expect(await remaining('Queue')).toBe(0);
});

test('only the message that a batch reports as failed comes back', async () => {
  const seen: string[] = [];
  const worker = async ({ Records }: SQSEvent) => {
    seen.push(...bodies(Records));
    const bad = Records.filter(({ body }) => body === 'bad');
    return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
  stack = await startThrowaway({ handlers: { worker } });
  await Promise.all(['a', 'bad', 'b'].map((body) => send(body)));
  await eventually(
    () => held('Dead'),
    (messages) => messages.length > 0,
  );
  expect(seen.toSorted()).toEqual(['a', 'b', 'bad', 'bad']);
});
