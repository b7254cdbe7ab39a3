// A middleware: what a handler throws becomes application/problem+json (RFC 9457). A refusal keeps its code and
// sentence; anything else is logged whole and answered with a bare 500.
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ProblemCode, problemDocument } from '#shared/contracts/problems.ts';
import { DomainError } from '#shared/domain/error.ts';
import { logger } from './logger.ts';
import { TooManyRequests } from './throttle.ts';

export const problemDetails = (): MiddlewareObj<
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2
> => ({
  onError(request) {
    const { requestId } = request.event.requestContext;
    const { error } = request;
    const refused = error instanceof DomainError;
    if (!refused) logger.error('Unhandled error', { error, requestId, route: request.event.routeKey });
    request.response = refused
      ? problemResponse(error.code, error.message, request.event, error)
      : problemResponse('server/error', 'Try again; if it stays so, report the request id.', request.event);
  },
});

function problemResponse(
  code: ProblemCode,
  detail: string,
  event: APIGatewayProxyEventV2,
  error?: DomainError,
): APIGatewayProxyStructuredResultV2 {
  const { requestId } = event.requestContext;
  const problem = problemDocument(code, {
    detail,
    instance: event.rawPath,
    requestId,
    issues: error?.issues,
  });
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(error instanceof TooManyRequests && { 'retry-after': String(error.retryAfterSeconds) }),
    },
    body: JSON.stringify(problem),
  };
}
