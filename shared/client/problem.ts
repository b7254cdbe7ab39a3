// The one error that calls to the service throw, whoever refused: a function with a problem document (RFC 9457), or
// API Gateway, which refuses some requests before any function runs and says so in its own shape.
import type { IssueRule, ProblemCode, ProblemIssue } from '#shared/contracts/problems.ts';

/** The callers' own: nothing was answered at all, a file was no photo and was never sent, an answer like no other. */
export type ClientProblemCode = ProblemCode | 'network' | 'not-a-photo' | 'unknown';

interface Fields {
  code: ClientProblemCode;
  status: number;
  detail?: string | undefined;
  requestId?: string | undefined;
  issues?: readonly ProblemIssue[];
  retryAfter?: number | undefined;
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ClientProblemCode;
  /** HTTP status; 0 when nothing was answered. */
  readonly status: number;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly issues: readonly ProblemIssue[];
  /** Seconds after which the service takes requests again, where it says so. */
  readonly retryAfter: number | undefined;

  /** @param options the `cause`, where something was thrown before anything was answered */
  constructor(
    { code, status, detail, requestId, issues = [], retryAfter }: Fields,
    options?: { readonly cause: unknown },
  ) {
    super(detail ?? code, options);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.requestId = requestId;
    this.issues = issues;
    this.retryAfter = retryAfter;
  }
}

/** What API Gateway means by a status when it answers itself, with `{"message"}` and no code. */
const ofGateway: Readonly<Record<number, ProblemCode>> = {
  401: 'auth/unauthenticated',
  404: 'request/not-found',
  413: 'request/too-large',
  429: 'request/too-many',
  500: 'server/error',
  503: 'server/unavailable',
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or undefined. */
  readonly body: unknown;
}

/** Reads a refusal; whatever stands between caller and service may answer something else than problems. */
export function problemOf({ status, headers, body }: Answer): ApiProblem {
  const fields = isRecord(body) ? body : {};
  const issues = Array.isArray(fields.errors) ? fields.errors.filter(isRecord) : [];
  const isGateway = fields.code === undefined && typeof fields.message === 'string';
  const code = textOf(fields.code) ?? (isGateway ? ofGateway[status] : undefined) ?? 'unknown';
  return new ApiProblem({
    code: code as ClientProblemCode,
    status,
    detail: textOf(fields.detail),
    requestId: textOf(fields.requestId) ?? headers.get('apigw-requestid') ?? undefined,
    retryAfter: Number(headers.get('retry-after')) || undefined,
    issues: issues.map((issue) => ({
      pointer: textOf(issue.pointer),
      parameter: textOf(issue.parameter),
      detail: textOf(issue.detail) ?? '',
      rule: textOf(issue.rule) as IssueRule | undefined,
      about: textOf(issue.about),
    })),
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
