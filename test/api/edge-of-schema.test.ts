// Every value that a request can carry, at the edge of its schema and beyond, on every route of the live service: it is
// taken or refused with a reason, and is never an error of ours. The gridloop's client holds each answer to its contract.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import { openApiDocument } from '#shared/contracts/openapi.ts';
import type { JsonSchema } from '#shared/contracts/openapi-schemas.ts';
import type { Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { type Mutation, mutated, mutationsOf, texts } from '#test/support/hostile.ts';
import { allowedTo } from '#test/support/small-district.ts';

interface Operation {
  parameters: { name: string; in: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}
const document = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};
const { schemas } = document.components;
const operationOf = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()] as Operation;
const all = (routes as readonly Route[]).map((route) => [route.id, route] as const);

let gridloop: Gridloop;
let reported: CaseView;
beforeAll(async () => {
  gridloop = await startGridloop();
  reported = (await gridloop.report()).body;
});
afterAll(() => gridloop?.stop());

/** Params that lead to something; a district that may be changed is one of its own. */
const goodParams = ({ auth }: Route): Record<string, string> => ({
  district: auth === 'operator' ? 'gamma' : 'alpha',
  caseId: reported.id,
  evidenceId: ulid(),
});

const pathOf = ({ path }: Route, params: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'));

/** What the small district knows in place of the examples' names, and ids that nothing else has. */
function inAlpha(body: unknown, { at }: Mutation): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fresh = { caseId: ulid(), commandId: ulid(), evidenceId: ulid(), category: '06010', evidence: [] };
  const own = Object.entries(fresh).filter(([name]) => name in body && !at.startsWith(`/${name}`));
  return { ...body, ...Object.fromEntries(own) };
}

const send = (route: Route, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  gridloop.api.as(allowedTo(route)).send(route.method, path, { body, headers });

describe.each(all)('%s', (_, route) => {
  const operation = operationOf(route);
  const body = operation.requestBody?.content['application/json']?.schema;
  const listed = (where: string) => operation.parameters.filter((parameter) => parameter.in === where);

  test.runIf(body)('takes or refuses every value in its body', async () => {
    const failed: unknown[] = [];
    for (const mutation of mutationsOf(body as JsonSchema, schemas)) {
      const sent = inAlpha(mutated(body as JsonSchema, schemas, mutation), mutation);
      const { status } = await send(route, pathOf(route, goodParams(route)), sent);
      if (status >= 500) failed.push({ ...mutation, status });
    }
    expect(failed).toEqual([]);
  });

  test.runIf(listed('path').length > 0)('takes or refuses every value in its path', async () => {
    const params = goodParams(route);
    for (const { name } of listed('path')) {
      for (const value of texts) {
        // A path holds no half of a surrogate pair; an empty step is another path; 10 KB is API Gateway's limit.
        if (!value.isWellFormed() || value === '' || encodeURIComponent(value).length > 9_000) continue;
        const { status } = await send(route, pathOf(route, { ...params, [name]: value }));
        expect([status, name, value.slice(0, 50)]).toEqual([
          expect.toSatisfy(below500),
          name,
          value.slice(0, 50),
        ]);
      }
    }
  });

  test.runIf(listed('query').length > 0)('takes or refuses every value in its query', async () => {
    for (const { name } of listed('query')) {
      for (const value of texts) {
        if (encodeURIComponent(value.toWellFormed()).length > 9_000) continue;
        const query = new URLSearchParams({ queue: 'all', [name]: value });
        const { status } = await send(route, `${pathOf(route, goodParams(route))}?${query}`);
        expect([status, name, value.slice(0, 50)]).toEqual([
          expect.toSatisfy(below500),
          name,
          value.slice(0, 50),
        ]);
      }
    }
  });

  test.runIf(listed('header').length > 0)('takes or refuses every version in its header', async () => {
    for (const value of [
      '',
      '"',
      '*',
      'W/"7"',
      '""',
      '"-1"',
      '"1e9"',
      '"9999999999"',
      '"7", "8"',
      'x'.repeat(2_000),
    ]) {
      const sent = { commandId: ulid(), text: '备注' };
      const { status } = await send(route, pathOf(route, goodParams(route)), sent, { 'if-match': value });
      expect([status, value]).toEqual([expect.toSatisfy(below500), value]);
    }
  });
});

const below500 = (status: number) => status < 500;
