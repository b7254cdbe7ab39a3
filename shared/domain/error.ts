// The one error of the domain: a code from the closed table and a sentence. It knows nothing of HTTP.
import type { IssueRule, ProblemCode, ProblemIssue } from '#shared/contracts/problems.ts';

/** One fault of what was given. It names its rule, so that a console can say it in the language of its reader. */
export type Issue = ProblemIssue & { readonly rule: IssueRule };

/** A refusal. `detail` says what is wrong and what to do; `issues` lists every fault of a request. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ProblemCode;
  readonly issues: readonly ProblemIssue[] | undefined;

  constructor(code: ProblemCode, detail: string, issues?: readonly ProblemIssue[]) {
    super(detail);
    this.code = code;
    this.issues = issues;
  }
}
