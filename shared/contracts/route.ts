// The shape of a route and the types that callers and handlers derive from one.
import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';

/** The Lambda function that serves a route; one folder each under functions/. */
export type ApiFunction = 'intake' | 'routing' | 'closure' | 'admin' | 'insight' | 'platform';

export interface Route {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As API Gateway and OpenAPI write it: `/v1/districts/{district}/cases`. */
  readonly path: string;
  readonly function: ApiFunction;
  /** `member`: a membership of `{district}` · `account`: any signed-in account · `operator` · `none`: open. */
  readonly auth: 'member' | 'account' | 'operator' | 'none';
  /** What a member needs; on which cases is decided by its reach. */
  readonly permission?: Permission;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
  readonly status: 200 | 201;
  /** Problems beyond those that every route has. */
  readonly problems: readonly ProblemCode[];
  /** Whether `If-Match` is understood, or has to be there: what is overwritten must have been seen. */
  readonly ifMatch?: 'optional' | 'required';
}

export const route = <const R extends Route>(definition: R): R => definition;

/** The problems that a route can answer with: its own, and those that every route of its kind has. */
export const problemsOf = (route: Route): ProblemCode[] => [
  ...(route.body
    ? (['request/malformed-json', 'request/too-large', 'request/unsupported-media-type'] as const)
    : []),
  ...(takesInput(route) ? (['request/invalid'] as const) : []),
  ...(route.ifMatch === 'required' ? (['request/precondition-required'] as const) : []),
  ...(route.auth === 'none' ? [] : (['auth/unauthenticated'] as const)),
  ...(route.permission || route.auth === 'operator' ? (['auth/forbidden'] as const) : []),
  ...(route.auth === 'member' ? (['district/not-found', 'request/too-many'] as const) : []),
  ...(changesDistrict(route) ? (['district/suspended'] as const) : []),
  ...route.problems,
  'server/error',
];

/** Whether a route changes what is in a district, which a suspended one does not allow. */
export const changesDistrict = ({ auth, method }: Route): boolean => auth === 'member' && method !== 'GET';

const takesInput = ({ params, query, body, ifMatch }: Route): boolean =>
  Boolean(query || body || ifMatch || Object.keys(params.shape).length > 0);

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodType ? z.input<T> : undefined;

export type RouteParams<R extends Route> = Output<R['params']>;
export type RouteQuery<R extends Route> = Output<R['query']>;
export type RouteBody<R extends Route> = Output<R['body']>;
/** What a client may send: defaults are optional. */
export type RouteQueryInput<R extends Route> = Input<R['query']>;
export type RouteBodyInput<R extends Route> = Input<R['body']>;
export type RouteResponse<R extends Route> = z.output<R['response']>;
