// Queue → handler: real ReceiveMessage and DeleteMessage, by sqs-consumer. Visibility, counting and dead letters are the engine's work.

import { type Message, type MessageAttributeValue, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Consumer } from 'sqs-consumer';
import { credentials, region } from './environment.ts';
import { report } from './errors.ts';
import type { LocalFunction } from './functions.ts';
import { ofType, referenced } from './template.ts';
import type { Wiring } from './triggers.ts';

/** Lambda starts with five pollers per queue; two keep a small machine free for the people who use it. */
const pollers = 2;

export function startQueues({
  template,
  attributes,
  engines,
  functions,
}: Omit<Wiring, 'state'>): AsyncDisposable {
  const sqs = new SQSClient({ endpoint: engines.sqs, region, credentials });
  const consumers = ofType(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, properties]) => {
    const source = referenced(properties.EventSourceArn);
    const target = functions.get(referenced(properties.FunctionName));
    const queue = attributes.get(source);
    if (template.Resources[source]?.Type !== 'AWS::SQS::Queue' || !target || !queue) return [];
    const partial = [properties.FunctionResponseTypes].flat().includes('ReportBatchItemFailures');
    const make = () =>
      Consumer.create({
        sqs,
        queueUrl: queue.Ref ?? '',
        batchSize: Math.min(Number(properties.BatchSize ?? 10), 10),
        waitTimeSeconds: 20,
        messageSystemAttributeNames: ['All'],
        messageAttributeNames: ['All'],
        suppressFifoWarning: true,
        // Stopping waits for the handlers that have begun.
        pollingCompleteWaitTimeMs: 60_000,
        handleMessageBatch: (messages) => deliver(target, messages, queue.Arn ?? '', partial),
      })
        .on('error', (error) => stopping || report(target.name, error))
        .on('processing_error', (error) => report(target.name, error));
    return Array.from({ length: pollers }, make);
  });
  let stopping = false;
  for (const consumer of consumers) consumer.start();
  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      await Promise.all(
        consumers.map(async (consumer) => {
          const stopped = new Promise((resolve) => consumer.once('stopped', resolve));
          consumer.stop({ abort: true });
          await stopped;
        }),
      );
      sqs.destroy();
    },
  };
}

/** What succeeded, to be deleted; the rest becomes visible again when its time is over, as on AWS. */
async function deliver(target: LocalFunction, messages: Message[], arn: string, partial: boolean) {
  const event: SQSEvent = { Records: messages.map((message) => toRecord(message, arn)) };
  const result = await target.invoke(event);
  const failed = partial ? failures(result, messages) : new Set<string>();
  return messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
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
