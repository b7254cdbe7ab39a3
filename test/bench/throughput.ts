// Reports per second through the intake handler, against the same items written by bare TransactWriteItems on the
// same engine in the same run. No triggers and no HTTP: only what a report costs beyond its own items.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { startEngines } from '#infra/local/engines.ts';
import { applyEnvironment, engineEnvironment } from '#infra/local/environment.ts';
import { functionEnvironment } from '#infra/local/functions.ts';
import { createResources } from '#infra/local/resources.ts';
import { localTemplate } from '#infra/local/template.ts';
import { defaultQuotas } from '#shared/contracts/quotas.ts';
import { reportBody } from '#test/support/gridloop.ts';
import { smallDistrict } from '#test/support/small-district.ts';
import { atLeast, type Figure, told } from './figure.ts';

const rounds = 5;
const perRound = 80;
const concurrency = 16;

type Handler = (event: never, context: never) => Promise<{ statusCode?: number; body?: string }>;

export async function measureThroughput(): Promise<Figure[]> {
  await using engines = await emptyEngines();
  const { handler: intake } = (await import('#functions/intake/index.ts')) as unknown as { handler: Handler };
  const { handler: platform } = (await import('#functions/platform/index.ts')) as unknown as {
    handler: Handler;
  };
  const { ownClient } = await import('#functions/lib/dynamo.ts');
  await request(platform, 'operator', 'PUT /v1/districts/{district}', {
    ...smallDistrict('alpha'),
    // Faster than one district's people.
    quotas: { ...defaultQuotas, requestsPerMinute: 10_000_000, openCases: 1_000_000 },
  });
  const report = () =>
    request(intake, 'alpha-officer-west', 'POST /v1/districts/{district}/cases', reportBody());
  const raw = rawWriter(ownClient(), engines.table, JSON.parse(String((await report()).body)).id);
  const [reporting, writing]: [number[], number[]] = [[], []];
  // Turn about, so that a busy moment of the machine meets both alike; the first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const figures = [await perSecond(report), await perSecond(await raw)] as const;
    if (round === 0) continue;
    reporting.push(figures[0]);
    writing.push(figures[1]);
  }
  const ratio = median(reporting.map((rate, round) => rate / (writing[round] ?? rate)));
  return [
    atLeast('reporting ÷ bare TransactWriteItems of the same items', ratio, 0.6),
    told('  reports through the intake handler', median(reporting), 'per s'),
    told('  bare transactions', median(writing), 'per s'),
  ];
}

async function emptyEngines() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-bench-'));
  const engines = await startEngines(dataDir, undefined);
  const template = await localTemplate('http://localhost', 'operator');
  const attributes = await createResources(template, engines);
  const variables = { ...engineEnvironment(engines), ...functionEnvironment(template, attributes) };
  const restore = applyEnvironment({ ...variables, POWERTOOLS_LOG_LEVEL: 'ERROR' });
  return {
    table: variables.TABLE_NAME ?? '',
    async [Symbol.asyncDispose]() {
      restore();
      await engines.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As API Gateway calls a function, after it verified the token. */
async function request(handler: Handler, sub: string, routeKey: string, body: unknown) {
  const answer = await handler(
    {
      version: '2.0',
      routeKey,
      pathParameters: { district: 'alpha' },
      headers: { 'content-type': 'application/json' },
      requestContext: { requestId: ulid(), routeKey, authorizer: { jwt: { claims: { sub }, scopes: null } } },
      body: JSON.stringify(body),
      isBase64Encoded: false,
    } as never,
    {} as never,
  );
  if ((answer.statusCode ?? 200) >= 300) throw new Error(`${routeKey} answered ${answer.body}`);
  return answer;
}

/** Writes the very items of a report again and again, under fresh ids, with the same conditions. */
async function rawWriter(client: DynamoDBDocumentClient, TableName: string, caseId: string) {
  const items = async (pk: string) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      }),
    );
    return Items;
  };
  const written = await items(`T#alpha#C#${caseId}`);
  const text = JSON.stringify(written);
  return async () => {
    const fresh = JSON.parse(text.replaceAll(caseId, ulid())) as Record<string, string>[];
    await client.send(
      new TransactWriteCommand({
        TransactItems: fresh.map((Item) => ({
          Put: {
            TableName,
            Item,
            ...(Item.pk?.startsWith('T#alpha#C#') && { ConditionExpression: 'attribute_not_exists(pk)' }),
          },
        })),
      }),
    );
  };
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  let left = perRound;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (perRound / (performance.now() - started)) * 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
