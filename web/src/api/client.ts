// Calls to the service, typed by the contracts. Imports their types alone: no schema reaches the browser.
import type { RouteBodyInput, RouteParams, RouteQueryInput, RouteResponse } from '#shared/contracts/route.ts';
import type { ApiRoute } from '#shared/contracts/routes.ts';
import { accessToken, signInAgain } from './auth.ts';
import { ApiProblem, problemOf } from './problem.ts';

/** A method and path exactly as the contracts write it. */
export type Endpoint = `${ApiRoute['method']} ${ApiRoute['path']}`;
type RouteAt<E extends Endpoint> = E extends `${infer M} ${infer P}`
  ? Extract<ApiRoute, { method: M; path: P }>
  : never;

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { [K in Name]: Value };
type Params<R extends ApiRoute> = string extends keyof RouteParams<R> ? unknown : { params: RouteParams<R> };

/** What a call needs, no more: params where the path has braces, query and body where the contract has them. */
export type CallInput<E extends Endpoint> = Params<RouteAt<E>> &
  Part<'query', RouteQueryInput<RouteAt<E>>> &
  Part<'body', RouteBodyInput<RouteAt<E>>> & {
    /** Act only on this version of the case; 412 otherwise. */
    ifMatch?: number;
    signal?: AbortSignal;
  };
export type CallOutput<E extends Endpoint> = RouteResponse<RouteAt<E>>;

interface LooseInput {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

/** Puts params into the braces of a path and appends the query, leaving out what is undefined or empty. */
export function urlOf(path: string, input: Pick<LooseInput, 'params' | 'query'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** A weak network may swallow a request without a word; after this long it counts as not answered. */
const timeoutMs = 20_000;

async function send(method: string, url: string, input: LooseInput): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  const token = await accessToken();
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  if (input.ifMatch !== undefined) headers.set('if-match', `"${input.ifMatch}"`);
  // AbortSignal.any and .timeout are younger than the phones we serve.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  input.signal?.addEventListener('abort', end);
  try {
    return await fetch(url, {
      method,
      headers,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      signal: ending.signal,
    });
  } catch (cause) {
    if (input.signal?.aborted) throw cause;
    throw new ApiProblem({ code: 'network', status: 0 });
  } finally {
    clearTimeout(timer);
    input.signal?.removeEventListener('abort', end);
  }
}

/**
 * Calls one route: `call('GET /v1/districts/{district}/cases/{caseId}', { params })`.
 * Throws {@link ApiProblem} for every refusal; a lost session leads to the sign-in page and back here.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<CallOutput<E>> {
  const loose = input as LooseInput;
  const [method = 'GET', path = ''] = endpoint.split(' ');
  const response = await send(method, urlOf(path, loose), loose);
  if (response.ok) return (await response.json()) as CallOutput<E>;
  const problem = await problemOf(response);
  if (problem.status === 401) void signInAgain();
  throw problem;
}
