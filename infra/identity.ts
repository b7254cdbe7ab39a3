// Who signs people in: a Cognito user pool, or any OIDC issuer named in the context (the China regions have no
// user pools). A token says who somebody is; what they may do is a row of the table, never a claim.
import { Aws, Duration, Lazy, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccountRecovery, type IUserPool, Mfa, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** What the API checks a token against, and what the console signs in with. */
export interface Identity {
  readonly issuer: string;
  /** `aud` of an access token; a Cognito access token has `client_id` instead, which the authorizer accepts too. */
  readonly audience: string;
  readonly clientId: string;
  readonly scope: string;
  /** Origins the browser calls for discovery and tokens; they go into the content security policy. */
  readonly origins: readonly string[];
  /** Of our own: people are invited to it. */
  readonly pool?: IUserPool;
}

/**
 * The issuer that the context names (`issuer`, `audience`, optionally `clientId`), or a user pool of our own.
 * @param site the console's origin; asked for at the end of the synthesis, when it is known.
 */
export function identityOf(scope: Construct, site: () => string): Identity {
  const text = (key: string): string | undefined => scope.node.tryGetContext(key);
  const issuer = text('issuer');
  if (issuer === undefined) return new OwnUserPool(scope, 'Identity', site);
  const audience = text('audience');
  if (audience === undefined) throw new Error('The context names an issuer; name its audience too.');
  return {
    issuer,
    audience,
    clientId: text('clientId') ?? 'gridloop-console',
    scope: 'openid profile offline_access',
    origins: [new URL(issuer).origin],
  };
}

class OwnUserPool extends Construct implements Identity {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  /** Cognito gives a refresh token without being asked and refuses `offline_access`. */
  readonly scope = 'openid profile';
  readonly origins: readonly string[];
  readonly pool: IUserPool;

  constructor(scope: Construct, id: string, site: () => string) {
    super(scope, id);
    const pool = this.makePool();
    this.pool = pool;
    // The prefix is one name space per region for all of AWS.
    const stack = Stack.of(this).stackName.toLowerCase();
    const domain = pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `${stack}-${Aws.ACCOUNT_ID}` },
    });
    const client = pool.addClient('Console', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // One shift: who comes back tomorrow signs in again.
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: Lazy.list({ produce: () => [`${site()}/callback`] }),
        logoutUrls: Lazy.list({ produce: () => [`${site()}/sign-in`] }),
      },
    });
    this.issuer = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`;
    this.audience = client.userPoolClientId;
    this.clientId = client.userPoolClientId;
    this.origins = [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, domain.baseUrl()];
  }

  private makePool() {
    const pool = new UserPool(this, 'Pool', {
      // The district's administrator invites; nobody signs up.
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason:
          'Grid officers share no second device in the street; each account may turn on an authenticator app.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'Threat protection needs the Plus plan, priced per user; the operator decides. Sign-up is closed.',
      },
    );
    return pool;
  }
}
