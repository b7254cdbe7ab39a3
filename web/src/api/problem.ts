// How a refusal is told to a person in their language.
import { ApiProblem } from '#shared/client/problem.ts';
import { common } from '../i18n/common.ts';
import { problemText } from '../i18n/problems.ts';

/** What a person reads: a sentence, which inputs are meant, and the request id. */
export function explain(error: unknown): { text: string; issues: string[]; requestId: string | undefined } {
  if (!(error instanceof ApiProblem)) {
    return { text: common('error.unknown'), issues: [], requestId: undefined };
  }
  const issues = error.issues.map(({ pointer, parameter, detail }) =>
    `${pointer ?? parameter ?? ''} ${detail}`.trim(),
  );
  return {
    text: problemText(error.code) ?? error.detail ?? common('error.unknown'),
    issues,
    requestId: error.requestId,
  };
}
