// The one error that calls to the service throw, and how it is told to a person in their language.
import type { ProblemCode } from '#shared/contracts/problems.ts';
import { common } from '../i18n/common.ts';
import { problemText } from '../i18n/problems.ts';

export interface ProblemIssue {
  /** What is meant: a JSON pointer into the body (`/text`) or the name of a parameter. */
  where: string;
  detail: string;
}

/** The console's own: nothing was answered at all, or a file was no photo and was never sent. */
export type ClientProblemCode = ProblemCode | 'network' | 'not-a-photo' | 'unknown';

/** A problem+json answer (RFC 9457), or the lack of one. */
export class ApiProblem extends Error {
  readonly code: ClientProblemCode;
  readonly status: number;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly issues: readonly ProblemIssue[];

  constructor(fields: {
    code: ClientProblemCode;
    status: number;
    detail?: string;
    requestId?: string;
    issues?: readonly ProblemIssue[];
  }) {
    super(fields.detail ?? fields.code);
    this.name = 'ApiProblem';
    this.code = fields.code;
    this.status = fields.status;
    this.detail = fields.detail;
    this.requestId = fields.requestId;
    this.issues = fields.issues ?? [];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a refused answer; whatever stands between us and the service may answer something else than problems. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const fields = isRecord(body) ? body : {};
  const issues = Array.isArray(fields.errors) ? fields.errors.filter(isRecord) : [];
  const code = textOf(fields.code) ?? (response.status === 401 ? 'auth/unauthenticated' : 'unknown');
  return new ApiProblem({
    code: code as ClientProblemCode,
    status: response.status,
    detail: textOf(fields.detail),
    requestId: textOf(fields.requestId) ?? response.headers.get('apigw-requestid') ?? undefined,
    issues: issues.map((issue) => ({
      where: textOf(issue.pointer) ?? textOf(issue.parameter) ?? '',
      detail: textOf(issue.detail) ?? '',
    })),
  });
}

/** What a person reads: a sentence, which inputs are meant, and the request id. */
export function explain(error: unknown): { text: string; issues: string[]; requestId: string | undefined } {
  if (!(error instanceof ApiProblem)) {
    return { text: common('error.unknown'), issues: [], requestId: undefined };
  }
  const issues = error.issues.map((issue) => `${issue.where} ${issue.detail}`.trim());
  return {
    text: problemText(error.code) ?? error.detail ?? common('error.unknown'),
    issues,
    requestId: error.requestId,
  };
}
