// From API Gateway's event to a request that fits its route's contract. Every fault of body, path, query and
// headers is reported at once.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { z } from 'zod';
import { entityTag } from '#shared/contracts/primitives.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { Route } from '#shared/contracts/route.ts';
import { DomainError } from '#shared/domain/error.ts';

export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: number | undefined;
}

/** @throws DomainError `request/malformed-json`, `request/unsupported-media-type`, `request/invalid`, `request/precondition-required` */
export function parseRequest(route: Route, event: APIGatewayProxyEventV2): ParsedRequest {
  let issues: ProblemIssue[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown, at: Place) => {
    const result = schema?.safeParse(value);
    if (result?.error) issues = issues.concat(result.error.issues.flatMap((issue) => describe(issue, at)));
    return result?.data;
  };
  const body = route.body ? jsonOf(event) : undefined;
  const tag = parse(route.ifMatch ? ifMatchTag : undefined, event.headers['if-match'], inHeader);
  const request = {
    params: parse(route.params, event.pathParameters ?? {}, inParameter),
    query: parse(route.query, event.queryStringParameters ?? {}, inParameter),
    body: parse(route.body, body, inBody),
    ifMatch: versionOf(tag as string | undefined),
  };
  // `*` would overwrite what nobody has seen.
  if (route.ifMatch === 'required' && issues.length === 0 && request.ifMatch === undefined) {
    throw new DomainError(
      'request/precondition-required',
      'Read it first, and send the version from its ETag as If-Match.',
    );
  }
  if (issues.length > 0) {
    const { pointer, parameter, detail } = issues[0] as ProblemIssue;
    const where = (pointer ?? parameter)?.slice(0, 80).toWellFormed() || 'The body';
    throw new DomainError('request/invalid', `${where}: ${detail}`, issues);
  }
  return request;
}

const ifMatchTag = entityTag.optional();

/** Fails where the bytes are no UTF-8, instead of putting U+FFFD into people's texts. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function jsonOf(event: APIGatewayProxyEventV2): unknown {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new DomainError('request/unsupported-media-type', 'Send the body as application/json.');
  }
  const raw = event.body ?? '';
  try {
    return JSON.parse(event.isBase64Encoded ? utf8.decode(Buffer.from(raw, 'base64')) : raw);
  } catch (error) {
    throw new DomainError('request/malformed-json', `The body is not JSON: ${(error as Error).message}`);
  }
}

type Place = (path: readonly PropertyKey[]) => Omit<ProblemIssue, 'detail'>;
const inBody: Place = (path) => ({ pointer: path.map((step) => `/${escapePointer(String(step))}`).join('') });
const inParameter: Place = (path) => ({ parameter: path.map(String).join('.') });
const inHeader: Place = () => ({ parameter: 'If-Match' });

function describe(issue: z.core.$ZodIssue, at: Place): ProblemIssue[] {
  if (issue.code !== 'unrecognized_keys') return [{ ...at(issue.path), detail: issue.message }];
  return issue.keys.map((key) => ({
    ...at([...issue.path, key]),
    detail: 'is not a field of this request',
  }));
}

/** RFC 6901. */
const escapePointer = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** The version in an entity tag; `*` matches whatever is there. */
const versionOf = (tag: string | undefined): number | undefined =>
  tag === undefined || tag === '*' ? undefined : Number(tag.replaceAll(/\D/g, ''));
