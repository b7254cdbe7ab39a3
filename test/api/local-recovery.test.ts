// The engines after a run that was killed, and who can reach them.
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { type Engines, startEngines } from '#infra/local/engines.ts';
import { credentials, region } from '#infra/local/environment.ts';
import { temporaryFolder } from '#test/support/throwaway.ts';

const noDynamoDb = 'http://localhost:1';
const clientOf = ({ sqs }: Engines) => new SQSClient({ endpoint: sqs, region, credentials });

test('a message that a killed run had in hand is free again at the next start, with its count of receipts', async () => {
  const dataDir = temporaryFolder();
  const before = await startEngines(dataDir, noDynamoDb);
  const queue = { QueueName: 'work', Attributes: { VisibilityTimeout: '3600' } };
  const { QueueUrl = '' } = await clientOf(before).send(new CreateQueueCommand(queue));
  await clientOf(before).send(new SendMessageCommand({ QueueUrl, MessageBody: 'in hand' }));
  const taken = await clientOf(before).send(new ReceiveMessageCommand({ QueueUrl }));
  expect(taken.Messages).toHaveLength(1);
  await before.stop();
  const after = await startEngines(dataDir, noDynamoDb);
  const again = await clientOf(after).send(
    new ReceiveMessageCommand({
      QueueUrl: after.sqs + new URL(QueueUrl).pathname,
      WaitTimeSeconds: 10,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    }),
  );
  expect(again.Messages).toMatchObject([{ Body: 'in hand', Attributes: { ApproximateReceiveCount: '2' } }]);
  await after.stop();
}, 20_000);

test('the engine that checks no signature answers on 127.0.0.1 alone', async () => {
  const engines = await startEngines(temporaryFolder(), noDynamoDb);
  expect((await fetch(engines.s3)).ok).toBe(true);
  await expect(fetch(engines.s3.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed');
  await engines.stop();
});
