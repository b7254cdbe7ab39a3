// Calls the running stack's API as demo accounts do: signed in, over HTTP. Seeding, scripts and tests use it.
import { signIn } from './sign-in.ts';

export interface LocalAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or `undefined` for an answer without one. */
  readonly body: unknown;
}

export interface LocalApi {
  readonly origin: string;
  /** An access token that is good for at least five minutes. */
  tokenFor(account: string): Promise<string>;
  /** `account` undefined: without a token. */
  call(
    account: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LocalAnswer>;
}

export function createApiClient(origin: string): LocalApi {
  const kept = new Map<string, { token: Promise<string>; until: number }>();
  const tokenFor = (account: string) => {
    const before = kept.get(account);
    if (before && before.until > Date.now()) return before.token;
    const token = signIn(origin, account).then(({ access_token }) => access_token);
    kept.set(account, { token, until: Date.now() + 55 * 60_000 });
    token.catch(() => kept.delete(account));
    return token;
  };
  return {
    origin,
    tokenFor,
    async call(account, method, path, body, headers = {}) {
      const answer = await fetch(origin + path, {
        method,
        headers: {
          ...(account !== undefined && { authorization: `Bearer ${await tokenFor(account)}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const isJson = answer.headers.get('content-type')?.includes('json');
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : undefined };
    },
  };
}
