// Signs a demo account in as a browser would: OIDC code + PKCE over HTTP, with the account as login hint.
import { createHash, randomBytes } from 'node:crypto';
import { clientId } from './environment.ts';
import { LocalRunError } from './errors.ts';
import { scope } from './oidc.ts';

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

export async function signIn(origin: string, account: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${origin}/callback`;
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    scope,
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: account,
  });
  const code = await authorize(`${origin}/oidc/auth?${query}`, redirectUri, account);
  const answer = await fetch(`${origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  if (!answer.ok) throw new LocalRunError(`Signing in as ${account} failed: ${await answer.text()}`);
  return (await answer.json()) as Tokens;
}

/** Follows the issuer's redirects with its cookies until it sends the browser back with a code. */
async function authorize(start: string, redirectUri: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10; step++) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) break;
    url = new URL(location, url).href;
    const { searchParams } = new URL(url);
    if (url.startsWith(redirectUri) && searchParams.has('code')) return searchParams.get('code') ?? '';
  }
  throw new LocalRunError(`The issuer did not sign ${account} in.`);
}
