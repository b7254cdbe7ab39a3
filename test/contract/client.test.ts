// The one client: what it sends, and what it makes of whatever is answered.
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createClient } from '#shared/client/client.ts';
import { type CallInput, type Endpoint, urlOf } from '#shared/client/endpoints.ts';
import type { Member } from '#shared/contracts/members.ts';
import { problemDocument } from '#shared/contracts/problems.ts';

interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: unknown;
}

/** A client whose requests are answered at once, and kept. */
function clientThatGets(answer: () => Response | Promise<Response>, token?: string) {
  const sent: Sent[] = [];
  const told: string[] = [];
  const client = createClient({
    origin: 'https://gridloop.example',
    token: async () => token,
    timeoutMs: 50,
    onUnauthenticated: () => told.push('unauthenticated'),
    transport: async (url, init) => {
      const { method = '', headers, body } = init ?? {};
      sent.push({ url: String(url), method, headers: new Headers(headers), body });
      return Promise.race([answer(), aborted(init?.signal)]);
    },
  });
  return { ...client, sent, told };
}

const aborted = (signal?: AbortSignal | null) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new Error('aborted'));
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end);
  });

const target = { district: 'kongtong', caseId: '01JD5T5W3Q8Z4M6K2X9V7B1C0D' };
const params = target;
const getCase = 'GET /v1/districts/{district}/cases/{caseId}';

test('params are put into the path, escaped', () => {
  expect(urlOf('/v1/districts/{district}', { params: { district: 'a/b' } })).toBe('/v1/districts/a%2Fb');
});

test('a query leaves out what was not chosen', () => {
  const query = { queue: 'filed', cursor: undefined, q: '', limit: 50 };
  expect(urlOf('/v1/cases', { query })).toBe('/v1/cases?queue=filed&limit=50');
});

test('an action carries token, version and command to its own address', async () => {
  const { act, sent } = clientThatGets(() => Response.json({ version: 8 }), 'secret');
  const answered = await act('sign_in', target, { commandId: 'c', taskId: 't3-sanitation' }, 7);
  expect(answered).toEqual({ version: 8 });
  expect(sent[0]).toMatchObject({
    url: `https://gridloop.example/v1/districts/kongtong/cases/${target.caseId}/sign-in`,
    method: 'POST',
    body: '{"commandId":"c","taskId":"t3-sanitation"}',
  });
  expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
    authorization: 'Bearer secret',
    'content-type': 'application/json',
    'if-match': '"7"',
  });
});

test('who has no token sends none', async () => {
  const { call, sent } = clientThatGets(() => Response.json({ status: 'ok' }));
  await call('GET /healthz', {});
  expect(sent[0]?.headers.has('authorization')).toBe(false);
});

test('a problem keeps its code, its request id and what is wrong where', async () => {
  const issues = [{ pointer: '/text', detail: 'too long' }];
  const document = problemDocument('request/invalid', {
    detail: 'One field does not fit.',
    instance: '/v1',
    requestId: 'r-1',
    issues,
  });
  const { call } = clientThatGets(() => Response.json(document, { status: 422 }));
  await expect(call(getCase, { params })).rejects.toMatchObject({
    name: 'ApiProblem',
    code: 'request/invalid',
    status: 422,
    detail: 'One field does not fit.',
    requestId: 'r-1',
    issues,
  });
});

test.each([
  [401, 'Unauthorized', 'auth/unauthenticated'],
  [404, 'Not Found', 'request/not-found'],
  [413, 'Request Entity Too Large', 'request/too-large'],
  [429, 'Too Many Requests', 'request/too-many'],
  [500, 'Internal Server Error', 'server/error'],
  [503, 'Service Unavailable', 'server/unavailable'],
])('what API Gateway refuses by itself with %d %s is the problem %s', async (status, message, code) => {
  const headers = { 'apigw-requestid': 'edge-7' };
  const { call } = clientThatGets(() => Response.json({ message }, { status, headers }));
  await expect(call(getCase, { params })).rejects.toMatchObject({ code, status, requestId: 'edge-7' });
});

test('how long to wait is what the answer says', async () => {
  const headers = { 'retry-after': '4' };
  const { call } = clientThatGets(() => Response.json({ message: 'x' }, { status: 429, headers }));
  await expect(call(getCase, { params })).rejects.toMatchObject({ retryAfter: 4 });
});

