// Where data lives: the one table and the buckets. Who may touch them is grants.ts.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { archiveDays } from '#shared/contracts/vocabulary.ts';
import { dataKey } from './data-key.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Sparse: a row is in an index only while it carries both of its keys. `card` is what a list shows of a row. */
const indexes = [
  { indexName: 'queue', partitionKey: text('queuePk'), sortKey: text('queueSk'), card: true },
  { indexName: 'month', partitionKey: text('monthPk'), sortKey: text('monthSk'), card: false },
  { indexName: 'area', partitionKey: text('areaPk'), sortKey: text('areaSk'), card: true },
  { indexName: 'due', partitionKey: text('duePk'), sortKey: text('dueSk'), card: false },
] as const;

export type IndexName = (typeof indexes)[number]['indexName'];

/** Data outlives the stack: removing it is somebody's decision, bucket by bucket. */
const safe: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

export class Storage extends Construct {
  readonly table: ITable;
  /** Photos of cases under `evidence/<district>/<case>/`, and under `uploads/` what was sent and not accepted yet;
   * under `archive/` what districts left behind. */
  readonly evidence: Bucket;
  /** Shapes of areas under `shapes/<district>/<token>/`: files that never change. */
  readonly shapes: Bucket;
  /** The built console. */
  readonly site: Bucket;
  readonly accessLogs: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = makeTable(this);
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      ...safe,
      // CloudFront writes its logs by ACL.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    const encryptionKey = dataKey(this);
    this.evidence = new Bucket(this, 'Evidence', {
      ...safe,
      // One call to the key service for many photos, instead of one for each.
      ...(encryptionKey && { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }),
      ...this.logsTo('evidence/'),
      versioned: true,
      lifecycleRules: [
        {
          // What was never committed, was rejected, or was sent again after it was accepted. A committed upload is
          // needed until its check, which may have waited in the queue and then in its dead-letter queue; the table
          // forgets the row of what was never committed, and has nothing to do with objects.
          prefix: 'uploads/',
          expiration: Duration.days(30),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // What was archived of a district that has left: its operator has loaded it by then.
        { prefix: 'archive/', expiration: Duration.days(archiveDays) },
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    this.shapes = new Bucket(this, 'Shapes', { ...safe, ...this.logsTo('shapes/') });
    this.site = new Bucket(this, 'Site', { ...safe, ...this.logsTo('site/') });
  }

  private logsTo(serverAccessLogsPrefix: string) {
    return { serverAccessLogsBucket: this.accessLogs, serverAccessLogsPrefix };
  }
}

function makeTable(scope: Construct): ITable {
  const encryptionKey = dataKey(scope);
  const table = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(encryptionKey
      ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }
      : { encryption: TableEncryption.AWS_MANAGED }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    stream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'expiresAt',
  });
  for (const { card, ...index } of indexes)
    table.addGlobalSecondaryIndex({
      ...index,
      ...(card
        ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['card'] }
        : { projectionType: ProjectionType.KEYS_ONLY }),
    });
  // CDK's own types do not agree with each other under exactOptionalPropertyTypes.
  return table as ITable;
}
