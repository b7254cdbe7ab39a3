// Who may do what, read from the synthesized policies: a change of one line here is a change of somebody's power.
import { expect, test } from 'vitest';
import { list, ofType, pathOf, type Resources, say, synthesize } from './template.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: Record<string, unknown>;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

const resources = synthesize();

test('a role may do what this table says and nothing else', () => {
  expect(policies(resources)).toMatchInlineSnapshot(`
    "
    Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/ServiceRole
      s3:Abort* s3:DeleteObject* s3:GetBucket* s3:GetObject* s3:List* s3:PutObject s3:PutObjectLegalHold s3:PutObjectRetention s3:PutObjectTagging s3:PutObjectVersionTagging | Storage/Site Storage/Site/*
      s3:GetBucket* s3:GetObject* s3:List* | arn:AWS::Partition:s3:::{"Fn::Sub":"cdk-hnb659fds-assets-\${AWS::AccountId}-\${AWS::Region}"}/* arn:AWS::Partition:s3:::{"Fn::Sub":"cdk-hnb659fds-assets-\${AWS::AccountId}-\${AWS::Region}"}

    DistrictReader/Role
      Deny dynamodb:* | * | Null aws:PrincipalTag/district true
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table Storage/Table/index/area Storage/Table/index/month Storage/Table/index/queue | ForAllValues:StringLike dynamodb:LeadingKeys T#\${aws:PrincipalTag/district}#*, Null dynamodb:LeadingKeys false

    DistrictWriter/Role
      Deny dynamodb:* | * | Null aws:PrincipalTag/district true
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table Storage/Table/index/area Storage/Table/index/month Storage/Table/index/queue | ForAllValues:StringLike dynamodb:LeadingKeys T#\${aws:PrincipalTag/district}#*, Null dynamodb:LeadingKeys false
      dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys T#\${aws:PrincipalTag/district}#*, Null dynamodb:LeadingKeys false

    Functions/AdminRole
      cognito-idp:AdminCreateUser cognito-idp:AdminDisableUser cognito-idp:AdminEnableUser cognito-idp:ListUsers | Identity/Pool
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys RATE#* USAGE#*, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/AdminLogs
      s3:GetObject s3:PutObject | Storage/Shapes/shapes/*
      s3:ListBucket | Storage/Shapes
      sts:AssumeRole sts:TagSession | DistrictWriter/Role

    Functions/ClockRole
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table
      dynamodb:Query | Storage/Table/index/due
      logs:CreateLogStream logs:PutLogEvents | Functions/ClockLogs

    Functions/ClosureRole
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys RATE#* USAGE#*, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/ClosureLogs
      s3:GetObject | Storage/Evidence/evidence/*
      sts:AssumeRole sts:TagSession | DistrictWriter/Role

    Functions/InsightRole
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys RATE#* USAGE#*, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/InsightLogs
      s3:GetObject | Storage/Evidence/evidence/*
      sts:AssumeRole sts:TagSession | DistrictReader/Role

    Functions/InspectRole
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table
      logs:CreateLogStream logs:PutLogEvents | Functions/InspectLogs
      s3:DeleteObject s3:GetObject | Storage/Evidence/uploads/*
      s3:ListBucket | Storage/Evidence
      s3:PutObject | Storage/Evidence/evidence/*
      sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage | Messaging/EvidenceChecks

    Functions/IntakeRole
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys RATE#* USAGE#*, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/IntakeLogs
      s3:GetObject s3:PutObject | Storage/Evidence/uploads/*
      s3:GetObject | Storage/Evidence/evidence/* Storage/Shapes/shapes/*
      s3:ListBucket | Storage/Evidence
      sqs:SendMessage | Messaging/EvidenceChecks
      sts:AssumeRole sts:TagSession | DistrictWriter/Role

    Functions/JobsRole
      cognito-idp:AdminDeleteUser cognito-idp:ListUsers | Identity/Pool
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table
      dynamodb:Query | Storage/Table/index/month
      logs:CreateLogStream logs:PutLogEvents | Functions/JobsLogs
      s3:DeleteObject s3:GetObject | Storage/Evidence/evidence/* Storage/Evidence/uploads/* Storage/Shapes/shapes/*
      s3:ListBucket | Storage/Evidence Storage/Shapes
      s3:PutObject | Storage/Evidence/archive/*
      sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage sqs:SendMessage | Messaging/PlatformJobs

    Functions/PlatformRole
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys REGISTER OFFBOARDING OFFBOARDING#*, Null dynamodb:LeadingKeys false
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys USAGE#*, Null dynamodb:LeadingKeys false
      dynamodb:BatchGetItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys T#*#S#now, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/PlatformLogs
      s3:GetObject | Storage/Evidence/archive/*
      sqs:SendMessage | Messaging/PlatformJobs
      sts:AssumeRole sts:TagSession | DistrictWriter/Role

    Functions/RelayRole
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table
      dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator | Storage/Table
      dynamodb:ListStreams | *
      dynamodb:Query | Storage/Table/index/queue
      logs:CreateLogStream logs:PutLogEvents | Functions/RelayLogs
      sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage | Messaging/RelayFailures
      sqs:SendMessage | Messaging/DepartmentTasks

    Functions/RoutingRole
      dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys LOGIN#* REGISTER, Null dynamodb:LeadingKeys false
      dynamodb:UpdateItem | Storage/Table | ForAllValues:StringLike dynamodb:LeadingKeys RATE#* USAGE#*, Null dynamodb:LeadingKeys false
      logs:CreateLogStream logs:PutLogEvents | Functions/RoutingLogs
      s3:GetObject | Storage/Evidence/evidence/*
      sts:AssumeRole sts:TagSession | DistrictWriter/Role

    Functions/TasksRole
      dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem | Storage/Table
      dynamodb:Query | Storage/Table/index/queue
      logs:CreateLogStream logs:PutLogEvents | Functions/TasksLogs
      sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage | Messaging/DepartmentTasks
    "
  `);
});

