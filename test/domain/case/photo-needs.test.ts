// How many photos a category asks for: of a report, of what was solved on the spot, of the lead's result.
import { expect, test } from 'vitest';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { EvidenceFact } from '#shared/contracts/events.ts';
import { proofAsked, report } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import {
  accepted,
  aReport,
  category,
  dispatched,
  district,
  evidenceAdded,
  filed,
  finished,
  number,
  people,
  photo,
  ref,
  rejected,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { caseOf, given, minute, reportContextOf } from '#test/support/given.ts';

const evidence: Category['evidence'] = {
  report: [
    { kind: 'scene', count: 2 },
    { kind: 'before', count: 1 },
  ],
  finish: [{ kind: 'after', count: 2 }],
};
const rules = rulesOf(1, { ...district, catalogue: [category('rubbish', { evidence })] });
const make = (
  fields: Parameters<typeof aReport>[0],
  photos: readonly EvidenceFact[] = [],
  actor: typeof people.officer | typeof people.reviewer = people.officer,
) =>
  report(
    aReport({ category: 'rubbish', evidence: photos.map(({ id, kind }) => ({ id, kind })), ...fields }),
    number,
    { ...reportContextOf(actor, minute(0), photos), rules },
  );
const missing = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) {
      return [error.code, ...(error.issues ?? []).map(({ rule, about }) => `${rule} ${about}`)];
    }
    throw error;
  }
  return [];
};
const [a, b, before] = [photo('A'), photo('B'), photo('C', 'before')];

test('a report shows as much as its category asks for, and is told how much is missing of each', () => {
  expect(missing(() => make({}))).toEqual([
    'evidence/scene-required',
    'few-scene-photos 2',
    'few-before-photos 1',
  ]);
  expect(missing(() => make({}, [a, before]))).toEqual(['evidence/scene-required', 'few-scene-photos 1']);
  expect(missing(() => make({}, [a, b, before]))).toEqual([]);
});

test('the same file twice is one photo', () => {
  const again = { ...b, sha256: a.sha256 };
  expect(missing(() => make({}, [a, again, before]))).toEqual([
    'evidence/scene-required',
    'few-scene-photos 1',
  ]);
});

test('whoever takes down another’s word has no photos of it', () => {
  expect(missing(() => make({ source: 'hotline' }, [], people.reviewer))).toEqual([]);
  expect(missing(() => make({}, [], people.reviewer))[0]).toBe('evidence/scene-required');
});

test('what was solved on the spot shows its result as often as a department would have to, and no scene', () => {
  const [after, more] = [photo('A', 'after'), photo('B', 'after')];
  const solved = { solvedOnSpot: true };
  expect(missing(() => make(solved, [after]))).toEqual(['evidence/after-required', 'few-after-photos 1']);
  expect(missing(() => make(solved, [after, { ...more, sha256: after.sha256 }]))[0]).toBe(
    'evidence/after-required',
  );
  const [fact] = make(solved, [after, more]);
  expect(fact).toMatchObject({ data: { resultPhotos: 2 } });
  expect(proofAsked(caseOf(fact as NonNullable<typeof fact>))).toBe('checking');
});

const work = [
  reported({ category: 'rubbish' }),
  filed(),
  dispatched(3, undefined, { resultPhotos: 2 }),
  signedIn('t3-sanitation'),
];
const input = { taskId: 't3-sanitation', text: '已修好', evidence: [ref('A', 'after')] };

test('the lead’s result takes as many photos as the category asked for at the dispatch', () => {
  given(...work)
    .when('finish', input, people.handler)
    .withPhotos(photo('A'))
    .thenRefused('evidence/after-required');
  given(...work)
    .when('finish', { ...input, evidence: [ref('A', 'after'), ref('B', 'after')] }, people.handler)
    .withPhotos(photo('A'), { ...photo('B'), sha256: photo('A').sha256 })
    .thenRefused('evidence/after-required');
  given(...work)
    .when('finish', { ...input, evidence: [ref('A', 'after'), ref('B', 'after')] }, people.handler)
    .withPhotos(photo('A'), photo('B'))
    .thenHappens(finished('t3-sanitation', photo('A', 'after'), photo('B', 'after')), resolved());
  given(...work, evidenceAdded(photo('B', 'after')))
    .when('finish', input, people.handler)
    .withPhotos(photo('A'))
    .thenHappens(finished('t3-sanitation', photo('A', 'after')), resolved());
});

test('a result of two photos is proven by two that were accepted', () => {
  const done = [
    ...work,
    finished('t3-sanitation', photo('A', 'after'), photo('B', 'after')),
    resolved(),
    accepted('A'),
  ];
  expect(proofAsked(caseOf(...done))).toBe('checking');
  expect(proofAsked(caseOf(...done, accepted('B')))).toBe('shown');
  expect(proofAsked(caseOf(...done, rejected('B')))).toBe('missing');
});
