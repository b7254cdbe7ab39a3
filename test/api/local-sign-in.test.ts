// The local OIDC issuer as a browser meets it: one click, staying signed in, changing accounts, signing out.
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '#infra/local/sign-in.ts';
import { startThrowaway, type ThrowawayStack } from '#test/support/throwaway.ts';

let stack: ThrowawayStack;
beforeEach(async () => {
  stack = await startThrowaway({ handlers: {} });
});
afterEach(() => stack.stop());

const verifier = 'v'.repeat(43);

/** A browser that keeps cookies, follows redirects and submits forms that submit themselves. */
function makeBrowser() {
  const cookies = new Map<string, string>();
  const request = async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  /** Where the browser comes to rest: the last address, and the page if there is one. */
  const go = async (start: string, init?: RequestInit): Promise<{ url: string; page: string }> => {
    const answer = await request(start, init);
    const location = answer.headers.get('location');
    const next = location && new URL(location, start).href;
    if (next) return next.includes('/oidc/') ? go(next) : { url: next, page: '' };
    const page = await answer.text();
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    if (!action || !page.includes('submit()')) return { url: start, page };
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    return go(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
  };
  return { go };
}

const authorizationUrl = (more: Record<string, string>) =>
  `${stack.origin}/oidc/auth?${new URLSearchParams({
    client_id: 'gridloop-console',
    response_type: 'code',
    scope: 'openid profile offline_access',
    redirect_uri: `${stack.origin}/callback`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })}`;

async function redeem(body: Record<string, string>) {
  const answer = await fetch(`${stack.origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'gridloop-console', ...body }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const redeemCode = (url: string) =>
  redeem({
    grant_type: 'authorization_code',
    code: new URL(url).searchParams.get('code') ?? '',
    redirect_uri: `${stack.origin}/callback`,
    code_verifier: verifier,
  });

const refresh = (refresh_token = '') => redeem({ grant_type: 'refresh_token', refresh_token });

test('a login hint that names an account signs in without a page; the ID token carries the name', async () => {
  const { url } = await makeBrowser().go(authorizationUrl({ login_hint: 'somebody' }));
  const { body } = await redeemCode(url);
  expect(decodeJwt(body.id_token ?? '')).toMatchObject({ sub: 'somebody', name: '某人' });
  expect(decodeJwt(body.access_token ?? '')).toMatchObject({ sub: 'somebody', aud: 'gridloop-api' });
});

test.each<Record<string, string>>([{}, { login_hint: '<nobody>' }])(
  'without an account to sign in (%o) a page offers all of them',
  async (hint) => {
    const browser = makeBrowser();
    const { page } = await browser.go(authorizationUrl(hint));
    expect(page).toContain('某人');
    const [, link = ''] = /href="([^"]*account=other)"/.exec(page) ?? [];
    const { body } = await redeemCode((await browser.go(new URL(link, stack.origin).href)).url);
    expect(decodeJwt(body.access_token ?? '').sub).toBe('other');
  },
);

test('somebody whom no demo knows signs in too, as one who was just brought into a district', async () => {
  const browser = makeBrowser();
  const { page } = await browser.go(authorizationUrl({}));
  const [, action = ''] = /<form action="([^"]+)"/.exec(page) ?? [];
  const { url } = await browser.go(new URL(`${action}?account=new-admin`, stack.origin).href);
  const { body } = await redeemCode(url);
  expect(decodeJwt(body.id_token ?? '')).toMatchObject({ sub: 'new-admin', name: 'new-admin' });
  const hinted = await makeBrowser().go(authorizationUrl({ login_hint: 'new-admin' }));
  expect((await redeemCode(hinted.url)).status).toBe(200);
});

test('a restart signs nobody out: the refresh token is good once more, and then never again', async () => {
  const { refresh_token } = await signIn(stack.origin, 'somebody');
  const { dataDir, origin } = stack;
  await stack.stop();
  stack = await startThrowaway({ dataDir, port: Number(new URL(origin).port), handlers: {} });
  const renewed = await refresh(refresh_token);
  expect(renewed.status).toBe(200);
  expect(decodeJwt(renewed.body.access_token ?? '').sub).toBe('somebody');
  expect(await refresh(refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('another account in the login hint takes the place of the one signed in', async () => {
  const browser = makeBrowser();
  await browser.go(authorizationUrl({ login_hint: 'somebody' }));
  const { url } = await browser.go(authorizationUrl({ login_hint: 'other', prompt: 'login' }));
  const { body } = await redeemCode(url);
  expect(decodeJwt(body.access_token ?? '').sub).toBe('other');
});

test('signing out asks nothing, comes back to the sign-in page and ends the refresh token', async () => {
  const browser = makeBrowser();
  const { body } = await redeemCode((await browser.go(authorizationUrl({ login_hint: 'somebody' }))).url);
  const query = new URLSearchParams({
    id_token_hint: body.id_token ?? '',
    post_logout_redirect_uri: `${stack.origin}/sign-in`,
  });
  expect((await browser.go(`${stack.origin}/oidc/session/end?${query}`)).url).toBe(`${stack.origin}/sign-in`);
  expect((await refresh(body.refresh_token)).status).toBe(400);
  expect((await browser.go(authorizationUrl({}))).page).toContain('某人');
});

test('a code goes to pages of this origin only', async () => {
  const { page } = await makeBrowser().go(
    authorizationUrl({ login_hint: 'somebody', redirect_uri: 'http://elsewhere.example/callback' }),
  );
  expect(page).toContain('redirect_uri');
});

test('the page of a sign-in that is over leads to a new one', async () => {
  const answer = await fetch(`${stack.origin}/oidc/interaction/gone?account=somebody`, {
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/sign-in');
});