test.each([
  ['a page', () => new Response('<html>', { status: 502 }), 502],
  [
    'half of a JSON text',
    () => new Response('{', { status: 500, headers: { 'content-type': 'application/json' } }),
    500,
  ],
])('%s is a problem of its own', async (_, answer, status) => {
  const { call } = clientThatGets(answer);
  await expect(call(getCase, { params })).rejects.toMatchObject({ code: 'unknown', status });
});

test('a refused token is told to whoever keeps the session, another refusal is not', async () => {
  const refused = (status: number) => clientThatGets(() => Response.json({ message: 'x' }, { status }));
  const [lost, other] = [refused(401), refused(404)];
  await Promise.allSettled([lost, other].map(({ call }) => call('GET /v1/me', {})));
  expect([lost.told, other.told]).toEqual([['unauthenticated'], []]);
});

test('silence ends after its time, and counts as no network', async () => {
  const { call } = clientThatGets(() => new Promise(() => {}));
  await expect(call('GET /v1/me', {})).rejects.toMatchObject({ code: 'network', status: 0 });
});

test('what broke the connection, or whatever carried the request, is kept as the cause', async () => {
  const broken = new TypeError('fetch failed');
  const { call } = clientThatGets(() => Promise.reject(broken));
  await expect(call('GET /v1/me', {})).rejects.toMatchObject({ code: 'network', status: 0, cause: broken });
  const silent = clientThatGets(() => new Promise(() => {}));
  await expect(silent.call('GET /v1/me', {})).rejects.toMatchObject({ cause: new Error('aborted') });
});

test('what is neither of them is not taken for the network', async () => {
  const { call } = clientThatGets(() => Promise.reject(new Error('against its contract')));
  await expect(call('GET /v1/me', {})).rejects.toThrow('against its contract');
});

describe('a call does not compile unless it has what its route takes', () => {
  type Braces<P> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Braces<Rest> : never;
  type ParamsOf<E extends Endpoint> = CallInput<E> extends { params: infer P } ? keyof P : never;
  type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
  /** An object of any fields takes whatever is misspelled. */
  type Loose<T> = T extends object ? (string extends keyof T ? true : false) : false;
  type Wrong = {
    [E in Endpoint]: Same<Braces<E>, ParamsOf<E>> extends true
      ? true extends Loose<CallInput<E>[keyof CallInput<E>]>
        ? E
        : never
      : E;
  }[Endpoint];

  test('exactly the params of its path, and no unknown field', () => {
    expectTypeOf<Wrong>().toBeNever();
  });

  test('which an import into a register shows', async () => {
    const { call, sent } = clientThatGets(() => Response.json({ created: 1, changed: 0, unchanged: 0 }));
    const people = 'POST /v1/districts/{district}/members/import';
    const row: Member = {
      id: 'officer-3',
      account: 'kongtong-officer-3',
      name: '新民网格员',
      roles: ['grid_officer'],
      areas: ['xinminlu'],
      department: null,
    };
    await call(people, { params: { district: 'kongtong' }, body: { rows: [row] } });
    expect(sent[0]).toMatchObject({
      url: 'https://gridloop.example/v1/districts/kongtong/members/import',
      method: 'POST',
      body: JSON.stringify({ rows: [row] }),
    });
    // @ts-expect-error whose people they are has to be said
    await call(people, { body: { rows: [row] } });
    // @ts-expect-error a row is a whole member
    await call(people, { params: { district: 'kongtong' }, body: { rows: [{ id: 'officer-3' }] } });
    // @ts-expect-error what is changed must have been seen
    await call('PATCH /v1/districts/{district}/members/{id}', { params: { ...target, id: 'a' }, body: {} });
    // @ts-expect-error there is no such route
    await call('DELETE /v1/districts/{district}/cases', { params: { district: 'kongtong' } });
  });
});

test('what the caller gives up is no problem of the network', async () => {
  const ending = new AbortController();
  const { call } = clientThatGets(() => new Promise(() => {}));
  const asked = call('GET /v1/me', { signal: ending.signal });
  ending.abort();
  await expect(asked).rejects.toThrow('aborted');
});
