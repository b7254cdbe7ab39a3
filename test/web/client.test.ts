import { expect, test } from 'vitest';
import { urlOf } from '../../web/src/api/client.ts';
import { ApiProblem, explain, problemOf } from '../../web/src/api/problem.ts';
import { persist } from '../../web/src/data/evidence.ts';

test('params are put into the path, escaped', () => {
  const params = { district: 'kongtong', caseId: 'a/b' };
  expect(urlOf('/v1/districts/{district}/cases/{caseId}', { params })).toBe(
    '/v1/districts/kongtong/cases/a%2Fb',
  );
});

test('a query leaves out what was not chosen', () => {
  const query = { queue: 'filed', cursor: undefined, q: '', limit: 50 };
  expect(urlOf('/v1/cases', { query })).toBe('/v1/cases?queue=filed&limit=50');
});

test('a problem keeps its code, its request id and what is wrong where', async () => {
  const body = {
    code: 'request/invalid',
    detail: 'Two fields do not fit.',
    requestId: 'r-1',
    errors: [
      { pointer: '/text', detail: 'too long' },
      { parameter: 'limit', detail: 'not a number' },
    ],
  };
  const problem = await problemOf(Response.json(body, { status: 422 }));
  expect(problem).toMatchObject({ code: 'request/invalid', status: 422, requestId: 'r-1' });
  expect(explain(problem)).toEqual({
    text: '有内容不符合要求，请检查后再提交',
    issues: ['/text too long', 'limit not a number'],
    requestId: 'r-1',
  });
});

test('an answer that is no problem document is still a problem', async () => {
  const page = new Response('<html>', { status: 502, headers: { 'apigw-requestid': 'edge-7' } });
  expect(await problemOf(page)).toMatchObject({ code: 'unknown', status: 502, requestId: 'edge-7' });
});

test('silence is tried again, a refusal is not', async () => {
  let calls = 0;
  const failing = (problem: ApiProblem) => () => {
    calls += 1;
    return calls < 3 ? Promise.reject(problem) : Promise.resolve('there');
  };
  await expect(persist(failing(new ApiProblem({ code: 'network', status: 0 })), [0, 0])).resolves.toBe(
    'there',
  );
  calls = 0;
  const refused = new ApiProblem({ code: 'case/wrong-state', status: 409 });
  await expect(persist(failing(refused), [0, 0])).rejects.toBe(refused);
  expect(calls).toBe(1);
});
