// Calls to the service, typed by the contracts, for whoever makes them: console, demo, scripts and tests. What differs
// between them is given: where it is, how a request travels, whose token it carries. No schema is loaded.
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionRequest } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { actionEndpoint, type CallInput, type CallOutput, type Endpoint, urlOf } from './endpoints.ts';
import { ApiProblem, problemOf } from './problem.ts';

export interface ClientOptions {
  /** `https://…` without a path; empty in a browser, where it is the page's own. */
  readonly origin: string;
  /** Asked before each request; undefined sends it without a token. */
  readonly token: () => Promise<string | undefined>;
  /** Brings a request to the service; the platform's own unless given. */
  readonly transport?: typeof fetch;
  /** A weak network may swallow a request without a word; after this long it counts as not answered. */
  readonly timeoutMs?: number;
  /** The service did not take the token. */
  readonly onUnauthenticated?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON; undefined for an answer that is none. */
  readonly body: unknown;
}

interface Request {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface CaseTarget {
  readonly district: string;
  readonly caseId: string;
}

export interface Client {
  /**
   * Calls one route: `call('GET /v1/districts/{district}/cases/{caseId}', { params })`.
   * @throws ApiProblem for every refusal, and with the code `network` when nothing was answered
   */
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<CallOutput<E>>;
  /** Takes an action on a case, which answers as it then is. @throws ApiProblem */
  act<A extends CaseAction>(
    action: A,
    target: CaseTarget,
    input: ActionRequest<A> & { commandId: string },
    ifMatch?: number,
  ): Promise<CaseView>;
  /** Sends any request, also one that no contract knows, and gives what was answered, refusals too. */
  send(method: string, path: string, request?: Request): Promise<Answer>;
}

/** What a call is made of once its types have done their work. */
interface LooseInput extends Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
}

export function createClient({ timeoutMs = 20_000, ...options }: ClientOptions): Client {
  const send: Client['send'] = async (method, path, { body, headers, signal } = {}) => {
    const token = await options.token();
    return inTime(timeoutMs, signal, async (ending) => {
      const response = await (options.transport ?? fetch)(options.origin + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: ending,
      });
      return { status: response.status, headers: response.headers, body: await jsonOf(response) };
    });
  };

  const request = async (endpoint: string, { params, query, ifMatch, ...rest }: LooseInput) => {
    const [method = 'GET', path = ''] = endpoint.split(' ');
    const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
    const answer = await send(method, urlOf(path, { params, query }), { ...rest, headers });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    const problem = problemOf(answer);
    if (problem.status === 401) options.onUnauthenticated?.();
    throw problem;
  };

  return {
    send,
    call: (endpoint, input) => request(endpoint, input as LooseInput) as Promise<never>,
    act: (action, params, body, ifMatch) =>
      request(actionEndpoint(action), {
        params: { ...params },
        body,
        ...(ifMatch !== undefined && { ifMatch }),
      }) as Promise<CaseView>,
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Ends the work when time is up, which counts as silence, or when the caller no longer wants it. */
async function inTime<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
  // AbortSignal.any and .timeout are younger than the phones we serve.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    return await work(ending.signal);
  } catch (cause) {
    // `fetch` throws a TypeError when the connection breaks, and something else again when it is ended. So does a fault
    // in whatever carries the request: what was thrown stays in sight as the cause.
    const silent = ending.signal.aborted || cause instanceof TypeError;
    throw silent && !signal?.aborted ? new ApiProblem({ code: 'network', status: 0 }, { cause }) : cause;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
