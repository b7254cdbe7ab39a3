// What the parts behind the one origin share: reading a body up to a limit, and answering with a problem document for
// what S3 or CloudFront would refuse and while it is starting.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemCode, problemDocument } from '#shared/contracts/problems.ts';

/** The whole body, or `undefined` when it passes the limit; the rest is then read and dropped, so that the answer arrives. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}

export function sendProblem(
  response: ServerResponse,
  code: ProblemCode,
  detail: string,
  requestId: string,
): void {
  const instance = response.req.url?.split('?')[0] ?? '';
  const problem = problemDocument(code, { detail, instance, requestId });
  response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem));
}
