// Uploads: how many one person may ask for, also at once, that nobody uses up another's, and what becomes of one that
// nobody commits.
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownStoreFor } from '#functions/lib/store.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { faultAt } from '#test/support/faults.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop.stop());

let mend = () => {};
afterEach(() => mend());

const ask = (who: string, caseId: string, evidenceId = ulid(), more: object = {}) =>
  gridloop.send<{ code?: string }>(who, 'POST', `/v1/districts/alpha/cases/${caseId}/evidence`, {
    evidenceId,
    kind: 'scene',
    type: 'image/jpeg',
    size: 1000,
    sha256: '0'.repeat(64),
    ...more,
  });

test('seventy-two requests at once are sixty uploads, and no less', async () => {
  const caseId = ulid();
  const ids = Array.from({ length: limits.uploadsPerMember + 12 }, () => ulid());
  const answers = await Promise.all(ids.map((id) => ask('officer-west', caseId, id)));
  const allowed = answers.filter(({ status }) => status === 201);
  expect(allowed).toHaveLength(limits.uploadsPerMember);
  expect(answers.filter(({ body }) => body.code === 'evidence/too-many')).toHaveLength(12);
  // One that was allowed can be asked for again, and another person has all of theirs.
  const known = ids[answers.findIndex(({ status }) => status === 201)];
  expect((await ask('officer-west', caseId, known)).status).toBe(201);
  expect((await ask('officer-west', caseId)).body.code).toBe('evidence/too-many');
  expect((await ask('officer-east', caseId)).status).toBe(201);
});

test('an upload is asked for again by whom and for what it was, and otherwise needs another id', async () => {
  const [caseId, id] = [ulid(), ulid()];
  expect((await ask('officer-west', caseId, id)).status).toBe(201);
  expect((await ask('officer-west', caseId, id)).status).toBe(201);
  const another = await ask('officer-west', caseId, id, { sha256: '1'.repeat(64) });
  const anothers = await ask('officer-east', caseId, id);
  for (const answer of [another, anothers])
    expect(answer).toMatchObject({ status: 409, body: { code: 'evidence/id-taken' } });
});

test('uploads that one person never used do not keep the department from showing its result', async () => {
  const { body: subject } = await gridloop.report({ category: '06013' });
  for (let count = 0; count < limits.uploadsPerMember; count += 1) await ask('officer-west', subject.id);
  await gridloop.act('reviewer', subject, 'file');
  const { body } = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'roads' });
  const taskId = body.tasks[0]?.id;
  await gridloop.act('roads-clerk', subject, 'sign-in', { taskId, handler: 'roads-clerk' });
  const shown = await gridloop.upload('roads-clerk', subject.id, 'after');
  const finished = await gridloop.act('roads-clerk', subject, 'finish', {
    taskId,
    text: '路面已修补',
    evidence: [shown],
  });
  expect(finished.status).toBe(200);
});

describe('an upload that nobody commits', () => {
  const day = 86_400;
  const now = () => Date.now() / 1000;
  const store = () => ownStoreFor('alpha');
  const rowOf = (caseId: string, id: string) =>
    store().get<{ expiresAt?: number; state: string }>(store().keys.evidence(caseId, id), {
      consistent: true,
    });
  const commit = (caseId: string, id: string) =>
    gridloop.send<{ code?: string }>(
      'officer-west',
      'POST',
      `/v1/districts/alpha/cases/${caseId}/evidence/${id}/commit`,
    );

  test('is forgotten by the table after a day', async () => {
    const [caseId, id] = [ulid(), ulid()];
    await ask('officer-west', caseId, id);
    const { expiresAt = 0 } = (await rowOf(caseId, id)) ?? {};
    expect(Math.abs(expiresAt - now() - day)).toBeLessThan(60);
    expect((await commit(caseId, id)).body.code).toBe('evidence/not-uploaded');
  });

  test('is kept once it is committed, and when it is on a case', async () => {
    const caseId = ulid();
    const scene = await gridloop.upload('officer-west', caseId, 'scene');
    expect(await rowOf(caseId, scene.id)).not.toHaveProperty('expiresAt');
    await gridloop.report({ caseId, evidence: [scene] });
    expect(await rowOf(caseId, scene.id)).not.toHaveProperty('expiresAt');
  });

  test('and is forgotten at the moment of its commit was not committed', async () => {
    const caseId = ulid();
    mend = faultAt('UpdateItem', async (input, send) => {
      const key = input.Key as { pk: string; sk: string };
      if (key.sk.startsWith('P#')) await store().remove(key);
      return send(input);
    });
    await expect(gridloop.upload('officer-west', caseId, 'scene')).rejects.toMatchObject({
      code: 'evidence/not-found',
    });
  });
});
