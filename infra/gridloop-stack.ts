// The one stack: what exists and what is connected to what. Each part's own settings live in its file.
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { grant } from './grants.ts';
import { identityOf } from './identity.ts';
import { Functions } from './lambda.ts';
import { Messaging } from './messaging.ts';
import { SiteFiles } from './site-files.ts';
import { Storage } from './storage.ts';
import { connectTriggers } from './triggers.ts';
import { Web } from './web.ts';

export class GridloopStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const storage = new Storage(this, 'Storage');
    const messaging = new Messaging(this, 'Messaging');
    const identity = identityOf(this, () => web.origin);
    const functions = new Functions(this, 'Functions', {
      TABLE_NAME: storage.table.tableName,
      EVIDENCE_BUCKET: storage.evidence.bucketName,
      SHAPES_BUCKET: storage.shapes.bucketName,
      DEPARTMENT_TASKS_QUEUE_URL: messaging.departmentTasks.queueUrl,
      EVIDENCE_CHECKS_QUEUE_URL: messaging.evidenceChecks.queueUrl,
      PLATFORM_JOBS_QUEUE_URL: messaging.platformJobs.queueUrl,
      ...this.operators(),
      OIDC_ISSUER: identity.issuer,
      ...(identity.pool && { USER_POOL_ID: identity.pool.userPoolId }),
    });
    grant(this, functions, storage, messaging, identity.pool);
    connectTriggers(functions, storage, messaging);

    const api = new Api(this, 'Api', functions, identity);
    const web = new Web(this, 'Web', { storage, identity, apiHost: api.host });
    new SiteFiles(this, 'SiteFiles', storage.site, identity);

    new Alarms(this, 'Alarms', functions, messaging, api.http);
    new CfnOutput(this, 'Url', { value: web.origin });
  }

  /** `platformOperators` of the context: accounts (`sub`, comma between them) that may onboard districts. */
  private operators(): Record<string, string> {
    const accounts: string | undefined = this.node.tryGetContext('platformOperators');
    return accounts ? { PLATFORM_OPERATORS: accounts } : {};
  }
}
