// OpenAPI 3.1 of the HTTP API, made from the contracts: nothing about a route is written here by hand.
import type * as z from 'zod';
import { exampleOf } from './openapi-examples.ts';
import { componentSchemas, type JsonSchema, schemaOf, schemaRef } from './openapi-schemas.ts';
import { uploadOperation, uploadPath } from './openapi-upload.ts';
import { grantsOf, roles } from './permissions.ts';
import { entityTag } from './primitives.ts';
import { type ProblemCode, problemDocument, problems } from './problems.ts';
import { problemsOf, type Route } from './route.ts';
import { routes } from './routes.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;
const codes = Object.keys(problems) as ProblemCode[];

/**
 * The whole document; made anew each time, so keep it.
 * @param issuer of the tokens; without one the document does not say where to sign in
 */
export function openApiDocument(issuer?: string): object {
  const schemas: Schemas = componentSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes as readonly Route[]) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gridloop',
      version: '1',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The origin that serves the console' }],
    security: [...(issuer === undefined ? [] : [{ signIn: [] }]), { token: [] }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths: { ...paths, [uploadPath]: { post: uploadOperation } },
    components: {
      schemas,
      examples: Object.fromEntries(codes.map((code) => [exampleName(code), problemExample(code)])),
      securitySchemes: {
        ...(issuer !== undefined && {
          signIn: {
            type: 'openIdConnect',
            openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
            description: 'Authorization code flow with PKCE; the access token is what the API takes.',
          },
        }),
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token of the OpenID Connect issuer that `/config.json` names (code flow with PKCE).',
        },
      },
    },
  };
}

const tagOf = ({ id }: { id: string }) => id.split('.')[0] as string;

function operation(route: Route, schemas: Schemas): object {
  const body = route.body && schemaOf(route.body, 'input');
  const example = body && exampleOf(body, schemas);
  return {
    operationId: route.id,
    tags: [tagOf(route)],
    summary: route.summary,
    description: whoMay(route),
    ...(route.auth === 'none' && { security: [] }),
    parameters: [
      ...parameters('path', route.params),
      ...(route.query ? parameters('query', route.query) : []),
      ...(route.ifMatch ? [ifMatch(route.ifMatch === 'required')] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body, example } } },
    }),
    responses: {
      [route.status]: {
        description: route.status === 201 ? 'Created, or there already' : 'Done',
        ...(hasVersion(route) && { headers: { ETag: etag } }),
        content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
      },
      ...refusals(route),
    },
  };
}

function whoMay({ auth, permission }: Route): string {
  if (auth === 'none') return 'Open to everybody.';
  if (auth === 'account') return 'For every account that is signed in.';
  if (auth === 'operator') return 'For the operators of the service.';
  const holders = permission ? roles.filter((role) => grantsOf(role)[permission]) : roles;
  return `Needs \`${permission}\`, which these roles have: ${holders.map((role) => `\`${role}\``).join(', ')}.`;
}

function parameters(where: 'path' | 'query', shape: z.ZodObject): object[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
}

const tag: JsonSchema = schemaOf(entityTag, 'input');
const ifMatch = (required: boolean) => ({
  name: 'If-Match',
  in: 'header',
  required,
  description: required
    ? 'The version that the caller has seen.'
    : 'The version of the case that the caller has seen; without it the action is taken on any.',
  schema: tag,
});
const etag = { description: 'The version, to be sent back as `If-Match`.', schema: tag };

/** What has versions answers with the one that it shows. */
const hasVersion = ({ response }: Route): boolean =>
  'shape' in response && 'version' in (response as z.ZodObject).shape;

/** What API Gateway says by itself on any route; `{"message"}` is all there is to it. */
const fromGateway: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Every status that is not the good one, with the problems under it and API Gateway's own words. */
function refusals(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(new Set(problemsOf(route)), (code) => problems[code].status as number);
  const statuses = Object.keys(fromGateway)
    .map(Number)
    .filter((status) => (status !== 401 || route.auth !== 'none') && (status !== 413 || route.body));
  return Object.fromEntries(
    [...new Set([...byStatus.keys(), ...statuses])].map((status) => [
      status,
      refusal(byStatus.get(status) ?? [], fromGateway[status]),
    ]),
  );
}

const refusal = (codes: readonly ProblemCode[], message: string | undefined) => ({
  description: [
    ...codes.map((code) => `\`${code}\`: ${problems[code].title}`),
    ...(message === undefined ? [] : [`API Gateway: ${message}`]),
  ].join('; '),
  ...(codes.includes('request/too-many') && { headers: { 'Retry-After': retryAfter } }),
  content: {
    ...(codes.length > 0 && {
      'application/problem+json': {
        schema: { $ref: schemaRef('Problem') },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${exampleName(code)}` }]),
        ),
      },
    }),
    ...(message !== undefined && {
      'application/json': { schema: { $ref: schemaRef('GatewayRefusal') }, example: { message } },
    }),
  },
});

const retryAfter = { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } };

const exampleName = (code: ProblemCode) => code.replace('/', '.');

const problemExample = (code: ProblemCode) => ({
  summary: problems[code].title,
  value: problemDocument(code, {
    detail: `${problems[code].title}.`,
    instance: '/v1/districts/kongtong/cases',
    requestId: 'Zx3kFh1tSAMEPdA=',
    ...(code === 'request/invalid' && {
      issues: [{ pointer: '/text', detail: 'Too small: expected string to have >=2 characters' }],
    }),
  }),
});

const description = `Closed-loop case management for grid governance (网格化治理). One case goes from report to closing:
上报 report → 立案 file → 派遣 dispatch → 签收 sign in → 反馈 finish → 核查 pass or fail → 结案 closed.

**Sending again is safe.** The client makes the ids of cases, photos and commands (ULIDs). What was sent before answers
as it did the first time; the same id with other content is refused.

**Acting on what was seen.** A case answers with its version as \`ETag\`; an action sent with \`If-Match\` is refused with 412
when the case has changed since. \`actions\` of a case says what this member may do now.

**Lists** come in pages: send \`cursor\` back for the next one; the last page has none.

**Instants** are RFC 3339, with any offset when they are sent and UTC with milliseconds when they come back; **places** WGS-84 degrees.

**Texts** are trimmed before their length counts. **Photos** go straight to storage: ask with \`evidence.request\`, send the
form of its answer (\`evidence.upload\`), then say so with \`evidence.commit\`.

**Refused before any function runs** (no good token, too large, too many, a function that failed) is what API Gateway says by
itself: \`application/json\` with a \`message\`, to be told apart by its status. 429 asks to wait; 503 to try again.

**Problems** are \`application/problem+json\` with one of these codes:

| code | status | |
|---|---|---|
${codes.map((code) => `| \`${code}\` | ${problems[code].status} | ${problems[code].title} |`).join('\n')}
`;
