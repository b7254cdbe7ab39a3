// The key that people's data is encrypted with, where the operator names one of their own (`dataKeyArn` of the
// context): the table, the photos and the queues. Otherwise AWS's own keys, which cost nothing and nobody manages.
import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export function dataKey(scope: Construct): IKey | undefined {
  const arn: string | undefined = scope.node.tryGetContext('dataKeyArn');
  if (arn === undefined) return undefined;
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild('DataKey') as IKey | undefined) ?? Key.fromKeyArn(stack, 'DataKey', arn);
}

/** What whoever reads or writes encrypted rows, photos or messages needs: through those services, not otherwise. */
export function useOfDataKey(scope: Construct): PolicyStatement | undefined {
  const key = dataKey(scope);
  if (key === undefined) return undefined;
  const services = ['dynamodb', 's3', 'sqs'].map((name) => `${name}.${Aws.REGION}.${Aws.URL_SUFFIX}`);
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': services } },
  });
}
