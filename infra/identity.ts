// Who signs people in: a Cognito user pool, or any OIDC issuer named in the context (China regions have no pools).

/** What the API's authorizer checks a token against. */
export interface Issuer {
  readonly url: string;
  readonly audience: string;
}