test('a district role can be assumed only with a district tag and only by functions that answer HTTP', () => {
  const roles = ofType(resources, 'AWS::IAM::Role').filter(([id]) => id.startsWith('District'));
  const trust = roles.flatMap(([id, { AssumeRolePolicyDocument }]) =>
    statements(AssumeRolePolicyDocument).map((each) => ({
      role: pathOf(resources, id),
      who: list(each.Principal?.AWS).map((arn) => say(resources, arn)),
      may: each.Action,
      when: each.Condition,
    })),
  );
  expect(trust).toMatchInlineSnapshot(`
    [
      {
        "may": [
          "sts:AssumeRole",
          "sts:TagSession",
        ],
        "role": "DistrictWriter/Role",
        "when": {
          "ForAllValues:StringEquals": {
            "aws:TagKeys": [
              "district",
            ],
          },
          "StringLike": {
            "aws:RequestTag/district": "?*",
          },
        },
        "who": [
          "Functions/AdminRole",
          "Functions/ClosureRole",
          "Functions/IntakeRole",
          "Functions/PlatformRole",
          "Functions/RoutingRole",
        ],
      },
      {
        "may": [
          "sts:AssumeRole",
          "sts:TagSession",
        ],
        "role": "DistrictReader/Role",
        "when": {
          "ForAllValues:StringEquals": {
            "aws:TagKeys": [
              "district",
            ],
          },
          "StringLike": {
            "aws:RequestTag/district": "?*",
          },
        },
        "who": [
          "Functions/InsightRole",
        ],
      },
    ]
  `);
});

test('no role has a managed policy, but that of the function with which CDK copies the console', () => {
  const managed = ofType(resources, 'AWS::IAM::Role').filter(([, role]) => 'ManagedPolicyArns' in role);
  expect(managed.map(([id]) => pathOf(resources, id))).toEqual([
    expect.stringMatching(/^Custom::CDKBucketDeployment\w+\/ServiceRole$/),
  ]);
});

function policies(all: Resources): string {
  return ofType(all, 'AWS::IAM::Policy')
    .map(([, { Roles, PolicyDocument }]) => {
      const who = list(Roles).map((role) => say(all, role));
      return `\n${who}\n${statements(PolicyDocument)
        .map((each) => `  ${line(all, each)}\n`)
        .sort()
        .join('')}`;
    })
    .sort()
    .join('');
}

const statements = (document: unknown): readonly Statement[] =>
  (document as { Statement: Statement[] }).Statement;

function line(all: Resources, { Effect, Action, Resource, Condition = {} }: Statement): string {
  const on = list(Resource).map((each) => say(all, each));
  const when = Object.entries(Condition).flatMap(([operator, test]) =>
    Object.entries(test).map(([key, value]) => `${operator} ${key} ${list(value).join(' ')}`),
  );
  const effect = Effect === 'Allow' ? '' : `${Effect} `;
  return [`${effect}${list(Action).join(' ')}`, on.join(' '), ...(when.length ? [when.join(', ')] : [])].join(
    ' | ',
  );
}
