import { expect, test } from 'vitest';
import type { Report } from '#shared/contracts/cases.ts';
import type { EvidenceFact } from '#shared/contracts/events.ts';
import { sources } from '#shared/contracts/vocabulary.ts';
import { evolve, report } from '#shared/domain/case/index.ts';
import {
  aReport,
  inSecondGrid,
  minutes,
  nowhere,
  number,
  type Person,
  people,
  photo,
  ref,
  reported,
  solvedOnSpot,
} from '#test/support/builders.ts';
import { caseOf, history, minute, refusal, reportContextOf, timed } from '#test/support/given.ts';

const { officer, reviewer } = people;
const make = (fields: Partial<Report> = {}, actor: Person = officer, photos: EvidenceFact[] = []) =>
  report(aReport(fields), number, reportContextOf(actor, minute(0), photos, aReport(fields).place));

test('a report begins a case that waits for review, its review clock running', () => {
  expect(make()).toEqual([timed(reported(), minute(0))]);
  const subject = caseOf(reported());
  expect(subject).toMatchObject({ state: 'reported', number, seq: 1, reportedAt: minute(0) });
  expect(subject.clocks.review).toMatchObject({ limit: minutes(30), runningSince: minute(0) });
});

test('the point decides the grid, and the areas above it come with it', () => {
  const [fact] = make({ place: { point: inSecondGrid } });
  expect(fact).toMatchObject({
    data: { place: { point: inSecondGrid, areaPath: ['dongguan', 'liuhu', 'liuhu-02'] } },
  });
});

test('a place outside every grid is taken, and shows as being in no area', () => {
  expect(make({ place: { point: nowhere } })).toMatchObject([{ data: { place: { areaPath: [] } } }]);
});

test('a category that the catalogue does not have is refused', () => {
  expect(refusal(() => make({ category: 'moon-landing' }))).toBe('case/unknown-category');
});

test('an officer reports only what they saw themselves', () => {
  const codes = sources.map((source) => refusal(() => make({ source })));
  expect(codes).toEqual(
    sources.map((source) => (source === 'grid_officer' ? 'not refused' : 'case/source-not-allowed')),
  );
});

test('the centre takes down reports from every source', () => {
  for (const source of sources) expect(make({ source }, reviewer)).toMatchObject([{ data: { source } }]);
});

test('photos join the case in the kind that the report gives them', () => {
  const [fact] = make({ evidence: [ref('A', 'before')] }, officer, [photo('A', 'scene')]);
  expect(fact).toMatchObject({ data: { evidence: [photo('A', 'before')] } });
});

test('the same photo named twice joins once', () => {
  const [fact] = make({ evidence: [ref('A'), ref('A')] }, officer, [photo('A')]);
  expect(fact).toMatchObject({ data: { evidence: [photo('A')] } });
});

test('a photo that was not committed is refused', () => {
  expect(refusal(() => make({ evidence: [ref('A')] }))).toBe('evidence/not-committed');
  const requested = photo('A', 'scene', 'requested');
  expect(refusal(() => make({ evidence: [ref('A')] }, officer, [requested]))).toBe('evidence/not-committed');
});

test('a photo that failed its check is refused', () => {
  const bad = photo('A', 'scene', 'rejected');
  expect(refusal(() => make({ evidence: [ref('A')] }, officer, [bad]))).toBe('evidence/rejected');
});

test('solved on the spot, a case goes straight to verification with its photo of the result', () => {
  const facts = make({ solvedOnSpot: true, evidence: [ref('A', 'after')] }, officer, [photo('A')]);
  expect(facts).toEqual([timed(solvedOnSpot(), minute(0))]);
  const subject = caseOf(solvedOnSpot());
  expect(subject).toMatchObject({ state: 'resolved', solvedOnSpot: true, tasks: [] });
  expect(Object.keys(subject.clocks)).toEqual(['verify']);
});

test('solved on the spot without a photo of the result is refused', () => {
  expect(refusal(() => make({ solvedOnSpot: true }))).toBe('evidence/after-required');
  const scene = { solvedOnSpot: true, evidence: [ref('A', 'scene')] };
  expect(refusal(() => make(scene, officer, [photo('A', 'after')]))).toBe('evidence/after-required');
});

test('no history begins with anything else', () => {
  const [, second] = history([reported(), { type: 'case.commented', data: { text: '?' } }]);
  expect(() => evolve(undefined, second as NonNullable<typeof second>)).toThrow(TypeError);
});
