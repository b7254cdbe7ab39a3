// The one error of the domain: a code from the closed table and a sentence. It knows nothing of HTTP.
import type { ProblemCode, ProblemIssue } from '#shared/contracts/problems.ts';

/** One fault of what was given. */
export type Issue = ProblemIssue;

/** A refusal. `detail` says what is wrong and what to do; `issues` lists every fault of a request. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ProblemCode;
  readonly issues: readonly Issue[] | undefined;

  constructor(code: ProblemCode, detail: string, issues?: readonly Issue[]) {
    super(detail);
    this.code = code;
    this.issues = issues;
  }
}
