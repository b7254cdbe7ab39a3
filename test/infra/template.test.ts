// What the template must hold whatever else changes: the API is the contract's, nothing is public or forgotten.
import { expect, test } from 'vitest';
import { functionNames } from '#infra/lambda.ts';
import { routes } from '#shared/contracts/routes.ts';
import { archiveDays } from '#shared/contracts/vocabulary.ts';
import { ofType, pathOf, type Resource, say, synthesize } from './template.ts';

const resources = synthesize();
/** Those of functions/; CDK adds one of its own, which copies the console. */
const functions = ofType(resources, 'AWS::Lambda::Function').filter(
  ([id]) => resources[id]?.Metadata?.['gridloop:entry'],
);

test('the API has exactly the routes of the contract, each answered by its function', () => {
  const integrations = new Map(
    ofType(resources, 'AWS::ApiGatewayV2::Integration').map(([id, integration]) => [
      pathOf(resources, id),
      { function: say(resources, integration.IntegrationUri), version: integration.PayloadFormatVersion },
    ]),
  );
  const made = ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, route]) => [
    route.RouteKey,
    integrations.get(say(resources, route.Target).replace(/^integrations\//, '')),
  ]);
  const wanted = routes.map((route) => [
    `${route.method} ${route.path}`,
    { function: `Functions/${route.function[0]?.toUpperCase()}${route.function.slice(1)}`, version: '2.0' },
  ]);
  expect(Object.fromEntries(made)).toEqual(Object.fromEntries(wanted));
});

test('every route needs a token unless the contract leaves it open', () => {
  const open = ofType(resources, 'AWS::ApiGatewayV2::Route').flatMap(([, route]) =>
    route.AuthorizationType === 'JWT' && route.AuthorizerId ? [] : [route.RouteKey],
  );
  expect(open).toEqual(
    routes.filter(({ auth }) => auth === 'none').map(({ method, path }) => `${method} ${path}`),
  );
});

test('every function runs on Node 24, arm64, with its own log group that forgets', () => {
  const logs = functions.map(([, each]) =>
    say(resources, (each.LoggingConfig as { LogGroup: unknown }).LogGroup),
  );
  expect(functions.map(([id]) => resources[id]?.Metadata?.['gridloop:entry'])).toEqual(
    functionNames.map((name) => `functions/${name}/index.ts`),
  );
  expect(functions.map(([, each]) => [each.Runtime, each.Architectures])).toEqual(
    functions.map(() => ['nodejs24.x', ['arm64']]),
  );
  expect(new Set(logs).size).toBe(functions.length);
  for (const [, group] of ofType(resources, 'AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(30);
});

test('every function has the environment that it reads', () => {
  for (const [, each] of functions) {
    const { Variables } = each.Environment as { Variables: Record<string, unknown> };
    expect(Object.keys(Variables)).toEqual(
      expect.arrayContaining([
        'TABLE_NAME',
        'EVIDENCE_BUCKET',
        'SHAPES_BUCKET',
        'DEPARTMENT_TASKS_QUEUE_URL',
        'EVIDENCE_CHECKS_QUEUE_URL',
        'PLATFORM_JOBS_QUEUE_URL',
      ]),
    );
  }
});

test('the accounts that run the service come from the context', () => {
  const [, first] = ofType(
    synthesize({ context: { platformOperators: 'a,b' } }),
    'AWS::Lambda::Function',
  )[0]!;
  expect(first.Environment).toMatchObject({ Variables: { PLATFORM_OPERATORS: 'a,b' } });
});

test('every queue has a dead-letter queue or is one, and each of those raises an alarm', () => {
  const queues = ofType(resources, 'AWS::SQS::Queue');
  const redriven = queues.map(
    ([, { RedrivePolicy }]) => RedrivePolicy as { deadLetterTargetArn: unknown } | undefined,
  );
  const lastStops = new Set([
    ...redriven.flatMap((policy) => (policy ? [say(resources, policy.deadLetterTargetArn)] : [])),
    ...ofType(resources, 'AWS::Lambda::EventSourceMapping').flatMap(([, mapping]) => {
      const onFailure = (mapping.DestinationConfig as { OnFailure: { Destination: unknown } } | undefined)
        ?.OnFailure;
      return onFailure ? [say(resources, onFailure.Destination)] : [];
    }),
  ]);
  const withoutDeadLetters = queues.flatMap(([id, queue]) =>
    queue.RedrivePolicy ? [] : [pathOf(resources, id)],
  );
  expect(withoutDeadLetters.sort()).toEqual([...lastStops].sort());
  expect(watched('QueueName').sort()).toEqual([...lastStops].sort());
});

test('every function raises an alarm when it fails', () => {
  const ids = functions.map(([id]) => pathOf(resources, id));
  expect(watched('FunctionName', 'Errors').sort()).toEqual(ids.sort());
});

test('the relay hears of new events only, gives up single records, and keeps what it gave up', () => {
  const [stream] = ofType(resources, 'AWS::Lambda::EventSourceMapping').filter(
    ([, each]) => each.StartingPosition,
  );
  expect(stream?.[1]).toMatchObject({
    BatchSize: 100,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: {
      Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"E#"}]}}}}' }],
    },
    DestinationConfig: { OnFailure: { Destination: expect.anything() } },
  });
});

test('a queue hides a message six times as long as its consumer may take', () => {
  for (const [, mapping] of ofType(resources, 'AWS::Lambda::EventSourceMapping')) {
    if (mapping.StartingPosition) continue;
    const timeout = propertiesAt(say(resources, mapping.FunctionName)).Timeout as number;
    expect(propertiesAt(say(resources, mapping.EventSourceArn)).VisibilityTimeout).toBe(6 * timeout);
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  }
});

