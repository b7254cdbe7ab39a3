// The one way of a photo to its case: nothing is sent twice that arrived, and nothing counts that did not.
import { expect, test } from 'vitest';
import type { Client } from '#shared/client/client.ts';
import { sendPhoto } from '#shared/client/photos.ts';
import { ApiProblem } from '#shared/client/problem.ts';
import type { ProblemCode } from '#shared/contracts/problems.ts';

type Step = 'ask' | 'form' | 'commit';
type Outcome = 'ok' | 'rejected' | ProblemCode | 'network';

const target = { district: 'alpha', caseId: 'case', evidenceId: 'photo', kind: 'scene' } as const;
const photo = {
  file: new Blob(['x']),
  declared: { type: 'image/jpeg' as const, size: 1, sha256: '0'.repeat(64) },
};

/** Sends the photo to a service that answers each step so, in turn; gives the steps that were taken. */
async function send(
  script: Readonly<Partial<Record<Step, Outcome[]>>>,
  { tries = 1, sentBefore = false } = {},
) {
  const steps: Step[] = [];
  const left = {
    ask: [...(script.ask ?? [])],
    form: [...(script.form ?? [])],
    commit: [...(script.commit ?? [])],
  };
  const take = (step: Step): 'ok' | 'rejected' => {
    steps.push(step);
    const outcome = left[step].shift() ?? 'ok';
    if (outcome === 'ok' || outcome === 'rejected') return outcome;
    throw new ApiProblem({ code: outcome, status: 0 });
  };
  const call = (async (endpoint: string) => {
    if (!endpoint.endsWith('/commit')) {
      take('ask');
      return { url: '/uploads/', fields: { key: 'k' } };
    }
    return { state: take('commit') === 'ok' ? 'uploaded' : 'rejected' };
  }) as unknown as Client['call'];
  const persist = async <T>(step: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; attempt < tries; attempt += 1) {
      try {
        return await step();
      } catch (error) {
        if (!(error instanceof ApiProblem && error.code === 'network')) throw error;
      }
    }
    return step();
  };
  const post = async (_: string, form: FormData) => {
    expect([...form.keys()]).toEqual(['key', 'file']);
    take('form');
  };
  const problem = await sendPhoto(target, photo, { call, post, persist, sentBefore }).then(
    () => undefined,
    (error: ApiProblem) => error.code,
  );
  return { steps, problem };
}

test('it is asked for, sent and committed, the file as the last part of its form', async () => {
  expect(await send({})).toEqual({ steps: ['ask', 'form', 'commit'], problem: undefined });
});

test('a commit whose answer was lost is not sent again', async () => {
  expect(await send({ commit: ['network'] }, { tries: 2 })).toEqual({
    steps: ['ask', 'form', 'commit', 'commit'],
    problem: undefined,
  });
});

test('a form that was lost is sent again', async () => {
  expect(await send({ form: ['network'], commit: ['evidence/not-uploaded'] }, { tries: 2 })).toEqual({
    steps: ['ask', 'form', 'commit', 'ask', 'form', 'commit'],
    problem: undefined,
  });
});

test('a photo of an earlier visit that arrived is only asked about', async () => {
  expect(await send({}, { sentBefore: true })).toEqual({ steps: ['commit'], problem: undefined });
});

test('an id that this very photo has taken is no trouble; another’s is', async () => {
  expect((await send({ ask: ['evidence/id-taken'] })).problem).toBeUndefined();
  const other = await send({ ask: ['evidence/id-taken'], commit: ['evidence/not-found'] });
  expect(other.problem).toBe('evidence/id-taken');
});

test('a photo that did not pass its check meanwhile is refused', async () => {
  expect((await send({ commit: ['rejected'] })).problem).toBe('evidence/rejected');
});
