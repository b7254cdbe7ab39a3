// How a refusal is told to a person in their language.
import { ApiProblem } from '#shared/client/problem.ts';
import { common } from '../i18n/common.ts';
import { issueText, problemText } from '../i18n/problems.ts';

/** What a person reads: a sentence, which inputs are meant, and the request id. */
export function explain(error: unknown): { text: string; issues: string[]; requestId: string | undefined } {
  if (!(error instanceof ApiProblem)) {
    return { text: common('error.unknown'), issues: [], requestId: undefined };
  }
  const issues = error.issues.map(
    (issue) => issueText(issue) ?? `${issue.pointer ?? issue.parameter ?? ''} ${issue.detail}`.trim(),
  );
  return {
    text: problemText(error.code) ?? error.detail ?? common('error.unknown'),
    issues,
    requestId: error.requestId,
  };
}
