// The one origin: which path goes to the console, the API, evidence and the issuer. What CloudFront is on AWS.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api } from './api.ts';
import { LocalRunError, report } from './errors.ts';
import { sendProblem } from './http.ts';
import { isObjectPath, type Objects, serveObject } from './objects.ts';
import type { Issuer } from './oidc.ts';

/** What the front serves; each part is there as soon as it has started. */
export interface Parts {
  issuer?: Issuer;
  api?: Api;
  objects?: Objects;
  /** The answer to `/config.json`. */
  config?: unknown;
  console?: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  headers?: (path: string) => Record<string, string>;
  /** Everything is up, the demo districts included. */
  ready?: boolean;
}

export interface Front {
  readonly origin: string;
  readonly server: Server;
  readonly parts: Parts;
  /** Takes no new request and waits for those under way, for five seconds at most. */
  close(): Promise<void>;
}

/** Listens on the loopback interface, since signing in here needs no password. Port 0 takes any free one. */
export async function openFront(port: number): Promise<Front> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new LocalRunError(`PORT must be a number from 0 to 65535: PORT=4400 npm start`);
  const parts: Parts = {};
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new LocalRunError(
      `Port ${port} is taken. Stop what uses it, or take another: PORT=${port + 1} npm start`,
    );
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', (request, response) => void handle(origin, parts, request, response));
  return { origin, server, parts, close: () => close(server, parts) };
}

async function handle(origin: string, parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const requestId = randomUUID();
  try {
    if (!URL.canParse(request.url ?? '', origin)) {
      response.writeHead(400).end();
      return;
    }
    await route(origin, parts, request, response, requestId);
  } catch (error) {
    report(`${request.method} ${request.url} (${requestId})`, error);
    if (response.headersSent) response.destroy();
    else
      sendProblem(
        response,
        'server/error',
        'The local run failed; its output has the request id.',
        requestId,
      );
  }
}

async function route(
  origin: string,
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
) {
  const url = new URL(request.url ?? '', origin);
  const path = url.pathname;
  const notYet = () => sendProblem(response, 'server/unavailable', 'Gridloop is still starting.', requestId);
  if (path === '/oidc' || path.startsWith('/oidc/')) {
    if (!parts.issuer) return notYet();
    return parts.issuer(mounted(request, '/oidc'), response);
  }
  for (const [name, value] of Object.entries(parts.headers?.(path) ?? {})) response.setHeader(name, value);
  if (path === '/healthz' && !parts.ready) return notYet();
  if (path === '/healthz' || path.startsWith('/v1/'))
    return parts.api ? parts.api(request, response, url) : notYet();
  if (isObjectPath(path))
    return parts.objects ? serveObject(request, response, url, parts.objects, requestId) : notYet();
  if (path === '/config.json') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
    response.end(JSON.stringify(parts.config));
    return;
  }
  const canonical = new URL(origin).host;
  if (request.headers.host !== canonical && request.headers.accept?.includes('text/html')) {
    // Signing in works at the issuer's own origin only, so 127.0.0.1 becomes localhost.
    response.writeHead(302, { location: `${origin}${request.url}` }).end();
    return;
  }
  return parts.console ? parts.console(request, response, url) : notYet();
}

/** As Express mounts an application: without the prefix, the whole URL kept in `originalUrl`. */
function mounted(request: IncomingMessage, prefix: string): IncomingMessage {
  const originalUrl = request.url ?? '';
  return Object.assign(request, { originalUrl, url: originalUrl.slice(prefix.length) || '/' });
}

async function close(server: Server, parts: Parts) {
  parts.ready = false;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const giveUp = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(giveUp);
}
