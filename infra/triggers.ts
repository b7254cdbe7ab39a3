// What starts the functions that no HTTP request starts: the table's stream, the queues and the clock.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Functions } from './lambda.ts';
import type { Messaging } from './messaging.ts';
import type { Storage } from './storage.ts';

/**
 * A queue can wait and the API cannot, and all functions of an account share one pool of concurrent executions
 * (1,000 at first, 10 in a new account): each queue names how many it takes at most.
 */
const patient = { reportBatchItemFailures: true };

export function connectTriggers(functions: Functions, storage: Storage, messaging: Messaging): void {
  const { relay, tasks, inspect, clock, jobs } = functions.byName;
  relay.addEventSource(
    new DynamoEventSource(storage.table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      onFailure: new SqsDlq(messaging.relayFailures),
      // Only new event rows concern the relay; heads, tasks and settings never wake it.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('E#') } } },
        }),
      ],
    }),
  );
  tasks.addEventSource(
    new SqsEventSource(messaging.departmentTasks, { ...patient, batchSize: 10, maxConcurrency: 5 }),
  );
  // One photo at a time: one that crashes the codec must not take others of its batch with it.
  inspect.addEventSource(
    new SqsEventSource(messaging.evidenceChecks, { ...patient, batchSize: 1, maxConcurrency: 20 }),
  );
  // A slice of a job fills a function's memory and minute by itself. Two is the least that can be said.
  jobs.addEventSource(
    new SqsEventSource(messaging.platformJobs, { ...patient, batchSize: 1, maxConcurrency: 2 }),
  );
  // The next minute repeats what this one could not do; neither EventBridge nor Lambda shall.
  clock.configureAsyncInvoke({ retryAttempts: 0 });
  new Rule(functions, 'EveryMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(clock, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  });
}
