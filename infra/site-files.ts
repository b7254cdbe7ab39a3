// Puts the built console (web/dist, from `npm run build`) and its /config.json into the site's bucket.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Identity } from './identity.ts';

const dist = join(import.meta.dirname, '..', 'web', 'dist');

/** Asked for again each time, so that a new console or a changed issuer is seen at once. */
const fresh = [CacheControl.fromString('no-cache')];
const forEver = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()];

export class SiteFiles extends Construct {
  private readonly logGroup: LogGroup;
  private readonly site: Bucket;

  constructor(scope: Construct, id: string, site: Bucket, identity: Identity) {
    const { issuer, clientId, scope: oidcScope, pool } = identity;
    super(scope, id);
    this.site = site;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const config = Source.jsonData('config.json', {
      issuer,
      clientId,
      scope: oidcScope,
      ...(pool && { invites: true }),
    });
    const console = this.builtConsole();
    const pages = this.deploy('Pages', fresh, [config, ...(console ? [console.pages] : [])]);
    acknowledge(pages, site);
    // Names under assets/ carry their hash. They go first: a page must never name a file that is not there.
    if (console) pages.node.addDependency(this.deploy('Assets', forEver, [console.assets], 'assets/'));
  }

  private builtConsole() {
    // As long as no function is bundled either, the template is read and not deployed.
    if (!Stack.of(this).bundlingRequired) return undefined;
    if (['index.html', 'assets'].every((each) => existsSync(join(dist, each))))
      return {
        pages: Source.asset(dist, { exclude: ['assets'] }),
        assets: Source.asset(join(dist, 'assets')),
      };
    Validations.of(this).addWarning(
      'gridloop:no-console',
      'web/dist is not there: only /config.json is deployed, and the console stays as it is. `npm run build` makes it.',
    );
    return undefined;
  }

  private deploy(id: string, cacheControl: CacheControl[], sources: ISource[], destinationKeyPrefix = '') {
    return new BucketDeployment(this, id, {
      sources,
      cacheControl,
      destinationBucket: this.site,
      ...(destinationKeyPrefix && { destinationKeyPrefix }),
      // Nothing is removed: a page opened yesterday still loads the parts it was built with.
      prune: false,
      logGroup: this.logGroup,
    });
  }
}

/** The function that copies is CDK's own, with its runtime and its rights; what it copies is public anyway. */
function acknowledge(deployment: BucketDeployment, site: Bucket) {
  const bucket = Stack.of(site).getLogicalId(site.node.defaultChild as CfnBucket);
  const bootstrap = 'cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>';
  const findings = {
    L1: 'The runtime is chosen by the CDK release and moves on with it.',
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
      'CDK gives its own function this managed policy; it allows writing logs.',
    [`IAM5[Resource::arn:<AWS::Partition>:s3:::${bootstrap}/*]`]:
      'It reads what was just uploaded for deployment.',
    [`IAM5[Resource::<${bucket}.Arn>/*]`]: 'It fills this bucket, and this bucket holds nothing else.',
    ...Object.fromEntries(
      ['GetBucket', 'GetObject', 'List', 'DeleteObject', 'Abort'].map((action) => [
        `IAM5[Action::s3:${action}*]`,
        'CDK writes the actions this way; they hold for these two buckets only.',
      ]),
    ),
  };
  for (const [id, reason] of Object.entries(findings))
    Validations.of(deployment.handlerRole.node.scope ?? deployment).acknowledge({
      id: `AwsSolutions-${id}`,
      reason,
    });
}
