// Problem responses of the front itself: for what S3 or CloudFront would refuse, and while it is starting.
import type { ServerResponse } from 'node:http';
import { type ProblemCode, problemDocument } from '#shared/contracts/problems.ts';

export function sendProblem(
  response: ServerResponse,
  code: ProblemCode,
  detail: string,
  { requestId, headers = {} }: { requestId: string; headers?: Record<string, string> },
): void {
  const instance = response.req.url?.split('?')[0] ?? '';
  const problem = problemDocument(code, { detail, instance, requestId });
  response.writeHead(problem.status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify(problem));
}
