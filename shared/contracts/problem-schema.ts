// The problem document as a schema: what OpenAPI says of it, and what the tests hold every refusal to. Apart from
// problems.ts, which the console loads.
import * as z from 'zod';
import { issueRules, type ProblemCode, problems } from './problems.ts';

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

const issue = z.strictObject({
  pointer: z.string().optional().meta({ description: 'JSON pointer into the body.' }),
  parameter: z.string().optional().meta({ description: 'Path or query parameter, or header.' }),
  detail: z.string(),
  rule: z.enum(issueRules).optional().meta({ description: 'Which fault it is, where callers may say it.' }),
  about: z.string().optional().meta({ description: 'The id or account that the rule is about.' }),
});

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong here and what to do about it.' }),
    instance: z.string(),
    code: z.enum(codes),
    requestId: z.string().meta({ description: 'Name it when you report the problem.' }),
    errors: z
      .array(issue)
      .optional()
      .meta({ description: 'The faults of a request that does not fit its contract.' }),
  })
  .meta({ description: 'RFC 9457. Tell problems apart by `code`.' });

/** What API Gateway answers by itself, before any function runs. Its HTTP APIs let nobody word it otherwise. */
export const gatewayRefusal = z
  .strictObject({ message: z.string() })
  .meta({ description: 'Refused by API Gateway before any function ran; tell these apart by status.' });
