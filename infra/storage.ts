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
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Sparse indexes: a row appears in one only while it carries both of its keys. */
const indexes = [
  { indexName: 'queue', partitionKey: text('queuePk'), sortKey: text('queueSk'), card: true },
  { indexName: 'month', partitionKey: text('monthPk'), sortKey: text('monthSk'), card: false },
  { indexName: 'area', partitionKey: text('areaPk'), sortKey: text('areaSk'), card: true },
  { indexName: 'due', partitionKey: text('duePk'), sortKey: text('dueSk'), card: false },
] as const;

export class Storage extends Construct {
  readonly table: ITable;
  readonly evidence: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
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
    // CDK's own types do not agree under exactOptionalPropertyTypes.
    this.table = table as ITable;
    this.evidence = new Bucket(this, 'Evidence', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(30),
        },
      ],
    });
  }
}
