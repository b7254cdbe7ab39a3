import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseActions } from '#shared/contracts/action-table.ts';
import { caseEvent, eventTypes } from '#shared/contracts/events.ts';
import { type ProblemCode, problems } from '#shared/contracts/problems.ts';
import { problemsOf, type Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import { sourceFiles, sourceText } from '#test/support/imports.ts';
import { take, walks } from '#test/support/walk.ts';

const all: readonly Route[] = routes;
const unique = (values: readonly string[]) => expect(values).toEqual([...new Set(values)]);

test('route ids and addresses are each their own', () => {
  unique(all.map((route) => route.id));
  unique(all.map((route) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`));
});

test('a route’s parameters are those of its path', () => {
  for (const { id, path, params } of all) {
    expect(Object.keys(params.shape), id).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  }
});

test('only what changes something has a body, and every body names what it makes or its command', () => {
  for (const { id, method, body } of all) {
    if (method === 'GET') expect(body, id).toBeUndefined();
    if (method !== 'POST' || !body) continue;
    expect(
      Object.keys(body.shape).filter((key) =>
        ['commandId', 'evidenceId', 'id', 'rows', 'shapes', 'draft', 'email'].includes(key),
      ),
      id,
    ).toHaveLength(1);
  }
});

test('every case action has its route, named and placed by the action', () => {
  for (const { action, permission, function: owner } of caseActions) {
    expect(all.find((route) => route.id === `case.${action}`)).toMatchObject({
      method: 'POST',
      path: `/v1/districts/{district}/cases/{caseId}/${action.replaceAll('_', '-')}`,
      function: owner,
      permission,
      ifMatch: 'optional',
    });
  }
});

test('every state but the first is reached by an action, every open one is left by one', () => {
  const from = new Set(caseActions.flatMap((row): readonly string[] => row.from));
  expect(caseStates.filter((state) => !from.has(state))).toEqual([]);
});

test('a problem code is `<what>/<what is wrong>`, with a sentence and a status of an error', () => {
  for (const [code, { status, title }] of Object.entries(problems)) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(title, code).toMatch(/^[A-Z].*[^.]$/);
  }
});

const product = sourceFiles('{functions,shared,infra}/**/*.ts').filter(
  (file) => file !== 'shared/contracts/problems.ts',
);
const mentioned = (code: ProblemCode, files: readonly string[]) =>
  files.some((file) => sourceText(file).includes(`'${code}'`));

test('every problem code is one that the service can answer with', () => {
  const answering = product.filter((file) => !file.startsWith('shared/contracts/'));
  const codes = Object.keys(problems) as ProblemCode[];
  expect(codes.filter((code) => !mentioned(code, answering))).toEqual([]);
});

test('every problem code is declared by a route, save that of an address that is none', () => {
  const declared = new Set(all.flatMap(problemsOf));
  expect((Object.keys(problems) as ProblemCode[]).filter((code) => !declared.has(code))).toEqual([
    'request/not-found',
  ]);
});

/** One fact of each type out of the lives of many cases. */
const samples = new Map(
  fc
    .sample(walks, { numRuns: 400, seed: 7 })
    .flatMap((walk) => take(walk).map((event) => [event.type, event])),
);

test.each(eventTypes)('%s fits its schema and takes nothing that it does not name', (type) => {
  const event = samples.get(type);
  expect(caseEvent.parse(event)).toEqual(event);
  expect(caseEvent.safeParse({ ...event, extra: 1 }).success).toBe(false);
  expect(caseEvent.safeParse({ ...event, data: { ...event?.data, extra: 1 } }).success).toBe(false);
  expect(caseEvent.safeParse({ ...event, type: 'case.vanished' }).success).toBe(false);
});
