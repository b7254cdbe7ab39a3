// The work with the issuer: OpenID Connect, code + PKCE, by oidc-client-ts. A library of its size is loaded through
// auth.ts when there is something to do.
import { ErrorResponse, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { ApiProblem } from '#shared/client/problem.ts';
import { storagePrefix } from './auth.ts';
import { consoleConfig } from './config.ts';

let manager: Promise<UserManager> | undefined;

async function makeManager(): Promise<UserManager> {
  const { issuer, clientId, scope } = await consoleConfig();
  const made = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/callback`,
    post_logout_redirect_uri: `${location.origin}/sign-in`,
    scope: scope ?? 'openid profile offline_access',
    // An installed app must survive being closed in the street, so the session outlives the tab.
    userStore: new WebStorageStateStore({ store: localStorage, prefix: storagePrefix }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 60,
  });
  return made;
}

function userManager(): Promise<UserManager> {
  manager ??= makeManager();
  manager.catch(() => {
    manager = undefined;
  });
  return manager;
}

let renewal: Promise<string | undefined> | undefined;

/** A new token for one that has run out. Undefined when nobody is signed in any more. */
export function renewedToken(): Promise<string | undefined> {
  // One at a time: an issuer takes a refresh token once, and a second try with it would end the session.
  renewal ??= renew().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function renew(): Promise<string | undefined> {
  const users = await userManager();
  const user = await users.getUser();
  if (!user?.expired) return user?.access_token;
  const renewed = await users.signinSilent().catch((error: unknown) => {
    // Only the issuer's own refusal ends a session; a network that is gone for a moment must not.
    if (!user.refresh_token || error instanceof ErrorResponse) return null;
    throw new ApiProblem({ code: 'network', status: 0 });
  });
  return renewed?.access_token;
}

/** From here on tokens are renewed before they run out, for as long as the page is open. */
export const keepRenewed = async (): Promise<void> => void (await userManager());

/** Leaves for the issuer; `account` names who signs in where the issuer offers that (demo accounts). */
export async function signIn(returnTo: string, account?: string): Promise<void> {
  const users = await userManager();
  await users.signinRedirect({
    state: { returnTo },
    ...(account ? { login_hint: account, prompt: 'login' } : {}),
  });
}

/** At /callback: takes the code for tokens and says where the person was going. */
export async function finishSignIn(): Promise<string> {
  const users = await userManager();
  const user = await users.signinCallback();
  const state = user?.state as { returnTo?: string };
  return state?.returnTo?.startsWith('/') ? state.returnTo : '/';
}

export async function signOut(): Promise<void> {
  const users = await userManager();
  try {
    await users.signoutRedirect();
  } catch {
    // An issuer without an end-session endpoint: forgetting the tokens here is all that can be done.
    await users.removeUser();
    location.assign('/sign-in');
  }
}

/** The session was refused: forget it and ask again, coming back to this page. */
export async function signInAgain(): Promise<void> {
  const users = await userManager();
  await users.removeUser();
  if (location.pathname === '/sign-in' || location.pathname === '/callback') return;
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?return=${back}`);
}
