// Whether somebody is signed in, and with which token. What needs the issuer is loaded when it is needed: most visits
// find a token that is still good. Knows tokens; knows nothing of roles.

import { ApiProblem } from '#shared/client/problem.ts';
import { consoleConfig } from './config.ts';

/** oidc-client-ts keeps a session under `<prefix>user:<issuer>:<client id>`. */
export const storagePrefix = 'gridloop.';
/** A token is not used in its last seconds: it would run out on the way. */
const marginSeconds = 10;
/** Renewing ahead of time can wait until the page is there. */
const renewalDelayMs = 8_000;

const issuer = () =>
  import('./issuer.ts').catch(() => {
    throw new ApiProblem({ code: 'network', status: 0 });
  });
let renewing = false;

interface StoredSession {
  access_token?: string;
  /** Seconds since the epoch. */
  expires_at?: number;
}

async function storedToken(): Promise<string | undefined> {
  const { issuer: authority, clientId } = await consoleConfig();
  const stored = localStorage.getItem(`${storagePrefix}user:${authority}:${clientId}`);
  const session = JSON.parse(stored ?? '{}') as StoredSession;
  const isGood = (session.expires_at ?? 0) > Date.now() / 1000 + marginSeconds;
  if (isGood && !renewing) {
    renewing = true;
    setTimeout(keepRenewed, renewalDelayMs);
  }
  return isGood ? session.access_token : undefined;
}

/** Without a network now, a token that runs out is renewed at the call that needs it. */
const keepRenewed = (): void => {
  issuer()
    .then((loaded) => loaded.keepRenewed())
    .catch(() => {
      renewing = false;
    });
};

/** A token that is good now; refreshed first when it has run out. Undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  return (await storedToken()) ?? (await issuer()).renewedToken();
}

export const isSignedIn = async (): Promise<boolean> => (await accessToken()) !== undefined;

/** Leaves for the issuer; `account` names who signs in where the issuer offers that (demo accounts). */
export const signIn = async (returnTo: string, account?: string): Promise<void> =>
  (await issuer()).signIn(returnTo, account);

/** At /callback: takes the code for tokens and says where the person was going. */
export const finishSignIn = async (): Promise<string> => (await issuer()).finishSignIn();

export const signOut = async (): Promise<void> => (await issuer()).signOut();

/** The session was refused: forget it and ask again, coming back to this page. */
export const signInAgain = async (): Promise<void> => (await issuer()).signInAgain();
