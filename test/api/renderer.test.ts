// Photos are decoded in a process of their own: what one of them does to it, nobody else feels.
import { readdirSync, readFileSync } from 'node:fs';
import type { Context, SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler } from '#functions/inspect/index.ts';
import { RenderingFailed, renderApart } from '#functions/inspect/renderer.ts';
import type { EvidenceUpload, EvidenceView } from '#shared/contracts/evidence.ts';
import { evidenceCheckAttempts } from '#shared/contracts/vocabulary.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { declare, photo, slowPhoto } from '#test/support/photos.ts';

const slow = slowPhoto();

/** The processes of this one that decode photos. */
const renderers = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /\nPPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(parent) === process.pid && command.includes('inspect/child');
      } catch {
        return false;
      }
    });

/** Ends the one that is at work, as the system does when memory is short. */
async function killRenderer(): Promise<void> {
  while (renderers().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const pid of renderers()) process.kill(pid, 'SIGKILL');
}

describe('rendering', () => {
  test('ends a photo that takes too long, and goes on with the next', async () => {
    await expect(renderApart(slow, 'image/png', 1)).rejects.toThrow(RenderingFailed);
    expect(await renderApart(await photo(), 'image/jpeg')).toMatchObject({ width: 64, height: 48 });
    expect(renderers()).toHaveLength(1);
  });

  test('survives the death of its process, and goes on with the next', async () => {
    const dying = expect(renderApart(slow, 'image/png')).rejects.toThrow(RenderingFailed);
    await killRenderer();
    await dying;
    expect(await renderApart(await photo(), 'image/jpeg')).toMatchObject({ width: 64, height: 48 });
  });

  test('keeps no process that a large photo has blown up', async () => {
    expect(await renderApart(slow, 'image/png')).toMatchObject({ width: 7000, height: 7000 });
    expect(await renderApart(await photo(), 'image/jpeg')).toMatchObject({ width: 64, height: 48 });
    const [pid] = renderers();
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // The large one needs more than 600 MB.
    expect(Number(kilobytes)).toBeLessThan(400_000);
  });

  test('gives its process no credentials', async () => {
    await renderApart(await photo(), 'image/jpeg');
    const [pid] = renderers();
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/AWS|TOKEN|SECRET/i);
  });
});

describe('the consumer of evidence-checks', () => {
  let gridloop: Gridloop;
  beforeAll(async () => {
    gridloop = await startGridloop();
  });
  afterAll(() => gridloop.stop());

  /** Uploaded, and not committed: nobody else checks it. */
  async function uploadedOnly(bytes: Uint8Array) {
    const id = { district: 'alpha', caseId: ulid(), evidenceId: ulid() };
    const path = `/v1/districts/alpha/cases/${id.caseId}/evidence`;
    const asked = { evidenceId: id.evidenceId, kind: 'scene', ...declare(bytes, { type: 'image/png' }) };
    const { body } = await gridloop.send<EvidenceUpload>('officer-west', 'POST', path, asked);
    const form = new FormData();
    for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    expect((await fetch(gridloop.origin + body.url, { method: 'POST', body: form })).status).toBe(204);
    const look = () => gridloop.send<EvidenceView>('officer-west', 'POST', `${path}/${id.evidenceId}/commit`);
    return { id, look };
  }

  const receive = (id: object, times: number) => {
    const attributes = { ApproximateReceiveCount: String(times) };
    const record = { messageId: 'm', body: JSON.stringify(id), eventSource: 'aws:sqs', attributes };
    const Records = [record as unknown as SQSRecord];
    return handler({ Records }, { functionName: 'inspect' } as Context);
  };

  test('lets other requests through while a photo takes its time', async () => {
    const { id } = await uploadedOnly(slow);
    let checking = true;
    const checked = receive(id, 1).finally(() => {
      checking = false;
    });
    let answered = 0;
    while (checking) {
      expect((await fetch(`${gridloop.origin}/healthz`)).status).toBe(200);
      answered += 1;
    }
    expect(await checked).toEqual({ batchItemFailures: [] });
    // Decoded in this process, it would let through the few of before it began.
    expect(answered).toBeGreaterThan(20);
  });

  test('tries a photo again that came to no end, and gives it up as broken at the last', async () => {
    const { id, look } = await uploadedOnly(slow);
    const first = receive(id, evidenceCheckAttempts - 1);
    await killRenderer();
    expect(await first).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    const last = receive(id, evidenceCheckAttempts);
    await killRenderer();
    expect(await last).toEqual({ batchItemFailures: [] });
    expect((await look()).body).toMatchObject({ state: 'rejected', check: { reason: 'broken' } });
  });

  test('keeps the message where the failure is not the photo’s, however often', async () => {
    const { id, look } = await uploadedOnly(await photo({ format: '.png' }));
    const bucket = process.env.EVIDENCE_BUCKET;
    process.env.EVIDENCE_BUCKET = 'gone';
    try {
      expect(await receive(id, evidenceCheckAttempts)).toEqual({
        batchItemFailures: [{ itemIdentifier: 'm' }],
      });
    } finally {
      process.env.EVIDENCE_BUCKET = bucket;
    }
    expect((await look()).body.state).toBe('uploaded');
  });
});
