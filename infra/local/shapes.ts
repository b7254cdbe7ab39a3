// `/shapes` of the one origin: shape files as CloudFront hands them on, compressed as they are stored. Whoever has
// the address may read; nobody may list or write.
import { once } from 'node:events';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { EvidenceBucket } from './evidence.ts';
import { sendProblem } from './problem.ts';

const passedOn = ['content-type', 'content-encoding', 'content-length', 'cache-control', 'etag'];

export async function serveShapes(
  { method }: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { endpoint, bucket }: EvidenceBucket,
  requestId: string,
): Promise<void> {
  const refuse = () => sendProblem(response, 'auth/forbidden', 'There is no such file.', { requestId });
  if (method !== 'GET' && method !== 'HEAD') return refuse();
  const asking = ask(new URL(`/${bucket}${url.pathname}`, endpoint), { method }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) {
    answer.resume();
    return refuse();
  }
  for (const name of passedOn)
    if (answer.headers[name] !== undefined) response.setHeader(name, answer.headers[name]);
  return pipeline(answer, response);
}
