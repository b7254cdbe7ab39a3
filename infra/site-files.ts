// Puts the built console (web/dist, from `npm run build`) and its /config.json into the site's bucket.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  BucketDeployment,
  type BucketDeploymentProps,
  CacheControl,
  Source,
} from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Identity } from './identity.ts';

const built = join(import.meta.dirname, '..', 'web', 'dist');

/** Asked for again each time, so that a new console or a changed issuer is seen at once. */
const fresh = [CacheControl.fromString('no-cache')];
const forEver = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()];

export class SiteFiles extends Construct {
  constructor(scope: Construct, id: string, site: Bucket, identity: Identity) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const deploy = (
      name: string,
      props: Pick<BucketDeploymentProps, 'sources' | 'cacheControl' | 'destinationKeyPrefix'>,
    ) =>
      // Nothing is removed: a page opened yesterday still loads the parts it was built with.
      new BucketDeployment(this, name, { ...props, destinationBucket: site, prune: false, logGroup });

    const { issuer, clientId, scope: oidcScope } = identity;
    const config = Source.jsonData('config.json', { issuer, clientId, scope: oidcScope });
    if (!existsSync(built)) {
      Validations.of(this).addWarning('gridloop:no-console', noConsole);
      deploy('Pages', { sources: [config], cacheControl: fresh });
      return;
    }
    // Names under assets/ carry their hash. They go first: a page must never name a file that is not there.
    const assets = deploy('Assets', {
      sources: [Source.asset(join(built, 'assets'))],
      destinationKeyPrefix: 'assets/',
      cacheControl: forEver,
    });
    const pages = Source.asset(built, { exclude: ['assets'] });
    deploy('Pages', { sources: [pages, config], cacheControl: fresh }).node.addDependency(assets);
  }
}

const noConsole =
  'web/dist is not there, so only /config.json is deployed and the console stays as it is. `npm run build` makes it.';
