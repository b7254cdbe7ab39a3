// The local run's front door: tokens, limits, unknown addresses, evidence links, a second start on the same data.

import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LocalRunError } from '#infra/local/errors.ts';
import { compileFilter } from '#infra/local/filter.ts';
import { resolve } from '#infra/local/template.ts';
import { startThrowaway, type ThrowawayStack } from '#test/support/throwaway.ts';

let stack: ThrowawayStack;
const api = async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  if (event.body === 'throw') throw new Error('inside');
  if (event.body === 'large') return { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 1) };
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
};
beforeAll(async () => {
  stack = await startThrowaway({ handlers: { api } });
});
afterAll(() => stack.stop());

const post = (
  authorization: string | undefined,
  body: string | Uint8Array<ArrayBuffer> = '{}',
  path = '/v1/things/a%20b?x=1&x=2',
) =>
  fetch(stack.origin + path, {
    method: 'POST',
    headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
    body,
  });

async function token(change: {
  key?: CryptoKey | Uint8Array;
  kid?: string;
  issuer?: string;
  audience?: string;
  expires?: string;
}) {
  const own = stack.state.get<JWK>('oidc-key') as JWK;
  return new SignJWT({ scope: 'openid' })
    .setProtectedHeader({ alg: 'ES256', kid: change.kid ?? own.kid ?? '' })
    .setSubject('somebody')
    .setIssuer(change.issuer ?? `${stack.origin}/oidc`)
    .setAudience(change.audience ?? 'gridloop-api')
    .setIssuedAt()
    .setExpirationTime(change.expires ?? '1h')
    .sign(change.key ?? (await importJWK(own, 'ES256')));
}

