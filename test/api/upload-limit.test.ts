// How many uploads one person may ask for, also at once, and that nobody uses up another's.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#shared/contracts/vocabulary.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop.stop());

const ask = (who: string, caseId: string, evidenceId = ulid()) =>
  gridloop.send<{ code?: string }>(who, 'POST', `/v1/districts/alpha/cases/${caseId}/evidence`, {
    evidenceId,
    kind: 'scene',
    type: 'image/jpeg',
    size: 1000,
    sha256: '0'.repeat(64),
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
