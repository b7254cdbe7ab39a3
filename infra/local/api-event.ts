// HTTP request → payload format 2.0 → HTTP response, as API Gateway's HTTP APIs do it.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { JWTPayload } from 'jose';
import { accountId } from './environment.ts';

export interface ApiRequest {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly routeKey: string;
  readonly pathParameters: Record<string, string>;
  readonly requestId: string;
  readonly body: Buffer;
  readonly claims: JWTPayload | undefined;
}

export function toEvent({ request, url, ...given }: ApiRequest): APIGatewayProxyEventV2 {
  const { cookie, ...headers } = request.headersDistinct;
  const query = groupValues(url.searchParams);
  const isBase64Encoded =
    given.body.length > 0 && !(isText(request.headers['content-type']) && isUtf8(given.body));
  return {
    version: '2.0',
    routeKey: given.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.flatMap((each) => each.split(/;\s*/)) }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values?.join(',')])),
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(given.pathParameters).length > 0 && { pathParameters: given.pathParameters }),
    requestContext: requestContext(request, url, given),
    ...(given.body.length > 0 && { body: given.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function requestContext(request: IncomingMessage, url: URL, given: Omit<ApiRequest, 'request' | 'url'>) {
  const now = new Date();
  return {
    accountId,
    apiId: 'local',
    domainName: url.hostname,
    domainPrefix: url.hostname.split('.')[0] ?? '',
    http: {
      method: request.method ?? 'GET',
      path: url.pathname,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: given.requestId,
    routeKey: given.routeKey,
    stage: '$default',
    time: now.toUTCString(),
    timeEpoch: now.getTime(),
    ...(given.claims && { authorizer: { jwt: { claims: textClaims(given.claims), scopes: null } } }),
  };
}

/** API Gateway hands every claim on as text: numbers in digits, lists as `[a b]`. */
const textClaims = (claims: JWTPayload) =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );

function groupValues(params: URLSearchParams): Record<string, string> | undefined {
  const names = [...new Set(params.keys())];
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, params.getAll(name).join(',')]));
}

const isText = (type = 'text/plain') =>
  /^(text\/|application\/([\w.-]+\+)?(json|xml)\b|application\/(javascript|x-www-form-urlencoded)\b)/i.test(
    type,
  );

/** A handler may answer with a structured result, or with any value, which then is a 200 with JSON. */
export function sendResult(response: ServerResponse, result: unknown): void {
  const {
    statusCode = 200,
    headers = {},
    cookies = [],
    body = '',
    isBase64Encoded = false,
  } = structured(result);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.writeHead(statusCode, statusCode === 204 ? {} : { 'content-length': bytes.length });
  response.end(bytes);
}

function structured(result: unknown): APIGatewayProxyStructuredResultV2 {
  if (result instanceof Object && 'statusCode' in result) return result as APIGatewayProxyStructuredResultV2;
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(result ?? null) };
}