test('a signed-in request reaches the handler as payload format 2.0 with the claims as text', async () => {
  const answer = await post(`Bearer ${await stack.api.tokenFor('somebody')}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    version: '2.0',
    routeKey: 'POST /v1/things/{thing}',
    pathParameters: { thing: 'a b' },
    queryStringParameters: { x: '1,2' },
    body: '{}',
    isBase64Encoded: false,
    requestContext: {
      http: { method: 'POST', path: '/v1/things/a%20b' },
      authorizer: {
        jwt: {
          claims: { sub: 'somebody', iss: `${stack.origin}/oidc`, exp: expect.stringMatching(/^\d+$/) },
        },
      },
    },
  });
});

test('a good signature, issuer, audience and time are what a token needs', async () => {
  expect((await post(`Bearer ${await token({})}`)).status).toBe(200);
});

test.each([
  ['missing', async () => undefined],
  ['not a token', async () => 'Bearer nonsense'],
  ['expired', async () => `Bearer ${await token({ expires: '-1m' })}`],
  ['for another audience', async () => `Bearer ${await token({ audience: 'another-api' })}`],
  ['of another issuer', async () => `Bearer ${await token({ issuer: 'http://elsewhere.example' })}`],
  [
    'signed by another key',
    async () => `Bearer ${await token({ key: (await generateKeyPair('ES256')).privateKey })}`,
  ],
  [
    'signed by an unknown key',
    async () => `Bearer ${await token({ key: (await generateKeyPair('ES256')).privateKey, kid: 'x' })}`,
  ],
  ['without a signature', async () => `Bearer ${(await token({})).split('.').slice(0, 2).join('.')}.`],
])('a token that is %s is answered 401 as API Gateway does', async (_, authorization) => {
  const answer = await post(await authorization());
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  expect(answer.headers.get('apigw-requestid')).toMatch(/.{8,}/);
  expect(await answer.json()).toEqual({ message: 'Unauthorized' });
});

test('a route that the template does not have is answered 404 as API Gateway does', async () => {
  const answer = await post(undefined, '{}', '/v1/nowhere');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ message: 'Not Found' });
});

test('a body beyond the 6 MB of Lambda is answered 413 and never reaches the handler', async () => {
  const answer = await post(`Bearer ${await token({})}`, new Uint8Array(6 * 1024 * 1024 + 1));
  expect(answer.status).toBe(413);
});

test('a handler that throws is answered with a bare 500', async () => {
  const shown = vi.spyOn(console, 'error').mockReturnValue();
  const answer = await post(`Bearer ${await token({})}`, 'throw');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('inside');
  expect(shown).toHaveBeenCalled();
});

test('an answer beyond the 6 MB of Lambda is a bare 500', async () => {
  const shown = vi.spyOn(console, 'error').mockReturnValue();
  const answer = await post(`Bearer ${await token({})}`, 'large');
  expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  expect(shown).toHaveBeenCalled();
});

test('a handler that runs past its time is ended: nothing that it writes later arrives', async () => {
  const shown = vi.spyOn(console, 'error').mockReturnValue();
  const abandoned = Promise.withResolvers<unknown>();
  const slow = await startThrowaway({
    timeoutSeconds: 1,
    handlers: {
      async api() {
        const put = (sk: string) =>
          slow.dynamodb.send(
            new PutItemCommand({ TableName: slow.table, Item: { pk: { S: 'late' }, sk: { S: sk } } }),
          );
        await put('in time');
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        await put('too late').then(abandoned.resolve, abandoned.reject);
      },
    },
  });
  const asked = await fetch(`${slow.origin}/v1/things/1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await slow.api.tokenFor('somebody')}` },
  });
  expect(asked.status).toBe(500);
  await expect(abandoned.promise).rejects.toThrow('time of the function is over');
  const keys = ['in time', 'too late'].map((sk) => ({ pk: { S: 'late' }, sk: { S: sk } }));
  const found = await Promise.all(
    keys.map((Key) => slow.dynamodb.send(new GetItemCommand({ TableName: slow.table, Key }))),
  );
  expect(found.map(({ Item }) => Item !== undefined)).toEqual([true, false]);
  expect(shown).toHaveBeenCalled();
  await slow.stop();
}, 20_000);

test('a second start on the same folder and port finds the rows, and tokens from before are still good', async () => {
  const before = await startThrowaway({ handlers: { api } });
  const key = { pk: { S: 'a' }, sk: { S: 'b' } };
  await before.dynamodb.send(new PutItemCommand({ TableName: before.table, Item: key }));
  const bearer = `Bearer ${await before.api.tokenFor('somebody')}`;
  await before.stop();
  const after = await startThrowaway({
    dataDir: before.dataDir,
    port: Number(new URL(before.origin).port),
    handlers: { api },
  });
  const { Item } = await after.dynamodb.send(new GetItemCommand({ TableName: after.table, Key: key }));
  expect(Item).toEqual(key);
  const answer = await fetch(`${after.origin}/v1/things/1`, {
    method: 'POST',
    headers: { authorization: bearer },
  });
  expect(answer.status).toBe(200);
  await after.stop();
});

test('a second start beside a running one on the same folder is refused', async () => {
  await expect(startThrowaway({ dataDir: stack.dataDir, handlers: {} })).rejects.toThrow('already runs');
});

test.each([
  ['a port that is no number', { port: Number.NaN }, 'PORT'],
  ['a port beyond the last', { port: 65_536 }, 'PORT'],
  ['a data folder below a file', { dataDir: join(import.meta.filename, 'data') }, 'data folder'],
])('%s is said in a sentence', async (_, options, words) => {
  const refused = await startThrowaway({ ...options, handlers: {} }).catch((error) => error);
  expect(refused).toBeInstanceOf(LocalRunError);
  expect(refused.message).toContain(words);
});

test.each([
  ['intrinsic function', () => resolve({ 'Fn::FindInMap': ['a', 'b', 'c'] }, new Map())],
  ['filter rule', () => compileFilter({ Filters: [{ Pattern: '{"eventName":[{"numeric":["=",1]}]}' }] })],
])('an %s of the template that is not known here stops the start', (_, read) => {
  expect(read).toThrow(LocalRunError);
});
