// The JWT authorizers that the template names: signature by the issuer's keys, issuer, audience, time.
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** The verified claims; `undefined` for a token that is missing, forged, expired or meant for somebody else. */
export type Authorizer = (authorization: string | undefined) => Promise<JWTPayload | undefined>;

export function makeAuthorizer(issuer: string, audiences: readonly string[]): Authorizer {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (authorization) => {
    const token = authorization?.replace(/^Bearer\s+/i, '');
    if (!token) return undefined;
    keys ??= discoverKeys(issuer).catch((error) => {
      keys = undefined;
      throw error;
    });
    try {
      const { payload } = await jwtVerify(token, await keys, { issuer });
      // An access token of Cognito names its client instead of an audience.
      const meantFor = [payload.aud ?? payload.client_id].flat();
      return meantFor.some((audience) => audiences.includes(String(audience))) ? payload : undefined;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
      return undefined;
    }
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Error(`${issuer} answered ${answer.status} to discovery.`);
  const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri));
}
