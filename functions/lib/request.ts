// From API Gateway's event to a request that fits its route's contract. Every fault of body, path, query and
// headers is reported at once.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { z } from 'zod';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { Route } from '#shared/contracts/route.ts';
import { DomainError } from '#shared/domain/error.ts';

export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: number | undefined;
}

/** @throws DomainError `request/malformed-json`, `request/unsupported-media-type`, `request/invalid` */
export function parseRequest(route: Route, event: APIGatewayProxyEventV2): ParsedRequest {
  const issues: ProblemIssue[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown, inBody = false) => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (!result.success) issues.push(...result.error.issues.flatMap((issue) => describe(issue, inBody)));
    return result.data;
  };
  const body = route.body ? jsonOf(event) : undefined;
  const request = {
    params: parse(route.params, event.pathParameters ?? {}),
    query: parse(route.query, event.queryStringParameters ?? {}),
    body: parse(route.body, body, true),
    ifMatch: route.ifMatch ? versionOf(event.headers['if-match'], issues) : undefined,
  };
  if (issues.length > 0) {
    const first = issues[0] as ProblemIssue;
    const where = first.pointer ?? first.parameter ?? 'the body';
    throw new DomainError('request/invalid', `${where || 'The body'}: ${first.detail}`, issues);
  }
  return request;
}

function jsonOf(event: APIGatewayProxyEventV2): unknown {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new DomainError('request/unsupported-media-type', 'Send the body as application/json.');
  }
  const raw = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DomainError('request/malformed-json', `The body is not JSON: ${(error as Error).message}`);
  }
}

function describe(issue: z.core.$ZodIssue, inBody: boolean): ProblemIssue[] {
  const at = (path: readonly PropertyKey[], detail: string): ProblemIssue =>
    inBody
      ? { pointer: path.map((step) => `/${escapePointer(String(step))}`).join(''), detail }
      : { parameter: path.map(String).join('.'), detail };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at([...issue.path, key], 'is not a field of this request'));
  }
  return [at(issue.path, issue.message)];
}

/** RFC 6901. */
const escapePointer = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** `If-Match` carries the case version as an entity tag: `"7"`; `*` matches whatever is there. */
function versionOf(header: string | undefined, issues: ProblemIssue[]): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(header);
  if (!match)
    issues.push({
      parameter: 'If-Match',
      detail: 'is the version of the case as an entity tag, such as "7"',
    });
  return match ? Number(match[1]) : undefined;
}
