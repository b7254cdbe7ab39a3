// Problem responses of the front itself: for what API Gateway, S3 or CloudFront would refuse before any function runs.
import type { ServerResponse } from 'node:http';
import { type ProblemCode, problems } from '#shared/contracts/problems.ts';

export function sendProblem(
  response: ServerResponse,
  code: ProblemCode,
  detail: string,
  { requestId, headers = {} }: { requestId: string; headers?: Record<string, string> },
): void {
  const { status, title } = problems[code];
  const body = {
    type: `urn:gridloop:problem:${code.replace('/', ':')}`,
    title,
    status,
    detail,
    instance: response.req.url?.split('?')[0],
    code,
    requestId,
  };
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify(body));
}
