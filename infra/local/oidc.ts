// The local OpenID Connect issuer: code + PKCE for the console, JWT access tokens for the API, no passwords. It stands
// in for Cognito or another issuer and exists on this machine only.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Label } from '#shared/contracts/primitives.ts';
import { audience, clientId } from './environment.ts';
import { report } from './errors.ts';
import { makeAdapter } from './oidc-adapter.ts';
import { signInPage } from './oidc-pages.ts';
import type { State } from './state.ts';

export interface Account {
  /** The `sub` of its tokens. */
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly district?: string;
  readonly districtName?: Label;
}

export const scope = 'openid profile offline_access';
/** Resource indicators must be URIs; the audience of the tokens is the plain name. */
const resource = `urn:${audience}`;
const day = 86_400;

/** Serves every path below `/oidc`; the request's URL comes without that prefix. */
export type Issuer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export async function makeIssuer(
  origin: string,
  accounts: readonly Account[],
  state: State,
): Promise<Issuer> {
  const known = new Map(accounts.map((account) => [account.account, account]));
  const provider = new Provider(`${origin}/oidc`, {
    ...settings(origin, known),
    adapter: makeAdapter(state),
    jwks: { keys: [await signingKey(state)] },
    cookies: { keys: [cookieKey(state)] },
  });
  provider.on('server_error', (_, error) => report('oidc', error));
  const serve = provider.callback();
  return async (request, response) => {
    const uid = /^\/interaction\/([\w-]+)/.exec(request.url ?? '')?.[1];
    if (uid) await interact(provider, known, request, response);
    else await serve(request, response);
  };
}

function settings(origin: string, known: Map<string, Account>): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
        redirect_uris: ['/callback', '/silent', '/'].map((path) => origin + path),
        post_logout_redirect_uris: ['/sign-in', '/'].map((path) => origin + path),
      },
    ],
    scopes: scope.split(' '),
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false, // the console reads the name from the ID token
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: known.get(sub)?.name ?? sub }) }),
    interactions: { url: (_, { uid }) => `/oidc/interaction/${uid}`, policy: policy() },
    loadExistingGrant: grantEverything,
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text';
      ctx.body = `${error}: ${error_description ?? ''}`;
    },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    ttl: {
      Session: 14 * day,
      Grant: 14 * day,
      RefreshToken: 14 * day,
      AccessToken: 3600,
      IdToken: 3600,
      AuthorizationCode: 60,
      Interaction: 3600,
    },
  };
}

/**
 * Anybody may sign in under any name, as somebody whom an administrator has just brought in would: what they may see,
 * the registers of the districts say.
 */
const isAccount = (account: unknown): account is string =>
  typeof account === 'string' && /^[\w.@-]{1,128}$/.test(account);

/** Another account in `login_hint` than the one signed in means: change accounts. */
function policy() {
  const prompts = interactionPolicy.base();
  prompts.get('login')?.checks.add(
    new interactionPolicy.Check('other_account', 'another account is asked for', ({ oidc }) => {
      const hint = oidc.params?.login_hint;
      return isAccount(hint) && hint !== oidc.session?.accountId;
    }),
  );
  return prompts;
}

/** The only client is our own console, so nobody is asked for consent. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const existing = oidc.client && oidc.session?.grantIdFor(oidc.client.clientId);
  const found = existing && (await oidc.provider.Grant.find(existing));
  if (found) return found;
  const grant = new oidc.provider.Grant({
    ...(oidc.client && { clientId: oidc.client.clientId }),
    ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
  });
  grant.addOIDCScope(scope);
  grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}

/** One click: a hint that names an account signs in at once; otherwise a page lists the accounts. */
async function interact(
  provider: Provider,
  known: Map<string, Account>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  // The page of a sign-in that is long over, or was opened in another browser.
  if (!interaction) return void response.writeHead(303, { location: '/sign-in' }).end();
  const { params, uid } = interaction;
  const chosen =
    new URL(request.url ?? '', 'http://localhost').searchParams.get('account') ?? params.login_hint;
  if (isAccount(chosen))
    return provider.interactionFinished(request, response, { login: { accountId: chosen } });
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(signInPage([...known.values()], `/oidc/interaction/${uid}`));
}

/** Signing out asks nothing: the form that the provider wants is sent at once. */
function logoutSource(ctx: KoaContextWithOIDC, form: string) {
  ctx.body = `<!doctype html><title>Gridloop</title>${form}
<script>
  const form = document.forms[0];
  form.insertAdjacentHTML('beforeend', '<input type="hidden" name="logout" value="yes">');
  form.submit();
</script>`;
}

/** Made once and kept, so that tokens given before a restart stay good. */
async function signingKey(state: State): Promise<JWK> {
  const kept = state.get<JWK>('oidc-key');
  if (kept) return kept;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = {
    ...(await exportJWK(privateKey)),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
  state.set('oidc-key', key);
  return key;
}

function cookieKey(state: State): string {
  const kept = state.get<string>('oidc-cookie-key') ?? randomBytes(32).toString('base64url');
  state.set('oidc-cookie-key', kept);
  return kept;
}
