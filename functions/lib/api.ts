// What the five HTTP functions are made of: a middy handler that finds the contract route, checks the request
// against it, finds out who calls, and hands both to the one handler that serves the route.
import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import {
  type ApiFunction,
  changesDistrict,
  type Route,
  type RouteBody,
  type RouteParams,
  type RouteQuery,
  type RouteResponse,
} from '#shared/contracts/route.ts';
import { type ApiRoute, routes } from '#shared/contracts/routes.ts';
import { holds } from '#shared/domain/access.ts';
import { DomainError } from '#shared/domain/error.ts';
import { compressed } from './compressed.ts';
import { requireActive } from './district-register.ts';
import { type AccountCaller, accountOf, type MemberCaller, memberOf } from './identity.ts';
import { type Consumed, measure } from './meter.ts';
import { problemDetails } from './problem-details.ts';
import { parseRequest } from './request.ts';
import { throttle } from './throttle.ts';
import { countUsage } from './usage.ts';

type Caller<R extends Route> = R['auth'] extends 'member'
  ? MemberCaller
  : R['auth'] extends 'none'
    ? undefined
    : AccountCaller;

export interface ApiRequest<R extends Route> {
  readonly params: RouteParams<R>;
  readonly query: RouteQuery<R>;
  readonly body: RouteBody<R>;
  /** The version in `If-Match`, where the route takes one. */
  readonly ifMatch: number | undefined;
  readonly caller: Caller<R>;
}

export interface Reply<Body> {
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ApiHandler<R extends Route> = (request: ApiRequest<R>) => Promise<Reply<RouteResponse<R>>>;

/** One handler for each contract route of the function; a missing one does not compile. */
export type ApiHandlers<F extends ApiFunction> = {
  readonly [R in ApiRoute as R['function'] extends F ? R['id'] : never]: ApiHandler<R>;
};

/** The Lambda handler of an HTTP function. */
export const api = <F extends ApiFunction>(name: F, handlers: ApiHandlers<F>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problemDetails())
    .handler((event) => dispatch(name, handlers, event));

const byRouteKey = new Map<string, ApiRoute>(routes.map((route) => [`${route.method} ${route.path}`, route]));

async function dispatch<F extends ApiFunction>(
  name: F,
  handlers: ApiHandlers<F>,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const route: Route | undefined = byRouteKey.get(event.routeKey);
  if (route?.function !== name) throw new DomainError('request/not-found', 'See /docs for what there is.');
  const consumed: Consumed = { read: 0, write: 0 };
  let caller: MemberCaller | AccountCaller | undefined;
  try {
    return await measure(consumed, async () => {
      caller = await callerOf(route, event as APIGatewayProxyEventV2WithJWTAuthorizer);
      return serve(route, handlers, event, caller);
    });
  } finally {
    // Strangers use nothing up in a district's name.
    if (caller && 'store' in caller) await countUsage(caller.store.district, consumed);
  }
}

async function serve<F extends ApiFunction>(
  route: Route,
  handlers: ApiHandlers<F>,
  event: APIGatewayProxyEventV2,
  caller: MemberCaller | AccountCaller | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const request = parseRequest(route, event);
  const handler = (handlers as Readonly<Record<string, unknown>>)[route.id] as ApiHandler<Route>;
  const { body, headers } = await handler({ ...request, caller } as unknown as ApiRequest<Route>);
  const sent = await compressed(JSON.stringify(body), event.headers['accept-encoding']);
  return {
    statusCode: route.status,
    ...sent,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...sent.headers,
      ...headers,
    },
  };
}

/** Who calls, before a word of the request is read: strangers learn nothing from validation. */
async function callerOf(route: Route, event: APIGatewayProxyEventV2WithJWTAuthorizer) {
  if (route.auth === 'none') return undefined;
  const account = accountOf(event.requestContext.authorizer?.jwt?.claims);
  if (route.auth === 'account') return account;
  if (route.auth === 'operator') {
    if (!account.operator)
      throw new DomainError('auth/forbidden', 'Only the operators of the service may do that.');
    return account;
  }
  const caller = await memberOf(account.account, event.pathParameters?.district ?? '');
  // Counted once it is known whose district it is: others cannot use up its allowance.
  await throttle(caller.store.district);
  if (route.permission && !holds(route.permission, caller.member)) {
    throw new DomainError(
      'auth/forbidden',
      `Your roles in this district do not include ${route.permission}.`,
    );
  }
  if (changesDistrict(route)) await requireActive(caller.store.district);
  return caller;
}
