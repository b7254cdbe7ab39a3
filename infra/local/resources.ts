// Creates what the template names in the engines: tables, queues, buckets. A second start finds them and their data.
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Engines } from './engines.ts';
import { accountId, credentials, region } from './environment.ts';
import { createTable } from './table.ts';
import { type Attributes, ofType, resolve, type Template } from './template.ts';

/** Creates everything and says what `Ref` and `Fn::GetAtt` of each resource give. */
export async function createResources(template: Template, engines: Engines): Promise<Attributes> {
  const attributes: Attributes = new Map();
  for (const [id] of ofType(template, 'AWS::SQS::Queue')) attributes.set(id, queueAttributes(id, engines));
  for (const [id] of ofType(template, 'AWS::S3::Bucket')) attributes.set(id, bucketAttributes(id));
  for (const [id] of ofType(template, 'AWS::Lambda::Function'))
    attributes.set(id, { Ref: id, Arn: `arn:aws:lambda:${region}:${accountId}:function:${id}` });
  await Promise.all([
    createTables(template, engines, attributes),
    createQueues(template, engines, attributes),
    createBuckets(template, engines, attributes),
  ]);
  return attributes;
}

const physicalName = (id: string) => `gridloop-${id}`;

async function createTables(template: Template, engines: Engines, attributes: Attributes) {
  for (const [id, properties] of ofType(template, 'AWS::DynamoDB::Table')) {
    const table = await createTable(engines.dynamodb, physicalName(id), properties);
    attributes.set(id, {
      Ref: physicalName(id),
      Arn: table.TableArn ?? '',
      StreamArn: table.LatestStreamArn ?? '',
    });
  }
}

function queueAttributes(id: string, engines: Engines) {
  const name = physicalName(id);
  return {
    Ref: `${engines.sqs}/${accountId}/${name}`,
    QueueUrl: `${engines.sqs}/${accountId}/${name}`,
    QueueName: name,
    Arn: `arn:aws:sqs:${region}:${accountId}:${name}`,
  };
}

const plainQueueAttributes = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
];

async function createQueues(template: Template, engines: Engines, attributes: Attributes) {
  const sqs = new SQSClient({ endpoint: engines.sqs, region, credentials });
  const queues = ofType(template, 'AWS::SQS::Queue');
  for (const [id, properties] of queues)
    await sqs.send(
      new CreateQueueCommand({
        QueueName: physicalName(id),
        ...(properties.FifoQueue === true && { Attributes: { FifoQueue: 'true' } }),
      }),
    );
  for (const [id, properties] of queues) {
    const plain = plainQueueAttributes
      .filter((name) => properties[name] !== undefined)
      .map((name) => [name, String(properties[name])]);
    const redrive = properties.RedrivePolicy;
    if (redrive) plain.push(['RedrivePolicy', JSON.stringify(resolve(redrive, attributes))]);
    const QueueUrl = attributes.get(id)?.Ref;
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: Object.fromEntries(plain) }));
  }
  sqs.destroy();
}

function bucketAttributes(id: string) {
  const name = physicalName(id).toLowerCase();
  return { Ref: name, Arn: `arn:aws:s3:::${name}` };
}

async function createBuckets(template: Template, engines: Engines, attributes: Attributes) {
  const s3 = new S3Client({ endpoint: engines.s3, region, credentials, forcePathStyle: true });
  for (const [id] of ofType(template, 'AWS::S3::Bucket')) {
    const Bucket = attributes.get(id)?.Ref;
    const exists = await s3.send(new HeadBucketCommand({ Bucket })).catch(() => undefined);
    if (!exists) await s3.send(new CreateBucketCommand({ Bucket }));
  }
  s3.destroy();
}
