import { expect, test } from 'vitest';
import { ApiProblem } from '#shared/client/problem.ts';
import { explain } from '../../web/src/api/problem.ts';
import { persist } from '../../web/src/data/evidence.ts';

test('a problem is told as a sentence, with the inputs that are meant and the request id', () => {
  const problem = new ApiProblem({
    code: 'request/invalid',
    status: 422,
    requestId: 'r-1',
    issues: [
      { pointer: '/text', detail: 'too long' },
      { parameter: 'limit', detail: 'not a number' },
    ],
  });
  expect(explain(problem)).toEqual({
    text: '有内容不符合要求，请检查后再提交',
    issues: ['/text too long', 'limit not a number'],
    requestId: 'r-1',
  });
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
