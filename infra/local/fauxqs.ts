// SQS and S3: fauxqs in this process, on the loopback interface, without what a killed run left behind.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { ListenOptions } from 'node:net';
import { join } from 'node:path';
import { ChangeMessageVisibilityCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { credentials, region } from './environment.ts';

export interface StorageEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts the engine on a free port, with its messages in `sqs` and its objects in `s3` of the data folder. */
export async function startStorage(dataDir: string): Promise<StorageEngine> {
  const s3StorageDir = join(dataDir, 's3');
  dropTornObjects(s3StorageDir);
  const server = await onLoopback(() =>
    startFauxqs({ port: 0, logger: false, dataDir: join(dataDir, 'sqs'), s3StorageDir }),
  );
  await releaseMessages(server);
  return { endpoint: server.address, stop: () => server.stop() };
}

/**
 * fauxqs listens on every interface, has no option for it (2.4.1) and checks no signature; evidence must not leave the
 * machine. Node tells of a server that is about to listen, with the options that it will listen by.
 */
async function onLoopback<T>(start: () => Promise<T>): Promise<T> {
  const listening = 'tracing:net.server.listen:asyncStart';
  const inside = (message: unknown) => {
    const { options } = message as { options: ListenOptions };
    if (options.host === '0.0.0.0') options.host = '127.0.0.1';
  };
  subscribe(listening, inside);
  try {
    return await start();
  } finally {
    unsubscribe(listening, inside);
  }
}

/**
 * Messages that a consumer of the last run had in hand are free again in a second, not after their visibility timeout:
 * no consumer has survived. Not at once, since fauxqs 2.4.1 loses a message whose timeout becomes 0.
 */
async function releaseMessages(server: FauxqsServer) {
  const sqs = new SQSClient({ endpoint: server.address, region, credentials, useQueueUrlAsEndpoint: false });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand());
  for (const QueueUrl of QueueUrls) {
    const held = server.inspectQueue(QueueUrl.split('/').at(-1) ?? '')?.messages.inflight ?? [];
    for (const { receiptHandle: ReceiptHandle } of held)
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1 }));
  }
  sqs.destroy();
}

/**
 * Removes descriptions of objects that were being written when the process was killed. The engine writes one in
 * place, as a last step before it answers, so an empty one belongs to an upload that nobody was told of; it would keep
 * the engine from starting.
 */
function dropTornObjects(objectDir: string) {
  if (!existsSync(objectDir)) return;
  for (const { name, parentPath } of readdirSync(objectDir, { recursive: true, withFileTypes: true })) {
    const file = join(parentPath, name);
    if (name.endsWith('.json') && statSync(file).size === 0) rmSync(file);
  }
}
