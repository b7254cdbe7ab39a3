import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { demoDistricts } from '#infra/demo/index.ts';
import { calendar } from '#shared/contracts/calendar.ts';
import { caseCard, caseView } from '#shared/contracts/cases.ts';
import { newDistrict } from '#shared/contracts/districts.ts';
import { openApiDocument } from '#shared/contracts/openapi.ts';
import { cardExample, caseExample } from '#shared/contracts/openapi-case.ts';
import { exampleOf } from '#shared/contracts/openapi-examples.ts';
import type { JsonSchema } from '#shared/contracts/openapi-schemas.ts';
import { problems } from '#shared/contracts/problems.ts';
import { problemsOf, type Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { areaIndex } from '#shared/domain/areas.ts';
import { dueAt, workingTime } from '#shared/domain/calendar.ts';
import { type Case, replay } from '#shared/domain/case/index.ts';
import { cardOf, cardView, clockView } from '#shared/domain/case/view.ts';
import type { Clock } from '#shared/domain/clock.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { checkNewDistrict, wholeDistrict } from '#shared/domain/new-district.ts';
import { suggest } from '#shared/domain/routing.ts';
import { rulesOf } from '#shared/domain/rules.ts';

interface Operation {
  operationId: string;
  security?: object[];
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema; example: unknown }> };
  responses: Record<
    string,
    { headers?: object; content: Record<string, { schema: JsonSchema; examples?: object }> }
  >;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    examples: Record<string, { value: { status: number } }>;
  };
}
const document = openApiDocument('https://id.example.org/realm') as Document;
const operationOf = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()] as Operation;
const all: readonly Route[] = routes;

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(
    structuredClone(document) as unknown as Record<string, unknown>,
  );
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test('every route is an operation of its own name, and there is no other', () => {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(operations.map((operation) => operation.operationId).sort()).toEqual(
    // The upload goes to storage, past every route.
    [...all.map((route) => route.id), 'evidence.upload'].sort(),
  );
});

test('no schema is a plain true or false, which generators of clients make nothing of', () => {
  const bare: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (/^(items|prefixItems)$/.test(key) && typeof inner === 'boolean') bare.push(`${path}/${key}`);
      visit(inner, `${path}/${key}`);
    }
  };
  visit(document, '');
  expect(bare).toEqual([]);
});

test('a position is a list of numbers for a generator that knows no tuples', () => {
  const at = (schema: JsonSchema | undefined, ...path: string[]) =>
    path.reduce<JsonSchema | undefined>((inner, name) => inner?.properties?.[name], schema);
  const features = at(document.components.schemas.ShapesUploadBody, 'shapes', 'features');
  const [polygon] = (at(features?.items, 'geometry')?.oneOf ?? []) as JsonSchema[];
  expect(at(polygon, 'coordinates')?.items?.items).toMatchObject({
    type: 'array',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 3,
  });
});

test('the issuer says where to sign in', () => {
  expect(document).toMatchObject({
    components: {
      securitySchemes: {
        signIn: {
          type: 'openIdConnect',
          openIdConnectUrl: 'https://id.example.org/realm/.well-known/openid-configuration',
        },
      },
    },
  });
  expect(JSON.stringify(openApiDocument())).not.toContain('openIdConnectUrl');
});

test('an entity tag and a text say their form', () => {
  const header = operationOf(all.find(({ id }) => id === 'case.comment') as Route).parameters.find(
    ({ name }) => name === 'If-Match',
  );
  const form = new RegExp(String(header?.schema.pattern));
  expect(['"7"', 'W/"7"', '*', '7'].every((tag) => form.test(tag))).toBe(true);
  expect(['yes', '"-1"', '', '"7", "8"'].some((tag) => form.test(tag))).toBe(false);
  const text = document.components.schemas.CaseCommentBody?.properties?.text as JsonSchema;
  expect(text).toMatchObject({ minLength: expect.any(Number), maxLength: expect.any(Number) });
  expect(new RegExp(String(text.pattern)).test('a\u0007b')).toBe(false);
});

test('the place of the examples lies in a grid of the demo, the one that they name', () => {
  const { areaPath, point } = caseExample.place;
  const demo = demoDistricts.find(({ id }) => id === caseExample.district);
  expect(demo && areaIndex(demo.body.areas, demo.shapes).pathAt(point, '2026-11-21')).toEqual(areaPath);
  const { lng, lat } = document.components.schemas.Point?.properties ?? {};
  expect([lng?.examples, lat?.examples]).toEqual([[point.lng], [point.lat]]);
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(references.length).toBeGreaterThan(100);
  const lost = references.filter(
    (path) =>
      path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) ===
      undefined,
  );
  expect(lost).toEqual([]);
});

test('no schema says what only zod understands', () => {
  const text = JSON.stringify(document.components.schemas);
  expect(text).not.toMatch(/"(\$schema|\$id|example|~standard)":/);
  expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
});

