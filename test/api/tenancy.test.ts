// Districts do not see each other: the same generated test for every route of a district.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleOf } from '#shared/contracts/openapi-examples.ts';
import { componentSchemas, schemaOf } from '#shared/contracts/openapi-schemas.ts';
import { grantsOf } from '#shared/contracts/permissions.ts';
import type { Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
let foreign: { id: string; version: number };
let photo: { id: string };
beforeAll(async () => {
  gridloop = await startGridloop();
  const caseId = ulid();
  photo = await gridloop.upload('officer-west', caseId, 'scene');
  const reported = await gridloop.report({ caseId, evidence: [photo] });
  foreign = reported.body;
});
afterAll(() => gridloop?.stop());

const people = {
  grid_officer: 'officer-west',
  reviewer: 'reviewer',
  dispatcher: 'dispatcher',
  duty_commander: 'commander',
  clerk: 'sanitation-clerk',
  handler: 'sanitation-handler',
  district_admin: 'admin',
} as const;

/** Somebody whose role has the route's permission, so that it is not the role that refuses. */
const allowed = ({ permission }: Route) =>
  Object.entries(people).find(
    ([role]) => permission && grantsOf(role as keyof typeof people)[permission],
  )?.[1] ?? 'admin';

const schemas = componentSchemas();
const bodyOf = ({ id, body }: Route): object | undefined => {
  if (!body) return undefined;
  if (id === 'case.report') return reportBody();
  if (id === 'evidence.request') {
    return { evidenceId: ulid(), kind: 'scene', type: 'image/jpeg', size: 1000, sha256: 'a'.repeat(64) };
  }
  // Something sensible for every action: the example that its contract gives.
  const example = exampleOf(schemaOf(body, 'input'), schemas) as object;
  return { ...example, commandId: ulid() };
};

const pathIn = (district: string, route: Route) =>
  route.path
    .replace('{district}', district)
    .replace('{caseId}', foreign.id)
    .replace('{evidenceId}', photo.id) + (route.id === 'case.list' ? '?queue=mine' : '');

const tenantRoutes = routes.filter((route) => route.auth === 'member');
const caseRoutes = tenantRoutes.filter((route) => route.path.includes('{caseId}'));

describe.each(tenantRoutes.map((route) => [route.id, route as Route] as const))('%s', (_id, route) => {
  test('does not exist for people of another district', async () => {
    const answer = await gridloop.send(
      allowed(route),
      route.method,
      pathIn('alpha', route),
      bodyOf(route),
      {},
      'beta',
    );
    expect(answer).toMatchObject({ status: 404, body: { code: 'district/not-found' } });
  });
});

describe.each(caseRoutes.map((route) => [route.id, route as Route] as const))('%s', (_id, route) => {
  test("does not find another district's case under one's own", async () => {
    const answer = await gridloop.send(
      allowed(route),
      route.method,
      pathIn('beta', route),
      bodyOf(route),
      {},
      'beta',
    );
    if (route.id === 'evidence.request') {
      // The phone makes case ids: the same id in another district is another case, with rows of its own.
      expect(answer.status).toBe(201);
    } else {
      expect([answer.status, answer.body]).toMatchObject([
        404,
        { code: expect.stringMatching(/^(case|evidence)\/not-found$/) },
      ]);
    }
  });
});

test('nothing of all that touched the case', async () => {
  const seen = await gridloop.see('reviewer', foreign);
  expect(seen.body.evidence).toHaveLength(1);
  expect(seen.body.timeline.filter((event) => event.by.kind === 'member')).toHaveLength(1);
});

test("another district's photos cannot be put on a case", async () => {
  const answer = await gridloop.report(
    { evidence: [{ id: photo.id, kind: 'scene' }] },
    'officer-west',
    'beta',
  );
  expect(answer).toMatchObject({ status: 422, body: { code: 'evidence/not-committed' } });
});

test('lists and counts of one district hold nothing of the other', async () => {
  const list = await gridloop.list('reviewer', 'queue=all', 'beta');
  expect(list.body.items).toEqual([]);
});

test('a platform operator has no way into a district', async () => {
  const { api } = gridloop;
  const answer = await api.as('operator').send('GET', `/v1/districts/alpha/cases/${foreign.id}`);
  expect(answer.status).toBe(404);
});
