// What a run that was killed leaves in the engines, and what the next one makes of it.
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

test('a message that a killed run had in hand is free again at the next start', async () => {
  const dataDir = temporaryFolder();
  const clientOf = ({ sqs }: Engines) => new SQSClient({ endpoint: sqs, region, credentials });
  const before = await startEngines(dataDir, 'http://localhost:1');
  const queue = await clientOf(before).send(
    new CreateQueueCommand({ QueueName: 'work', Attributes: { VisibilityTimeout: '3600' } }),
  );
  const { QueueUrl } = queue;
  await clientOf(before).send(new SendMessageCommand({ QueueUrl, MessageBody: 'in hand' }));
  const taken = await clientOf(before).send(new ReceiveMessageCommand({ QueueUrl }));
  expect(taken.Messages).toHaveLength(1);
  await before.stop();
  const after = await startEngines(dataDir, 'http://localhost:1');
  const again = await clientOf(after).send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
  expect(again.Messages?.map(({ Body }) => Body)).toEqual(['in hand']);
  await after.stop();
});
