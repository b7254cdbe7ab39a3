// What wakes somebody: messages in a dead-letter queue, failing functions, a stream that lags, a clock that stands
// still, an API that fails. Everything goes to one topic; who listens is decided by subscribing to it.
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Functions, functionNames } from './lambda.ts';
import type { Messaging } from './messaging.ts';

const period = Duration.minutes(5);

export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, functions: Functions, messaging: Messaging, api: HttpApi) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      displayName: `${Stack.of(this).stackName} alarms`,
      enforceSSL: true,
      masterKey: this.key(),
    });
    new CfnOutput(this, 'TopicArn', { value: this.topic.topicArn });

    for (const queue of messaging.deadLetters)
      this.alarm(`${queue.node.id}Depth`, queue.metricApproximateNumberOfMessagesVisible({ period }), {
        threshold: 1,
        alarmDescription: `Work was given up: look at the messages of ${queue.node.id}, mend the cause, redrive them.`,
      });
    for (const name of functionNames)
      this.alarm(`${name}Errors`, functions.byName[name].metricErrors({ period }), {
        threshold: 1,
        alarmDescription: `The function ${name} failed; its log says why.`,
      });
    this.alarm('StreamLag', functions.byName.relay.metric('IteratorAge', { period, statistic: 'Maximum' }), {
      threshold: Duration.minutes(1).toMilliseconds(),
      alarmDescription: 'The relay is more than a minute behind the table: department tasks arrive late.',
    });
    this.alarm('ClockStopped', functions.byName.clock.metricInvocations({ period }), {
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: 'The clock has not run for five minutes: nothing becomes overdue.',
    });
    this.alarm('ApiFailures', api.metricServerError({ period, statistic: 'Sum' }), {
      threshold: 5,
      alarmDescription: 'The API answered 5xx five times in five minutes.',
    });
  }

  /** Of its own, since CloudWatch may not publish to a topic that is encrypted with AWS's key for SNS. */
  private key(): Key {
    const key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName} alarms`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return key;
  }

  private alarm(id: string, metric: Metric, options: Omit<CreateAlarmOptions, 'evaluationPeriods'>): Alarm {
    const alarm = metric.createAlarm(this, id, {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }
}
