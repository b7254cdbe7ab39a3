// Comment, add evidence and rate: what is said and shown beside the loop.
import { expect, test } from 'vitest';
import { limits } from '#shared/contracts/vocabulary.ts';
import {
  closed,
  commented,
  dismissed,
  evidenceAdded,
  filed,
  people,
  photo,
  rated,
  ref,
  rejected,
  reported,
  solvedOnSpot,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute } from '#test/support/given.ts';

const { officer, reviewer } = people;

test('a comment goes on the timeline and changes nothing else', () => {
  given(reported()).when('comment', { text: '请尽快' }, officer).thenHappens(commented());
  expect(caseOf(reported(), commented())).toEqual({ ...caseOf(reported()), seq: 2 });
});

test('comments and photos are taken at the end of a case as well', () => {
  given(reported(), dismissed()).when('comment', { text: '请尽快' }, officer).thenHappens(commented());
  given(solvedOnSpot(), closed())
    .when('add_evidence', { evidence: [ref('B')] }, reviewer)
    .withPhotos(photo('B'))
    .thenHappens(evidenceAdded(photo('B')));
});

test('a photo carries when and by whom it was added', () => {
  const subject = caseOf(reported(), filed(), at(7, evidenceAdded(photo('B'))));
  expect(subject.evidence).toEqual([{ ...photo('B'), at: minute(7), by: 'officer' }]);
});

test('photos that are on the case already are passed over', () => {
  given(reported({ evidence: [photo('A')] }))
    .when('add_evidence', { evidence: [ref('A'), ref('B')] }, officer)
    .withPhotos(photo('A'), photo('B'))
    .thenHappens(evidenceAdded(photo('B')));
});

test('adding nothing new is refused', () => {
  given(reported()).when('add_evidence', { evidence: [] }, officer).thenRefused('evidence/not-committed');
  given(reported({ evidence: [photo('A')] }))
    .when('add_evidence', { evidence: [ref('A')] }, officer)
    .withPhotos(photo('A'))
    .thenRefused('evidence/not-committed');
});

test('a case holds so many photos and no more', () => {
  const [first, ...rest] = Array.from({ length: limits.evidencePerCase }, (_, index) => ({
    ...photo('A'),
    id: `01JD5T5W3Q8Z4M6K2X9V7P${String(index).padStart(4, '0')}`,
  }));
  const full = [reported({ evidence: rest }), evidenceAdded(first as NonNullable<typeof first>)];
  given(...full)
    .when('add_evidence', { evidence: [ref('B')] }, officer)
    .withPhotos(photo('B'))
    .thenRefused('evidence/too-many');
  given(reported({ evidence: rest }))
    .when('add_evidence', { evidence: [ref('B')] }, officer)
    .withPhotos(photo('B'))
    .thenHappens(evidenceAdded(photo('B')));
});

test('a photo that was rejected leaves its place to another', () => {
  const full = Array.from({ length: limits.evidencePerCase }, (_, index) => ({
    ...photo('A'),
    id: index === 0 ? photo('A').id : `01JD5T5W3Q8Z4M6K2X9V7P${String(index).padStart(4, '0')}`,
  }));
  given(reported({ evidence: full }), rejected('A'))
    .when('add_evidence', { evidence: [ref('B')] }, officer)
    .withPhotos(photo('B'))
    .thenHappens(evidenceAdded(photo('B')));
});

test('the reporter rates a closing once', () => {
  given(solvedOnSpot(), closed()).when('rate', { stars: 5 }, officer).thenHappens(rated());
  given(solvedOnSpot(), closed(), rated())
    .when('rate', { stars: 1 }, officer)
    .thenRefused('case/already-rated');
});

test('a rating may come with words', () => {
  given(solvedOnSpot(), closed())
    .when('rate', { stars: 4, text: '很快' }, officer)
    .thenHappens({ type: 'case.rated', data: { stars: 4, text: '很快' } });
});
