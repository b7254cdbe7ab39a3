// Queue → handler: real ReceiveMessage and DeleteMessage. Visibility, counting and dead letters are the engine's work.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { credentials, region } from './environment.ts';
import type { LocalFunction } from './functions.ts';
import { report } from './report.ts';
import type { Running } from './running.ts';
import { ofType, referenced } from './template.ts';
import type { Wiring } from './triggers.ts';

/** Lambda starts with five pollers per queue; two keep a small machine free for the people who use it. */
const pollers = 2;

export function startQueues({ template, attributes, engines, functions }: Omit<Wiring, 'state'>): Running {
  const sqs = new SQSClient({ endpoint: engines.sqs, region, credentials });
  const stopping = new AbortController();
  const loops = ofType(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, properties]) => {
    const source = referenced(properties.EventSourceArn);
    const target = functions.get(referenced(properties.FunctionName));
    const queue = attributes.get(source);
    if (template.Resources[source]?.Type !== 'AWS::SQS::Queue' || !target || !queue) return [];
    const consumer = {
      sqs,
      url: queue.Ref ?? '',
      arn: queue.Arn ?? '',
      batchSize: Math.min(Number(properties.BatchSize ?? 10), 10),
      partial: [properties.FunctionResponseTypes].flat().includes('ReportBatchItemFailures'),
      target,
    };
    return Array.from({ length: pollers }, () => poll(consumer, stopping.signal));
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      sqs.destroy();
    },
  };
}

interface Consumer {
  readonly sqs: SQSClient;
  readonly url: string;
  readonly arn: string;
  readonly batchSize: number;
  readonly partial: boolean;
  readonly target: LocalFunction;
}

async function poll(consumer: Consumer, signal: AbortSignal) {
  const receive = new ReceiveMessageCommand({
    QueueUrl: consumer.url,
    MaxNumberOfMessages: consumer.batchSize,
    WaitTimeSeconds: 20,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  while (!signal.aborted)
    try {
      const { Messages = [] } = await consumer.sqs.send(receive, { abortSignal: signal });
      if (Messages.length > 0) await deliver(consumer, Messages);
    } catch (error) {
      if (signal.aborted) return;
      report(consumer.target.name, error);
      await sleep(1000);
    }
}

/** Deletes what succeeded; the rest becomes visible again when its time is over, as on AWS. */
async function deliver(consumer: Consumer, messages: Message[]) {
  const event: SQSEvent = { Records: messages.map((message) => toRecord(message, consumer.arn)) };
  const failed = await consumer.target.invoke(event).then(
    (result) => (consumer.partial ? failures(result, messages) : new Set<string>()),
    (error) => {
      report(consumer.target.name, error);
      return undefined;
    },
  );
  if (!failed) return;
  const done = messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
  if (done.length === 0) return;
  await consumer.sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl: consumer.url,
      Entries: done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    }),
  );
}

/** An answer that names no message of the batch fails the whole batch, as Lambda's rule is. */
function failures(result: unknown, messages: Message[]): Set<string> {
  const { batchItemFailures = [] } = (result ?? {}) as Partial<SQSBatchResponse>;
  const all = new Set(messages.map(({ MessageId }) => MessageId ?? ''));
  const named = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return [...named].every((id) => all.has(id)) ? named : all;
}

function toRecord(message: Message, eventSourceARN: string): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    md5OfBody: message.MD5OfBody ?? '',
    attributes: message.Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, toAttribute(value)]),
    ),
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: region,
  };
}

const toAttribute = ({ DataType, StringValue, BinaryValue }: MessageAttributeValue) => ({
  dataType: DataType ?? 'String',
  ...(StringValue !== undefined && { stringValue: StringValue }),
  ...(BinaryValue && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
});
