// The one origin in front of everything: which path goes where and how it is cached. The headers are
// security-headers.ts, the code that runs at the edge edge.ts, the console's files site-files.ts.
import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { consolePage, edgeSource, evidenceUpload } from './edge.ts';
import type { Identity } from './identity.ts';
import { dataHeaders, pageHeaders } from './security-headers.ts';
import type { Storage } from './storage.ts';

export interface WebProps {
  readonly storage: Storage;
  /** Host name of the HTTP API. */
  readonly apiHost: string;
  readonly identity: Identity;
}

type Files = Pick<Required<BehaviorOptions>, 'cachePolicy'> & { originAccessControl: S3OriginAccessControl };

export class Web extends Construct {
  readonly distribution: Distribution;
  /** Scheme and host, without a slash at the end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id);
    const cachePolicy = this.files();
    // It signs for whichever bucket is asked.
    const originAccessControl = new S3OriginAccessControl(this, 'FilesAccess', {
      originAccessControlName: this.named('files'),
    });
    const pages = this.pages(props, { cachePolicy, originAccessControl });
    const data = new ResponseHeadersPolicy(this, 'DataHeaders', {
      responseHeadersPolicyName: this.named('data'),
      ...dataHeaders(),
    });
    const passed = {
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: data,
      ...this.passing(),
    };
    const api = { ...passed, origin: new HttpOrigin(props.apiHost) };
    const { domainName, certificate } = this.ownName();
    const webAclId: string | undefined = this.node.tryGetContext('webAclArn');
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Gridloop',
      defaultBehavior: pages,
      additionalBehaviors: {
        '/v1/*': api,
        '/healthz': api,
        '/uploads/*': { ...passed, ...this.uploads(props.storage) },
        // Whoever has the address of shapes may read them: nobody can guess it.
        '/shapes/*': {
          origin: S3BucketOrigin.withOriginAccessControl(props.storage.shapes, { originAccessControl }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy,
          responseHeadersPolicy: data,
        },
        '/archive/*': { ...passed, ...signed(props.storage), allowedMethods: AllowedMethods.ALLOW_GET_HEAD },
        // A link reads; nothing that is kept can be written from outside, whoever signed it.
        '/evidence/*': { ...passed, ...signed(props.storage), allowedMethods: AllowedMethods.ALLOW_GET_HEAD },
      },
      ...(domainName &&
        certificate && {
          domainNames: [domainName],
          certificate,
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      ...(webAclId !== undefined && { webAclId }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: props.storage.accessLogs,
      logFilePrefix: 'edge/',
    });
    this.origin = `https://${domainName ?? this.distribution.distributionDomainName}`;
    this.acknowledge(domainName, webAclId);
  }

  /** For files whose own Cache-Control says how long they live. No cookie, header or query makes another of one. */
  private files() {
    return new CachePolicy(this, 'Files', {
      cachePolicyName: this.named('files'),
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** The console and the API reference. */
  private pages(
    { storage, identity }: WebProps,
    { cachePolicy, originAccessControl }: Files,
  ): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(storage.site, { originAccessControl }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', {
        responseHeadersPolicyName: this.named('pages'),
        ...pageHeaders(identity.origins),
      }),
      functionAssociations: [this.edge('ConsolePage', consolePage)],
    };
  }

  private uploads(storage: Storage) {
    return { ...signed(storage), functionAssociations: [this.edge('EvidenceUpload', evidenceUpload)] };
  }

  /**
   * Nothing is cached and everything goes through but the host name, by which both origins know themselves. AWS has
   * such policies ready-made, but their fixed ids do not exist in every partition.
   */
  private passing() {
    const none = Duration.seconds(0);
    return {
      cachePolicy: new CachePolicy(this, 'Uncached', {
        cachePolicyName: this.named('uncached'),
        minTtl: none,
        defaultTtl: none,
        maxTtl: none,
      }),
      originRequestPolicy: new OriginRequestPolicy(this, 'AllButHost', {
        originRequestPolicyName: this.named('all-but-host'),
        headerBehavior: OriginRequestHeaderBehavior.denyList('host'),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
    };
  }

  private edge(id: string, code: typeof consolePage | typeof evidenceUpload) {
    const edge = new EdgeFunction(this, id, {
      functionName: this.named(id),
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(edgeSource(code)),
    });
    return { eventType: FunctionEventType.VIEWER_REQUEST, function: edge };
  }

  /** CloudFront's names hold for the whole account: without region and stack a second one would collide. */
  private named(what: string): string {
    return `${Stack.of(this).stackName}-${Aws.REGION}-${what}`;
  }

  /** `domainName` and `certificateArn` of the context: the site's own name, by a certificate that exists already. */
  private ownName() {
    const domainName: string | undefined = this.node.tryGetContext('domainName');
    const arn: string | undefined = this.node.tryGetContext('certificateArn');
    if ((domainName === undefined) !== (arn === undefined))
      throw new Error('domainName and certificateArn belong together in the context.');
    return { domainName, certificate: arn && Certificate.fromCertificateArn(this, 'Certificate', arn) };
  }

  private acknowledge(domainName: string | undefined, webAclId: string | undefined) {
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Who may sign in is decided by membership, not by country.' },
      {
        id: 'AwsSolutions-CFR7',
        reason:
          'Evidence is reached by presigned requests, which an access control of CloudFront would overwrite.',
      },
    );
    if (!webAclId)
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR2',
        reason:
          'A web ACL for CloudFront exists in one region only and in none of China, so webAclArn names one; the API is throttled and every route but two needs a token.',
      });
    if (!domainName)
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason:
          "CloudFront's own certificate fixes the TLS version; domainName and certificateArn lift this.",
      });
  }
}

/**
 * The bucket without an access control of CloudFront's own: the signature in the URL or the form is the permission,
 * and S3 checks it against its own host name.
 */
const signed = ({ evidence }: Storage) => ({ origin: S3BucketOrigin.withBucketDefaults(evidence) });
