// The routes of the contracts as a caller sees them: what a call needs and what it is answered with. Types alone.
import { type ActionPath, actionPath, type CaseAction } from '#shared/contracts/action-table.ts';
import type { RouteBodyInput, RouteParams, RouteQueryInput, RouteResponse } from '#shared/contracts/route.ts';
import type { ApiRoute } from '#shared/contracts/routes.ts';

/** Route by route: no method goes with another route's path. */
type EndpointOf<R> = R extends ApiRoute ? `${R['method']} ${R['path']}` : never;
/** A method and path exactly as the contracts write it. */
export type Endpoint = EndpointOf<ApiRoute>;
type RouteAt<E extends Endpoint> = E extends `${infer M} ${infer P}`
  ? Extract<ApiRoute, { method: M; path: P }>
  : never;

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { [K in Name]: Value };
type Params<R extends ApiRoute> = string extends keyof RouteParams<R> ? unknown : { params: RouteParams<R> };
/** A version to act on, where the route takes one: the call is refused with 412 when there is a newer one. */
type Version<R extends ApiRoute> = R extends { ifMatch: 'required' }
  ? { ifMatch: number }
  : R extends { ifMatch: 'optional' }
    ? { ifMatch?: number }
    : unknown;

/** What a call needs, no more: params where the path has braces, query and body where the contract has them. */
export type CallInput<E extends Endpoint> = Params<RouteAt<E>> &
  Part<'query', RouteQueryInput<RouteAt<E>>> &
  Part<'body', RouteBodyInput<RouteAt<E>>> &
  Version<RouteAt<E>> & { signal?: AbortSignal };
export type CallOutput<E extends Endpoint> = RouteResponse<RouteAt<E>>;

export type ActionEndpoint<A extends CaseAction = CaseAction> =
  `POST /v1/districts/{district}/cases/{caseId}/${ActionPath<A>}`;

export const actionEndpoint = <A extends CaseAction>(action: A): ActionEndpoint<A> =>
  `POST /v1/districts/{district}/cases/{caseId}/${actionPath(action)}`;

interface Address {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
}

/** Puts params into the braces of a path and appends the query, leaving out what is undefined or empty. */
export function urlOf(path: string, { params, query }: Address): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}