test('every bucket is private, encrypted, refuses plain HTTP and outlives the stack', () => {
  const buckets = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::S3::Bucket');
  const refusing = ofType(resources, 'AWS::S3::BucketPolicy')
    .filter(([, policy]) => JSON.stringify(policy).includes('"aws:SecureTransport":"false"'))
    .map(([, policy]) => say(resources, policy.Bucket));
  expect(refusing.sort()).toEqual(buckets.map(([id]) => pathOf(resources, id)).sort());
  for (const [, bucket] of buckets) {
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: expect.anything(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  }
});

test('an upload expires once no check can be waiting for it, and what was accepted never does', () => {
  const [evidence] = ofType(resources, 'AWS::S3::Bucket').filter(
    ([id]) => pathOf(resources, id) === 'Storage/Evidence',
  );
  const { Rules } = evidence![1].LifecycleConfiguration as {
    Rules: readonly { readonly Prefix?: string; readonly ExpirationInDays?: number }[];
  };
  const expiring = Rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined);
  expect(expiring.map(({ Prefix }) => Prefix)).toEqual(['uploads/', 'archive/']);
  const days = (path: string) => Number(propertiesAt(path).MessageRetentionPeriod ?? 4 * 86_400) / 86_400;
  const waiting = days('Messaging/EvidenceChecks') + days('Messaging/EvidenceChecksDead');
  expect(expiring[0]?.ExpirationInDays).toBeGreaterThan(waiting);
  // As the receipt says.
  expect(expiring[1]?.ExpirationInDays).toBe(archiveDays);
});

test('the table can be restored to any second and is not deleted by accident', () => {
  const [table] = Object.values(resources).filter(({ Type }) => Type === 'AWS::DynamoDB::Table');
  expect(table?.DeletionPolicy).toBe('Retain');
  expect(table?.Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
});

test('a queue keeps its work as long as queues can, and no consumer can take all of the account from the API', () => {
  for (const [, queue] of ofType(resources, 'AWS::SQS::Queue'))
    expect(queue.MessageRetentionPeriod).toBe(14 * 86_400);
  const consumers = ofType(resources, 'AWS::Lambda::EventSourceMapping').filter(
    ([, each]) => !each.StartingPosition,
  );
  const most = consumers.map(
    ([, { ScalingConfig }]) => (ScalingConfig as { MaximumConcurrency: number }).MaximumConcurrency,
  );
  expect(most).toHaveLength(3);
  expect(most.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100);
});

test('the alarm topic is encrypted with a key that CloudWatch may use', () => {
  const [[, topic] = ['', {}]] = ofType(resources, 'AWS::SNS::Topic');
  const key = propertiesAt(say(resources, topic.KmsMasterKeyId));
  expect(key).toMatchObject({ EnableKeyRotation: true });
  expect(JSON.stringify(key.KeyPolicy)).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}');
});

test('the web ACL of the context guards the site', () => {
  const webAclArn = 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/1';
  const [[, site] = ['', {}]] = ofType(
    synthesize({ context: { webAclArn } }),
    'AWS::CloudFront::Distribution',
  );
  expect(site.DistributionConfig).toMatchObject({ WebACLId: webAclArn });
});

test('the key of the context encrypts rows, photos and messages, and who handles them may use it', () => {
  const dataKeyArn = 'arn:aws:kms:eu-west-1:111111111111:key/k';
  const keyed = synthesize({ context: { dataKeyArn } });
  const [[, table] = ['', {}]] = ofType(keyed, 'AWS::DynamoDB::Table');
  expect(table.SSESpecification).toMatchObject({ KMSMasterKeyId: dataKeyArn, SSEType: 'KMS' });
  const buckets = ofType(keyed, 'AWS::S3::Bucket').filter(([, each]) =>
    JSON.stringify(each).includes(dataKeyArn),
  );
  expect(buckets.map(([id]) => pathOf(keyed, id))).toEqual(['Storage/Evidence']);
  for (const [, queue] of ofType(keyed, 'AWS::SQS::Queue')) expect(queue.KmsMasterKeyId).toBe(dataKeyArn);
  const allowed = ofType(keyed, 'AWS::IAM::Policy')
    .filter(([, policy]) => JSON.stringify(policy).includes('"kms:ViaService"'))
    .flatMap(([, { Roles }]) => (Roles as unknown[]).map((role) => say(keyed, role)));
  const tenants = ['DistrictReader/Role', 'DistrictWriter/Role'];
  const roles = functionNames.map((name) => `Functions/${name[0]?.toUpperCase()}${name.slice(1)}Role`);
  expect(allowed.sort()).toEqual([...tenants, ...roles].sort());
});

/** What the alarms on a metric of this dimension look at, by place in the stack. */
function watched(dimension: string, metric?: string): string[] {
  return ofType(resources, 'AWS::CloudWatch::Alarm').flatMap(([, alarm]) =>
    metric === undefined || alarm.MetricName === metric
      ? ((alarm.Dimensions ?? []) as { Name: string; Value: unknown }[])
          .filter(({ Name }) => Name === dimension)
          .map(({ Value }) => say(resources, Value))
      : [],
  );
}

function propertiesAt(path: string): Resource['Properties'] {
  const id = Object.keys(resources).find((each) => pathOf(resources, each) === path);
  return resources[id ?? '']?.Properties ?? {};
}
