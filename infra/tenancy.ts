// The second lock on tenancy: an HTTP function reaches a district's rows only on credentials whose session tag
// names that district, and on its own credentials only the few rows that stand outside the districts.
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { ArnPrincipal, CompositePrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { useOfDataKey } from './data-key.ts';

const districtTag = 'aws:PrincipalTag/district';

/** Only requests whose every partition key is like this; one without keys, such as a Scan, is like nothing. */
export const keysLike = (...patterns: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** The rows outside districts: who a login belongs to, and the register of districts. */
export const outsideDistricts = keysLike('LOGIN#*', 'REGISTER');
const insideOwnDistrict = keysLike(`T#\${${districtTag}}#*`);

interface TenantRoleProps {
  readonly table: ITable;
  readonly read: readonly string[];
  readonly change: readonly string[];
  /** Those whose keys begin with a district. */
  readonly indexes: readonly string[];
}

/** A role that reaches the rows of exactly one district: the one its session is tagged with. */
export class TenantRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    assumedBy: readonly LambdaFunction[],
    { table, read, change, indexes }: TenantRoleProps,
  ) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'Rows of the district in the session tag, and of no other',
      assumedBy: new CompositePrincipal(...assumedBy.map(taggedSession)),
    });
    const allow = (actions: readonly string[], resources: string[]) =>
      role.addToPolicy(
        new PolicyStatement({ actions: [...actions], resources, conditions: insideOwnDistrict }),
      );
    allow(read, [table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index}`)]);
    if (change.length > 0) allow(change, [table.tableArn]);
    const keyUse = useOfDataKey(this);
    if (keyUse) role.addToPolicy(keyUse);
    // Said aloud, although a policy variable without a value matches nothing: no tag, no rows.
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['dynamodb:*'],
        resources: ['*'],
        conditions: { Null: { [districtTag]: 'true' } },
      }),
    );
    for (const each of assumedBy) {
      each.addEnvironment('TENANT_ROLE_ARN', role.roleArn);
      each.addToRolePolicy(
        new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [role.roleArn] }),
      );
    }
  }
}

const taggedSession = ({ role }: LambdaFunction) =>
  new ArnPrincipal(role?.roleArn ?? '')
    .withConditions({
      StringLike: { 'aws:RequestTag/district': '?*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['district'] },
    })
    .withSessionTags();
