// The HTTP API of the template: its routes, their authorizers, their functions. A route that is not there does not exist.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendResult, toEvent } from './api-event.ts';
import { type Authorizer, makeAuthorizer } from './authorizer.ts';
import { bodyLimit, readBody } from './body.ts';
import type { LocalFunction } from './functions.ts';
import { sendProblem } from './problem.ts';
import { report } from './report.ts';
import { type Attributes, ofType, referenced, resolve, type Template } from './template.ts';

export type Api = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

interface ApiRoute {
  readonly key: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly authorizer: Authorizer | undefined;
  readonly target: LocalFunction;
}

export function makeApi(
  template: Template,
  attributes: Attributes,
  functions: Map<string, LocalFunction>,
): Api {
  const routes = readRoutes(template, attributes, functions);
  return async (request, response, url) => {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    const found = find(routes, request.method ?? 'GET', url.pathname);
    if (!found) return sendProblem(response, 'request/not-found', 'No such route.', { requestId });
    const { route, pathParameters } = found;
    const claims = await route.authorizer?.(request.headers.authorization);
    if (route.authorizer && !claims) return refuseToken(request, response, requestId);
    const body = await readBody(request, bodyLimit);
    if (!body) return sendProblem(response, 'request/too-large', 'The limit is 10 MB.', { requestId });
    const event = toEvent({ request, url, routeKey: route.key, pathParameters, requestId, body, claims });
    try {
      sendResult(response, await route.target.invoke(event));
    } catch (error) {
      report(`${route.key} (${requestId})`, error);
      sendProblem(response, 'server/error', 'The function failed; its log has the request id.', {
        requestId,
      });
    }
  };
}

function refuseToken(request: IncomingMessage, response: ServerResponse, requestId: string) {
  request.resume();
  sendProblem(response, 'auth/unauthenticated', 'The access token is missing, expired or not one of ours.', {
    requestId,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}

function readRoutes(
  template: Template,
  attributes: Attributes,
  functions: Map<string, LocalFunction>,
): ApiRoute[] {
  const authorizers = new Map(
    ofType(template, 'AWS::ApiGatewayV2::Authorizer').map(([id, { JwtConfiguration }]) => {
      const { Issuer, Audience } = resolve(JwtConfiguration, attributes) as {
        Issuer: string;
        Audience: string[];
      };
      return [id, makeAuthorizer(Issuer, Audience)];
    }),
  );
  return ofType(template, 'AWS::ApiGatewayV2::Route')
    .map(([, { RouteKey, Target, AuthorizationType, AuthorizerId }]) => {
      const integration = template.Resources[referenced(Target)]?.Properties;
      const target = functions.get(referenced(integration?.IntegrationUri));
      const authorizer = AuthorizationType === 'JWT' ? authorizers.get(referenced(AuthorizerId)) : undefined;
      const [method = '', path = ''] = String(RouteKey).split(' ');
      if (!target || (AuthorizationType === 'JWT' && !authorizer))
        throw new Error(`${RouteKey} leads nowhere.`);
      return { key: String(RouteKey), method, pattern: toPattern(path), authorizer, target };
    })
    .sort((a, b) => variables(a) - variables(b));
}

/** API Gateway prefers the route with the most literal path. */
const variables = (route: ApiRoute) => route.key.split('{').length;

function toPattern(path: string) {
  const source = path
    .replaceAll('.', '\\.')
    .replaceAll(/\{(\w+)(\+?)\}/g, (_, name, greedy) => `(?<${name}>${greedy ? '.+' : '[^/]+'})`);
  return new RegExp(`^${source}$`);
}

function find(routes: readonly ApiRoute[], method: string, path: string) {
  for (const route of routes) {
    const match = (route.method === method || route.method === 'ANY') && route.pattern.exec(path);
    if (match) return { route, pathParameters: decode(match.groups ?? {}) };
  }
  return undefined;
}

/** A `%` that encodes nothing stays as it is; no id of ours contains one, so the function answers 404. */
const decode = (groups: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
