// The service as demo accounts call it: the one client, with the token of whoever is named. Demo, scripts, tests.
import { type Client, createClient } from '#shared/client/client.ts';
import { signIn } from './sign-in.ts';

export interface LocalApi {
  readonly origin: string;
  /** An access token that is good for at least five minutes. */
  tokenFor(account: string): Promise<string>;
  /** The client of an account; undefined: of somebody without a token. */
  as(account: string | undefined): Client;
}

/** A machine that is busy with a first start answers late. */
const timeoutMs = 60_000;

/** `transport` brings the requests to the service in place of `fetch`. */
export function createApiClient(origin: string, transport?: typeof fetch): LocalApi {
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
    as: (account) =>
      createClient({
        origin,
        timeoutMs,
        token: async () => (account === undefined ? undefined : tokenFor(account)),
        ...(transport && { transport }),
      }),
  };
}
