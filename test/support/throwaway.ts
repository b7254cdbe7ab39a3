// A stack of the local run with a template and handlers that exist for one test: one table with a stream, one queue
// with its dead-letter queue, one bucket, one signed-in route.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { credentials, region } from '#infra/local/environment.ts';
import { type LocalStack, startLocal } from '#infra/local/stack.ts';
import type { Resource, Template } from '#infra/local/template.ts';

export type Handler = (event: never) => unknown;

export interface Throwaway {
  readonly dataDir?: string;
  /** The same as before keeps the issuer, and with it the tokens. */
  readonly port?: number;
  /** By function name: `api`, `worker` (queue), `relay` (stream). */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** How long each function may take; 5 by default. */
  readonly timeoutSeconds?: number;
  /** Over the event source mapping of the stream. */
  readonly stream?: Record<string, unknown>;
}

export interface ThrowawayStack extends LocalStack {
  readonly dataDir: string;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  /** `Queue`, `Dead`, `Failures`. */
  urlOf(queue: string): string;
  readonly table: string;
  readonly bucket: string;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'gridloop-test-'));

export async function startThrowaway(options: Throwaway): Promise<ThrowawayStack> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const stack = await startLocal({
    dataDir,
    port: options.port ?? 0,
    console: 'none',
    accounts: [
      { account: 'somebody', name: '某人', role: 'reviewer' },
      { account: 'other', name: '别人', role: 'clerk' },
    ],
    template: async (origin) => template(origin, Object.keys(options.handlers), options),
    load: async (entry) => ({ handler: options.handlers[entry.split('/')[1] ?? ''] }),
  });
  const sqs = new SQSClient({ endpoint: stack.engines.sqs, region, credentials });
  const dynamodb = new DynamoDBClient({ endpoint: stack.engines.dynamodb, region, credentials });
  const attribute = (id: string) => stack.attributes.get(id)?.Ref ?? '';
  return {
    ...stack,
    dataDir,
    sqs,
    dynamodb,
    urlOf: attribute,
    table: attribute('Table'),
    bucket: attribute('Bucket'),
    async stop() {
      sqs.destroy();
      dynamodb.destroy();
      await stack.stop();
    },
  };
}

function template(
  origin: string,
  functions: string[],
  { stream = {}, timeoutSeconds = 5 }: Throwaway,
): Template {
  const arn = (id: string, name = 'Arn') => ({ 'Fn::GetAtt': [id, name] });
  const resources: Record<string, Resource> = {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
    Failures: { Type: 'AWS::SQS::Queue', Properties: {} },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 1,
        RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 2 },
      },
    },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: { JwtConfiguration: { Issuer: `${origin}/oidc`, Audience: ['gridloop-api'] } },
    },
  };
  for (const name of functions)
    resources[name] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Timeout: timeoutSeconds,
        Environment: { Variables: { EVIDENCE_BUCKET: { Ref: 'Bucket' } } },
      },
      Metadata: { 'gridloop:entry': `functions/${name}/index.ts` },
    };
  const mapping = (EventSourceArn: unknown, name: string, more: Record<string, unknown>): Resource => ({
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn,
      FunctionName: { Ref: name },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...more,
    },
  });
  if (functions.includes('worker')) resources.WorkerQueue = mapping(arn('Queue'), 'worker', { BatchSize: 5 });
  if (functions.includes('relay'))
    resources.RelayStream = mapping(arn('Table', 'StreamArn'), 'relay', { BatchSize: 100, ...stream });
  if (functions.includes('api')) {
    resources.Integration = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: arn('api') },
    };
    resources.Route = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey: 'POST /v1/things/{thing}',
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: 'Authorizer' },
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
      },
    };
  }
  return { Resources: resources };
}

/** What a queue consumer saw, by body. */
export const bodies = (records: readonly SQSRecord[]): string[] => records.map(({ body }) => body);

/** Waits until the value is there; fails with the last error or value after ten seconds. */
export async function eventually<T>(look: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 10_000;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > until) throw new Error(`Did not come true within 10 s: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
