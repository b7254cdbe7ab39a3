// The queues, each with its dead-letter queue. Who sends and who consumes is grants.ts and triggers.ts.
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { evidenceCheckAttempts } from '#shared/contracts/vocabulary.ts';
import { dataKey } from './data-key.ts';
import { timeouts } from './lambda.ts';

/** The longest there is: work that waits for a mended function must not be forgotten over a holiday. */
const retentionPeriod = Duration.days(14);

export class Messaging extends Construct {
  /** One message per department task, fair between districts by MessageGroupId. */
  readonly departmentTasks: Queue;
  /** One message per committed upload. */
  readonly evidenceChecks: Queue;
  /** One message per slice of a long job. */
  readonly platformJobs: Queue;
  /** Where the stream's records end that the relay cannot process. */
  readonly relayFailures: Queue;
  readonly deadLetters: Queue[] = [];

  private readonly safe: QueueProps;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = dataKey(this);
    this.safe = {
      ...(key
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      retentionPeriod,
    };
    this.departmentTasks = this.queue('DepartmentTasks', timeouts.tasks);
    this.evidenceChecks = this.queue('EvidenceChecks', timeouts.inspect, evidenceCheckAttempts);
    this.platformJobs = this.queue('PlatformJobs', timeouts.jobs);
    this.relayFailures = this.deadLetter('RelayFailures');
    Validations.of(this.relayFailures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is itself the last stop: of the stream, which names it in the event source and not as a redrive.',
    });
  }

  private queue(id: string, consumerTimeout: number, maxReceiveCount = 5) {
    return new Queue(this, id, {
      ...this.safe,
      // AWS's advice for a Lambda consumer: six times its timeout, so that a throttled batch is not handed out twice.
      visibilityTimeout: Duration.seconds(6 * consumerTimeout),
      deadLetterQueue: { queue: this.deadLetter(`${id}Dead`), maxReceiveCount },
    });
  }

  private deadLetter(id: string) {
    const queue = new Queue(this, id, this.safe);
    this.deadLetters.push(queue);
    return queue;
  }
}
