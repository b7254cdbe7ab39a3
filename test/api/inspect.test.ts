import type { Context, SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler } from '#functions/inspect/index.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { declare, photo } from '#test/support/photos.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop.stop());

const message = (body: unknown): SQSRecord =>
  ({
    messageId: ulid(),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    eventSource: 'aws:sqs',
    attributes: {},
    messageAttributes: {},
  }) as unknown as SQSRecord;

const consume = (...Records: SQSRecord[]) => handler({ Records }, { functionName: 'inspect' } as Context);

/** A case with one photo whose check has been recorded. */
async function checkedCase() {
  const caseId = ulid();
  const scene = await gridloop.upload('officer-west', caseId, 'scene');
  const { body } = await gridloop.report({ caseId, evidence: [scene] });
  const id = { district: 'alpha', caseId, evidenceId: scene.id };
  await gridloop.eventually(
    () => gridloop.see('officer-west', body),
    (answer) => answer.body.evidence[0]?.state === 'accepted',
  );
  return { subject: body, id };
}

describe('the consumer of evidence-checks', () => {
  test('changes nothing when a message comes again', async () => {
    const { subject, id } = await checkedCase();
    const before = await gridloop.see('officer-west', subject);
    expect(await consume(message(id), message(id))).toEqual({ batchItemFailures: [] });
    const after = await gridloop.see('officer-west', subject);
    expect(after.body.version).toBe(before.body.version);
    expect(after.body.evidence[0]?.check).toEqual(before.body.evidence[0]?.check);
  });

  test('gives back only the message that failed', async () => {
    const { id } = await checkedCase();
    const broken = message('{ not json');
    const foreign = message({ ...id, key: 'evidence/beta/x' });
    expect(await consume(message(id), broken, foreign)).toEqual({
      batchItemFailures: [{ itemIdentifier: broken.messageId }, { itemIdentifier: foreign.messageId }],
    });
  });

  test('rejects a photo whose upload is not there, and says so', async () => {
    const caseId = ulid();
    const evidenceId = ulid();
    const path = `/v1/districts/alpha/cases/${caseId}/evidence`;
    const asked = { evidenceId, kind: 'scene', ...declare(await photo()) };
    await gridloop.send('officer-west', 'POST', path, asked);
    const id = { district: 'alpha', caseId, evidenceId };
    expect(await consume(message(id))).toEqual({ batchItemFailures: [] });
    const { body } = await gridloop.send('officer-west', 'POST', `${path}/${evidenceId}/commit`);
    expect(body).toMatchObject({ state: 'rejected', check: { reason: 'missing' } });
  });

  test('lets a message go whose photo nobody knows', async () => {
    const unknown = { district: 'alpha', caseId: ulid(), evidenceId: ulid() };
    expect(await consume(message(unknown))).toEqual({ batchItemFailures: [] });
  });
});
