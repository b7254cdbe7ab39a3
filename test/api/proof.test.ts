// The photo of a result on the real engines: checked after the task was finished, and files that were seen before.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseCard, CaseView } from '#shared/contracts/cases.ts';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { photo } from '#test/support/photos.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop.stop());

/** A category whose result has to be shown. */
const category = '06013';
const file = () => photo({ exif: { 'ifd0-ImageDescription': ulid() } });
const sent = (caseId: string, bytes: Uint8Array, who = 'roads-clerk', kind: 'scene' | 'after' = 'after') =>
  gridloop.upload(who, caseId, kind, {}, 'alpha', bytes);

/** A case in the hands of a department, reported with this file as the photo of the scene. */
async function atWork(scene?: Uint8Array): Promise<CaseView> {
  const caseId = ulid();
  const evidence = scene ? [await sent(caseId, scene, 'officer-west', 'scene')] : [];
  const { body: subject } = await gridloop.report({ caseId, category, evidence });
  await gridloop.act('reviewer', subject, 'file');
  const { body } = await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'roads' });
  const taskId = body.tasks[0]?.id;
  const signedIn = await gridloop.act('roads-clerk', subject, 'sign-in', { taskId, handler: 'roads-clerk' });
  expect(signedIn.status).toBe(200);
  return signedIn.body;
}

const finish = (subject: CaseView, evidence: readonly EvidenceRef[]) =>
  gridloop.act('roads-clerk', subject, 'finish', {
    taskId: subject.tasks[0]?.id,
    text: '路面已修补',
    evidence,
  });
const pass = (subject: CaseView) => gridloop.act('officer-west', subject, 'pass', { kind: 'solved' });
const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code;
const judged = (subject: CaseView, id: string) =>
  gridloop.eventually(
    () => gridloop.see('officer-west', subject),
    ({ body }) => /accepted|rejected/.test(body.evidence.find((each) => each.id === id)?.state ?? ''),
  );

test('a result is passed with a photo that was accepted, whenever it was checked', async () => {
  const subject = await atWork(await file());
  const shown = await sent(subject.id, await file());
  expect((await finish(subject, [shown])).status).toBe(200);
  const { body } = await judged(subject, shown.id);
  expect(body.proof).toBe('shown');
  expect((await pass(subject)).body).toMatchObject({ state: 'closed' });
});

test('a photo that is rejected after the task was finished holds the case open, for all to see', async () => {
  const subject = await atWork();
  const text = new TextEncoder().encode(`no photo ${ulid()}`);
  const shown = await sent(subject.id, text);
  const finished = await finish(subject, [shown]);
  // The check may have been faster than the department: then it is told at once.
  if (finished.status !== 200) return expect(codeOf(finished)).toBe('evidence/rejected');
  const { body } = await judged(subject, shown.id);
  expect(body).toMatchObject({ state: 'resolved', proof: 'missing' });
  expect(body.actions.map(({ action }) => action)).not.toContain('pass');
  expect(codeOf(await pass(subject))).toBe('evidence/no-proof');
  const cards = await Promise.all([
    gridloop.list('officer-west', 'queue=to_verify'),
    gridloop.list('roads-clerk', 'queue=tasks_done'),
  ]);
  for (const { body: list } of cards) {
    const card = (list.items as unknown as CaseCard[]).find(({ id }) => id === subject.id);
    expect(card?.proof).toBe('missing');
  }
  // The department shows another one.
  const other = await sent(subject.id, await file());
  await gridloop.act('roads-clerk', subject, 'add-evidence', { evidence: [other] });
  await judged(subject, other.id);
  expect((await pass(subject)).body).toMatchObject({ state: 'closed' });
});

test('the photo of the scene is no photo of the result', async () => {
  const scene = await file();
  const subject = await atWork(scene);
  expect(codeOf(await finish(subject, [await sent(subject.id, scene)]))).toBe('evidence/after-required');
});

describe('a file that another case had first', () => {
  test('is no photo of the result, and the case it comes from is named', async () => {
    const shown = await file();
    const first = await atWork();
    expect((await finish(first, [await sent(first.id, shown)])).status).toBe(200);
    const second = await atWork();
    const again = await sent(second.id, shown);
    expect(codeOf(await finish(second, [again]))).toBe('evidence/after-required');
    const { body } = await gridloop.act('roads-clerk', second, 'add-evidence', { evidence: [again] });
    expect(body.evidence.find(({ id }) => id === again.id)?.doubts).toEqual({
      seenIn: { caseId: first.id, number: first.number },
    });
  });

  test('is told of by one of two that report it at the same time', async () => {
    const scene = await file();
    const cases = [ulid(), ulid()];
    const photos = await Promise.all(cases.map((caseId) => sent(caseId, scene, 'officer-west', 'scene')));
    const reports = await Promise.all(
      cases.map((caseId, index) => gridloop.report({ caseId, category, evidence: [photos[index]] })),
    );
    expect(reports.map(({ status }) => status)).toEqual([201, 201]);
    const seen = reports.map(({ body }) => body.evidence[0]?.doubts?.seenIn?.caseId);
    expect(seen.filter((caseId) => caseId !== undefined)).toHaveLength(1);
  });

  test('is not asked about in another district', async () => {
    const scene = await file();
    const caseId = ulid();
    const here = await gridloop.upload('officer-west', caseId, 'scene', {}, 'alpha', scene);
    await gridloop.report({ caseId, category, evidence: [here] });
    const foreign = ulid();
    const there = await gridloop.upload('officer-west', foreign, 'scene', {}, 'beta', scene);
    const { body } = await gridloop.report(
      { caseId: foreign, category, evidence: [there] },
      'officer-west',
      'beta',
    );
    expect(body.evidence[0]).not.toHaveProperty('doubts');
  });
});

test('a photo of forty days ago from another city is accepted, and never silently', async () => {
  const caseId = ulid();
  const old = new Date(Date.now() - 40 * 86_400_000 - 3_600_000).toISOString();
  const bytes = await photo({
    exif: {
      'ifd2-DateTimeOriginal': old.slice(0, 19).replaceAll('-', ':').replace('T', ' '),
      'ifd2-OffsetTimeOriginal': '+00:00',
      'ifd3-GPSLatitudeRef': 'N',
      'ifd3-GPSLatitude': '31/1 13/1 4800/100',
      'ifd3-GPSLongitudeRef': 'E',
      'ifd3-GPSLongitude': '104/1 4/1 0/1',
    },
  });
  const taken = { takenAt: new Date().toISOString(), place: { lng: 106.605, lat: 35.505 } };
  const shown = await gridloop.upload('officer-west', caseId, 'scene', taken, 'alpha', bytes);
  const { body: subject } = await gridloop.report({ caseId, category, evidence: [shown] });
  const { body } = await judged(subject, shown.id);
  const doubts = body.evidence[0]?.doubts;
  expect(body.evidence[0]?.state).toBe('accepted');
  expect(Math.floor((doubts?.takenSecondsBefore ?? 0) / 86_400)).toBe(40);
  expect(doubts?.metresAway).toBeGreaterThan(500_000);
  const { body: list } = await gridloop.list('reviewer', 'queue=reported');
  const card = (list.items as unknown as CaseCard[]).find(({ id }) => id === subject.id);
  expect(card?.doubts).toEqual(doubts);
});