const withBody = all.filter((route) => route.body);
test.each(withBody.map((route) => [route.id, route] as const))(
  'the example of %s is a request that its contract takes',
  (_, route) => {
    const content = operationOf(route).requestBody?.content['application/json'];
    const given = content?.example as Record<string, unknown>;
    expect(route.body?.safeParse(given).error?.issues).toBeUndefined();
    // As it stands: nothing is left to defaults, nothing is trimmed.
    expect(route.body?.parse(given)).toEqual(given);
    const asked = Object.keys(
      document.components.schemas[content?.schema.$ref?.split('/').at(-1) ?? '']?.properties ?? {},
    );
    expect(Object.keys(given).sort()).toEqual(asked.sort());
  },
);

test('every example of a parameter is one that its contract takes', () => {
  for (const route of all) {
    for (const { name, in: where, schema } of operationOf(route).parameters) {
      const field = where === 'header' ? undefined : { ...route.params.shape, ...route.query?.shape }[name];
      for (const example of schema.examples ?? [])
        expect(field?.safeParse(example).success ?? true, name).toBe(true);
    }
  }
});

test('the example of a new district holds together as a district', () => {
  const route = all.find(({ id }) => id === 'district.create') as Route;
  const example = operationOf(route).requestBody?.content['application/json']?.example;
  expect(() => checkNewDistrict(wholeDistrict(newDistrict.parse(example)))).not.toThrow();
});

describe.each(all.map((route) => [route.id, route] as const))('%s', (_, route) => {
  const operation = operationOf(route);

  test('names each of its path parameters, and they are required', () => {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(route.path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every((parameter) => parameter.required)).toBe(true);
  });

  test('answers with each of its problems under its status', () => {
    const codes = Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.keys(response.content['application/problem+json']?.examples ?? {}).map((code) => [
        code,
        Number(status),
      ]),
    );
    const expected = [...new Set(problemsOf(route))].map((code) => [code, problems[code].status]);
    expect(codes.sort()).toEqual(expected.sort());
  });

  test('declares what API Gateway may say before any function runs', () => {
    const said = Object.entries(operation.responses).flatMap(([status, { content }]) =>
      content['application/json']?.schema.$ref === '#/components/schemas/GatewayRefusal'
        ? [Number(status)]
        : [],
    );
    const always = [429, 500, 503];
    expect(said).toEqual(
      [...(route.auth === 'none' ? [] : [401]), ...(route.body ? [413] : []), ...always].sort(
        (a, b) => a - b,
      ),
    );
  });

  test('asks for a token unless it is open', () => {
    expect(operation.security).toEqual(route.auth === 'none' ? [] : undefined);
  });

  test('carries the version where it answers with something that has versions', () => {
    const isVersioned =
      /^case\.(?!list)|^(?!evidence\.|configuration\.|me\.)[\w-]+\.(get|put|cancel|create|change|remove|outline)$/;
    const versioned = isVersioned.test(route.id) && route.path.startsWith('/v1/districts/');
    expect(Object.keys(operation.responses[route.status]?.headers ?? {})).toEqual(versioned ? ['ETag'] : []);
    const taken = operation.parameters.find((parameter) => parameter.name === 'If-Match');
    expect(taken?.required).toBe(route.ifMatch && route.ifMatch === 'required');
  });
});

test('the case that the reference shows fits its contract, and is what its own timeline makes', async () => {
  expect(caseView.parse(caseExample)).toEqual(caseExample);
  expect(caseCard.parse(cardExample)).toEqual(cardExample);
  expect(await firstBrokenLink(caseExample.timeline)).toBeUndefined();
  const subject = replay(caseExample.timeline) as Case;
  expect(caseExample).toMatchObject({ version: subject.seq, state: subject.state, number: subject.number });
  // The office hours of a district that named none, and the moment at which the example is looked at.
  const office = workingTime(calendar.parse({}), 'Asia/Shanghai');
  const [calendarFor, now] = [() => office, '2026-11-21T08:40:00.000Z'];
  expect(cardView(cardOf(subject), calendarFor, now)).toEqual(cardExample);
  const clocks = Object.values(subject.clocks).map((clock) =>
    clockView(clock, subject.state, calendarFor, now),
  );
  expect(caseExample.clocks).toEqual(clocks);
  expect(caseExample.tasks[0]?.signIn).toEqual(
    clockView(subject.tasks[0]?.signIn as Clock, subject.state, calendarFor, now),
  );
  for (const { limit, startedAt, dueAt: due } of clocks) expect(dueAt(office, limit, startedAt)).toBe(due);
});

test('the suggestion that the reference shows is what the demo’s rules make of such a case', () => {
  const { schemas } = document.components;
  const demo = demoDistricts.find(({ id }) => id === caseExample.district);
  const subject = { ...(replay(caseExample.timeline) as Case), text: '堆积装修垃圾约三方' };
  expect(exampleOf(schemas.Suggestion ?? {}, schemas)).toEqual(
    suggest(subject, rulesOf(1, demo!.body), '2026-11-21T08:40:00.000Z'),
  );
});

test('requests are closed to unknown fields, answers are open to new ones', () => {
  const { schemas } = document.components;
  expect(schemas.Report).toMatchObject({ additionalProperties: false });
  expect(schemas.CaseView).not.toHaveProperty('additionalProperties');
});
