// The HTTP API: one API route per contract route, the JWT authorizer, throttling and access logs. What a route
// does and who may call it is decided behind it, in functions/.
import { Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiFunction } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import type { Identity } from './identity.ts';
import type { Functions } from './lambda.ts';

/** One line per request, without addresses, tokens or bodies of people. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    account: '$context.authorizer.claims.sub',
    ms: '$context.responseLatency',
    bytes: '$context.responseLength',
    error: '$context.error.message',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);

export class Api extends Construct {
  readonly http: HttpApi;
  /** Host name, for the one origin in front. */
  readonly host: string;
  private readonly integrations = new Map<ApiFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, functions: Functions, identity: Identity) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: Stack.of(this).stackName, createDefaultStage: false });
    const signedIn = new HttpJwtAuthorizer('SignedIn', identity.issuer, {
      jwtAudience: [identity.audience],
    });
    const open = new HttpNoneAuthorizer();
    for (const route of routes) {
      const made = this.http.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: this.integration(functions, route.function),
        authorizer: route.auth === 'none' ? open : signedIn,
      });
      if (route.auth === 'none')
        for (const each of made)
          Validations.of(each).acknowledge({
            id: 'AwsSolutions-APIG4',
            reason: `The contract leaves it open (auth: none): ${route.summary}`,
          });
    }
    this.stage();
    this.host = Fn.select(2, Fn.split('/', this.http.apiEndpoint));
  }

  private integration(functions: Functions, name: ApiFunction) {
    // One permission per function, not per route: a function's resource policy may not pass 20 KB.
    const made =
      this.integrations.get(name) ??
      new HttpLambdaIntegration(name, functions.byName[name], { scopePermissionToRoute: false });
    this.integrations.set(name, made);
    return made;
  }

  private stage() {
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      // Requests per second, for all districts together: a bill that cannot run away. HTTP APIs know no narrower
      // limit than a route's; one district's share is kept in functions/lib/throttle.ts, well below this.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: accessLog },
    });
  }
}
