// The HTTP API of the template: its routes, their authorizers, their functions. A route that is not there does not exist.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendResult, toEvent } from './api-event.ts';
import { type Authorizer, makeAuthorizer } from './authorizer.ts';
import { report } from './errors.ts';
import type { LocalFunction } from './functions.ts';
import { readBody } from './http.ts';
import { type Attributes, ofType, referenced, resolve, type Template } from './template.ts';

export type Api = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

interface ApiRoute {
  readonly key: string;
  readonly method: string;
  readonly pattern: URLPattern;
  readonly authorizer: Authorizer | undefined;
  readonly target: LocalFunction;
}

/** Lambda's limit for what goes in and what comes out, in bytes; API Gateway's own of 10 MB lies above it. */
const payloadLimit = 6 * 1024 * 1024;

export function makeApi(
  template: Template,
  attributes: Attributes,
  functions: Map<string, LocalFunction>,
): Api {
  const routes = readRoutes(template, attributes, functions);
  return async (request, response, url) => {
    const requestId = randomUUID();
    response.setHeader('apigw-requestid', requestId);
    const refuse = (status: number, headers = {}) => sendRefusal(request, response, status, headers);
    const found = find(routes, request.method ?? 'GET', url);
    if (!found) return refuse(404);
    const { route, pathParameters } = found;
    const claims = await route.authorizer?.(request.headers.authorization);
    if (route.authorizer && !claims)
      return refuse(401, { 'www-authenticate': 'Bearer scope="" error="invalid_token"' });
    const body = await readBody(request, payloadLimit);
    if (!body) return refuse(413);
    const event = toEvent({ request, url, routeKey: route.key, pathParameters, requestId, body, claims });
    try {
      const result = await route.target.invoke(event);
      if (Buffer.byteLength(JSON.stringify(result) ?? '') > payloadLimit)
        throw new Error('The answer is larger than 6 MB.');
      sendResult(response, result);
    } catch (error) {
      report(`${route.key} (${requestId})`, error);
      refuse(500);
    }
  };
}

const messages: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
};

/** What API Gateway refuses by itself, and a function that failed: its HTTP APIs word it so for everybody. */
function sendRefusal(request: IncomingMessage, response: ServerResponse, status: number, headers: object) {
  request.resume();
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ message: messages[status] }));
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

/** `{name}` is one step of the path, `{name+}` all that is left of it. */
const toPattern = (path: string) =>
  new URLPattern({
    pathname: path.replaceAll(/\{(\w+)(\+?)\}/g, (_, name, greedy) => `:${name}${greedy ? '(.+)' : ''}`),
  });

function find(routes: readonly ApiRoute[], method: string, url: URL) {
  for (const route of routes) {
    const match = (route.method === method || route.method === 'ANY') && route.pattern.exec(url);
    if (match) return { route, pathParameters: decode(match.pathname.groups) };
  }
  return undefined;
}

/** A `%` that encodes nothing stays as it is; no id of ours contains one, so the function answers 404. */
const decode = (groups: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value = '']) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
