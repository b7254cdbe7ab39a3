// What was accepted stays what it was: the bytes that were checked, under a key that no upload form names.
import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvidenceUpload, EvidenceView } from '#shared/contracts/evidence.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { declare, photo } from '#test/support/photos.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop.stop());

const sha256 = (bytes: ArrayBuffer | Uint8Array) =>
  createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

async function fill({ url, fields }: EvidenceUpload, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
  return (await fetch(gridloop.origin + url, { method: 'POST', body: form })).status;
}

/** A reported case whose one photo was uploaded through the given form and committed. */
async function uploaded() {
  const caseId = ulid();
  const evidenceId = ulid();
  const bytes = await photo();
  const path = `/v1/districts/alpha/cases/${caseId}/evidence`;
  const asked = { evidenceId, kind: 'scene', ...declare(bytes) };
  const { body: form } = await gridloop.send<EvidenceUpload>('officer-west', 'POST', path, asked);
  expect(await fill(form, bytes)).toBe(204);
  const committed = await gridloop.send<EvidenceView>('officer-west', 'POST', `${path}/${evidenceId}/commit`);
  const { body: subject } = await gridloop.report({ caseId, evidence: [{ id: evidenceId, kind: 'scene' }] });
  const accepted = async () => {
    const seen = await gridloop.eventually(
      () => gridloop.see('reviewer', subject),
      ({ body }) => body.evidence[0]?.state === 'accepted',
    );
    return seen.body.evidence[0] as EvidenceView;
  };
  return { bytes, form, committed: committed.body, accepted };
}

test('an accepted photo cannot be replaced through its own form', async () => {
  const { bytes, form, accepted } = await uploaded();
  const { urls } = await accepted();
  const other = Uint8Array.from(bytes);
  other[other.length - 10] = (other.at(-10) ?? 0) ^ 1;
  // The form itself may be sent again while it is valid; what it writes is not what is shown.
  await fill(form, other);
  await fill(form, other);
  for (const link of [urls?.original, (await accepted()).urls?.original]) {
    const served = await fetch(gridloop.origin + link);
    expect(served.headers.get('content-type')).toBe('image/jpeg');
    expect(sha256(await served.arrayBuffer())).toBe(sha256(bytes));
  }
});

test('the keys of what is shown are named by no form', async () => {
  const { form, accepted } = await uploaded();
  expect(form.fields.key).toMatch(/^uploads\/alpha\//);
  const { urls } = await accepted();
  expect(Object.values(urls ?? {}).map((url) => new URL(url, gridloop.origin).pathname)).toEqual(
    ['original', 'preview', 'thumb'].map((rendition) =>
      expect.stringMatching(new RegExp(`^/evidence/alpha/.+/${rendition}$`)),
    ),
  );
});

test('nobody is given a link to what has not been accepted', async () => {
  const { committed, accepted } = await uploaded();
  expect(committed).not.toHaveProperty('urls');
  expect(Object.keys((await accepted()).urls ?? {})).toHaveLength(3);
});
