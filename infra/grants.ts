// What each function may do, as one table. Everything that is not in it is denied. The event sources and logs that
// a trigger or a log group implies are added by CDK with them.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type FunctionName, type Functions, functionNames } from './lambda.ts';
import type { Messaging } from './messaging.ts';
import type { Storage } from './storage.ts';
import { outsideKeys, TenantRole } from './tenancy.ts';

type Grant =
  | 'district:read' // the rows of the one district that the session is tagged with
  | 'district:write' // the same, and changes
  | 'outside:read' // logins and the register of districts
  | 'outside:write'
  | 'table:read' // all rows, where no caller's district narrows the work
  | 'table:write'
  | 'evidence:read'
  | 'evidence:write'
  | 'evidence:delete'
  | 'evidence:exists' // to tell a missing object (404) from a forbidden one (403)
  | 'department-tasks:send'
  | 'evidence-checks:send';

const grants: Readonly<Record<FunctionName, readonly Grant[]>> = {
  intake: [
    'outside:read',
    'district:write',
    'evidence:read',
    'evidence:write',
    'evidence:exists',
    'evidence-checks:send',
  ],
  routing: ['outside:read', 'district:write', 'evidence:read'],
  closure: ['outside:read', 'district:write', 'evidence:read'],
  admin: ['outside:read', 'outside:write', 'district:write'],
  insight: ['outside:read', 'district:read', 'evidence:read'],
  relay: ['table:write', 'department-tasks:send'],
  tasks: ['table:read', 'table:write'],
  inspect: ['table:read', 'table:write', 'evidence:read', 'evidence:write'],
  clock: ['table:read', 'table:write', 'evidence:delete'],
};

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const write = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];
/** `due` crosses the districts and belongs to the clock alone. */
const districtIndexes = ['queue', 'month', 'area'];

export function grant(scope: Construct, functions: Functions, storage: Storage, messaging: Messaging): void {
  const { tableArn } = storage.table;
  const photos = storage.evidence.arnForObjects('evidence/*');
  const outside = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': outsideKeys } };
  const statements: Record<Exclude<Grant, `district:${string}`>, PolicyStatement> = {
    'outside:read': allow(['dynamodb:GetItem', 'dynamodb:Query'], [tableArn], outside),
    'outside:write': allow(write, [tableArn], outside),
    'table:read': allow(read, [tableArn, `${tableArn}/index/*`]),
    'table:write': allow(write, [tableArn]),
    'evidence:read': allow(['s3:GetObject'], [photos]),
    'evidence:write': allow(['s3:PutObject'], [photos]),
    'evidence:delete': allow(['s3:DeleteObject'], [photos]),
    'evidence:exists': allow(['s3:ListBucket'], [storage.evidence.bucketArn]),
    'department-tasks:send': allow(['sqs:SendMessage'], [messaging.departmentTasks.queueArn]),
    'evidence-checks:send': allow(['sqs:SendMessage'], [messaging.evidenceChecks.queueArn]),
  };
  const holders = (which: Grant) =>
    functionNames.filter((name) => grants[name].includes(which)).map((name) => functions.byName[name]);

  for (const [which, statement] of Object.entries(statements))
    for (const holder of holders(which as Grant)) holder.addToRolePolicy(statement.copy());
  new TenantRole(scope, 'DistrictWriter', holders('district:write'), {
    table: storage.table,
    actions: [...read, ...write],
    indexes: districtIndexes,
  });
  new TenantRole(scope, 'DistrictReader', holders('district:read'), {
    table: storage.table,
    actions: read,
    indexes: districtIndexes,
  });
}

const allow = (actions: string[], resources: string[], conditions: Record<string, unknown> = {}) =>
  new PolicyStatement({ actions, resources, conditions });
