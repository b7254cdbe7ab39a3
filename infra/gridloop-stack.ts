// The one stack: what exists and what is connected to what. Each part's own settings live in its file.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './api.ts';
import { Functions } from './lambda.ts';
import { Messaging } from './messaging.ts';
import { Storage } from './storage.ts';
import { connectTriggers } from './triggers.ts';

export class GridloopStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const storage = new Storage(this, 'Storage');
    const messaging = new Messaging(this, 'Messaging');
    const functions = new Functions(this, 'Functions', {
      TABLE_NAME: storage.table.tableName,
      EVIDENCE_BUCKET: storage.evidence.bucketName,
      DEPARTMENT_TASKS_QUEUE_URL: messaging.departmentTasks.queueUrl,
      EVIDENCE_CHECKS_QUEUE_URL: messaging.evidenceChecks.queueUrl,
    });
    connectTriggers(functions, storage, messaging);
    new Api(this, 'Api', functions, { url: 'https://issuer.example', audience: 'gridloop-api' });
  }
}
