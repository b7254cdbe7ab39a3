// What each function may do, as one table; what is not in it is denied. Only what a trigger implies (receiving from
// its queue, reading its stream, invoking) is added by CDK with the trigger.
import { Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { dataKey, useOfDataKey } from './data-key.ts';
import { type FunctionName, type Functions, functionNames } from './lambda.ts';
import type { Messaging } from './messaging.ts';
import type { IndexName, Storage } from './storage.ts';
import { keysLike, outsideDistricts, TenantRole } from './tenancy.ts';

type Grant =
  | 'district:read' // the rows of the one district that the session is tagged with
  | 'district:write' // reads and changes them
  | 'outside:read' // the rows outside districts: logins, and the register of districts
  | 'outside:write'
  | 'offboarding:write' // moves a district and its off-boarding on
  | 'table:read' // all rows, for work that no caller's district narrows
  | 'table:write'
  | 'usage:write' // counts what a district asks for, and a flood of it
  | 'usage:read' // what districts used
  | 'counters:read' // how much every district has, and nothing else of it
  | 'queue:read' // what waits where
  | 'month:read' // what a district has, by month
  | 'due:read' // what is due next
  | 'uploads:read' // what people sent and the check has not accepted
  | 'uploads:write' // lends this right to an upload form
  | 'uploads:delete'
  | 'uploads:exists' // tells a missing object (404) from a forbidden one (403)
  | 'evidence:read' // accepted photos: lends this right to a link
  | 'evidence:delete'
  | 'evidence:write' // keeps them; nobody who signs a form may
  | 'shapes:read' // to find the grid of a place
  | 'shapes:write'
  | 'shapes:exists' // tells shapes that were never uploaded (404) from forbidden ones (403)
  | 'shapes:delete'
  | 'archive:read' // lends this right to a link
  | 'archive:write'
  | 'logins:invite' // makes and closes people's logins, where the user pool is our own
  | 'logins:delete'
  | 'department-tasks:send'
  | 'platform-jobs:send'
  | 'evidence-checks:send';

const grants: Readonly<Record<FunctionName, readonly Grant[]>> = {
  intake: [
    'outside:read',
    'usage:write',
    'district:write',
    'uploads:read',
    'uploads:write',
    'uploads:exists',
    'evidence:read',
    'shapes:read',
    'evidence-checks:send',
  ],
  routing: ['outside:read', 'usage:write', 'district:write', 'evidence:read'],
  closure: ['outside:read', 'usage:write', 'district:write', 'evidence:read'],
  admin: [
    'outside:read',
    'usage:write',
    'outside:write',
    'district:write',
    'shapes:read',
    'shapes:write',
    'shapes:exists',
    'logins:invite',
  ],
  platform: [
    'usage:read',
    'counters:read',
    'outside:read',
    'outside:write',
    'district:write',
    'offboarding:write',
    'archive:read',
    'platform-jobs:send',
  ],
  insight: ['outside:read', 'usage:write', 'district:read', 'evidence:read'],
  relay: ['table:read', 'table:write', 'queue:read', 'department-tasks:send'],
  tasks: ['table:read', 'table:write', 'queue:read'],
  inspect: [
    'table:read',
    'table:write',
    'uploads:read',
    'uploads:delete',
    'uploads:exists',
    'evidence:write',
  ],
  clock: ['table:read', 'table:write', 'due:read'],
  jobs: [
    'table:read',
    'table:write',
    'month:read',
    'uploads:read',
    'uploads:delete',
    'uploads:exists',
    'evidence:read',
    'evidence:delete',
    'shapes:read',
    'shapes:delete',
    'shapes:exists',
    'archive:write',
    'platform-jobs:send',
    'logins:delete',
  ],
};

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const change = [
  'dynamodb:PutItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];
const districtIndexes: readonly IndexName[] = ['queue', 'month', 'area'];

export function grant(
  scope: Construct,
  functions: Functions,
  storage: Storage,
  messaging: Messaging,
  pool: IUserPool | undefined,
): void {
  const holders = (which: Grant) =>
    functionNames.filter((name) => grants[name].includes(which)).map((name) => functions.byName[name]);

  const all = { ...statements(storage, messaging), ...(pool && ofPool(pool)) };
  for (const [which, statement] of Object.entries(all))
    for (const holder of holders(which as Grant)) holder.addToRolePolicy(statement());

  const keyUse = useOfDataKey(scope);
  if (keyUse) for (const name of functionNames) functions.byName[name].addToRolePolicy(keyUse);

  const rows = { table: storage.table, indexes: districtIndexes, read };
  new TenantRole(scope, 'DistrictWriter', holders('district:write'), { ...rows, change });
  new TenantRole(scope, 'DistrictReader', holders('district:read'), { ...rows, change: [] });
  acknowledge(functions, storage);
}

function statements(
  { table, evidence, shapes }: Storage,
  { departmentTasks, evidenceChecks, platformJobs }: Messaging,
) {
  const rows = [table.tableArn];
  const index = (name: IndexName) => `${table.tableArn}/index/${name}`;
  const uploads = [evidence.arnForObjects('uploads/*')];
  const photos = [evidence.arnForObjects('evidence/*')];
  const archives = [evidence.arnForObjects('archive/*')];
  const shapeFiles = [shapes.arnForObjects('shapes/*')];
  return {
    'outside:read': allow(read, rows, outsideDistricts),
    'outside:write': allow(change, rows, outsideDistricts),
    'offboarding:write': allow(
      [...read, ...change],
      rows,
      keysLike('REGISTER', 'OFFBOARDING', 'OFFBOARDING#*'),
    ),
    'table:read': allow(read, rows),
    'table:write': allow(change, rows),
    'usage:write': allow(['dynamodb:UpdateItem'], rows, keysLike('RATE#*', 'USAGE#*')),
    'usage:read': allow(read, rows, keysLike('USAGE#*')),
    'counters:read': allow(['dynamodb:BatchGetItem'], rows, keysLike('T#*#S#now')),
    'queue:read': allow(['dynamodb:Query'], [index('queue')]),
    'month:read': allow(['dynamodb:Query'], [index('month')]),
    'due:read': allow(['dynamodb:Query'], [index('due')]),
    'uploads:read': allow(['s3:GetObject'], uploads),
    'uploads:write': allow(['s3:PutObject'], uploads),
    'uploads:delete': allow(['s3:DeleteObject'], uploads),
    'uploads:exists': allow(['s3:ListBucket'], [evidence.bucketArn]),
    'evidence:read': allow(['s3:GetObject'], photos),
    'evidence:delete': allow(['s3:DeleteObject'], photos),
    'evidence:write': allow(['s3:PutObject'], photos),
    'shapes:read': allow(['s3:GetObject'], shapeFiles),
    'shapes:write': allow(['s3:PutObject'], shapeFiles),
    'shapes:delete': allow(['s3:DeleteObject'], shapeFiles),
    'archive:read': allow(['s3:GetObject'], archives),
    'archive:write': allow(['s3:PutObject'], archives),
    'shapes:exists': allow(['s3:ListBucket'], [shapes.bucketArn]),
    'department-tasks:send': allow(['sqs:SendMessage'], [departmentTasks.queueArn]),
    'evidence-checks:send': allow(['sqs:SendMessage'], [evidenceChecks.queueArn]),
    'platform-jobs:send': allow(['sqs:SendMessage'], [platformJobs.queueArn]),
  } satisfies Record<Exclude<Grant, `district:${string}` | `logins:${string}`>, () => PolicyStatement>;
}

/** A user's own name is looked up by the `sub` that a record names. */
function ofPool({ userPoolArn }: IUserPool) {
  const may = (...actions: string[]) =>
    allow(
      ['ListUsers', ...actions].map((action) => `cognito-idp:${action}`),
      [userPoolArn],
    );
  return {
    'logins:invite': may('AdminCreateUser', 'AdminEnableUser', 'AdminDisableUser'),
    'logins:delete': may('AdminDeleteUser'),
  } satisfies Record<Extract<Grant, `logins:${string}`>, () => PolicyStatement>;
}

const allow =
  (actions: string[], resources: string[], conditions: Record<string, unknown> = {}) =>
  () =>
    new PolicyStatement({ actions, resources, conditions });

function acknowledge(functions: Functions, { evidence, shapes }: Storage) {
  const folders = { uploads: evidence, evidence, shapes, archive: evidence };
  for (const name of functionNames)
    for (const [folder, bucket] of Object.entries(folders))
      if (grants[name].some((each) => each.startsWith(`${folder}:`)))
        Validations.of(functions.byName[name].role!).acknowledge({
          id: `AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${folder}/*]`,
          reason:
            'Objects have a key per case or version; the folder is the narrowest thing that has a name.',
        });
  if (dataKey(functions))
    for (const action of ['GenerateDataKey', 'ReEncrypt'])
      Validations.of(functions.byName.relay.role!).acknowledge({
        id: `AwsSolutions-IAM5[Action::kms:${action}*]`,
        reason: 'CDK writes the actions this way for a queue that it may send to; they hold for one key.',
      });
  Validations.of(functions.byName.relay.role!).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Only dynamodb:ListStreams, which the event source needs and which AWS offers for no narrower resource.',
  });
}

const logicalId = (bucket: Bucket) => Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
