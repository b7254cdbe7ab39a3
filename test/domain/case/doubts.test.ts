// What speaks against a photo, by the facts on it and on the case.
import { describe, expect, test } from 'vitest';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import { type Case, doubtsOf } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { metresBetween } from '#shared/domain/distance.ts';
import {
  accepted,
  corrected,
  evidenceAdded,
  ids,
  inFirstGrid,
  photo,
  photoId,
  rejected,
  reported,
} from '#test/support/builders.ts';
import { at, caseOf, minute } from '#test/support/given.ts';

const hour = 60;
const day = 24 * hour;
/** Xi'an North Station; the case is some 240 km away. */
const otherCity = { lng: 108.9335, lat: 34.3779 };
const checked = (check: EvidenceCheck) => ({ ...photo('A', 'scene', 'accepted'), check });
/** A case reported at minute 0 with one photo of which the camera said this. */
const withPhoto = (check: EvidenceCheck): Case => caseOf(reported({ evidence: [checked(check)] }));
const doubtsIn = (subject: Case, index = 0) => {
  const item = subject.evidence[index];
  return item && doubtsOf(item, subject);
};

test('a photo of forty days ago from another city is doubtful for both', () => {
  const doubts = doubtsIn(withPhoto({ takenAt: minute(-40 * day), place: otherCity }));
  expect(doubts).toEqual({
    takenSecondsBefore: 40 * 86_400,
    metresAway: Math.round(metresBetween(otherCity, inFirstGrid)),
  });
  expect(doubts?.metresAway).toBeGreaterThan(200_000);
});

test('a photo of here and now is not, and neither is one that says nothing', () => {
  expect(doubtsIn(withPhoto({ takenAt: minute(-10), place: inFirstGrid }))).toBeUndefined();
  expect(doubtsIn(withPhoto({ width: 64, height: 48 }))).toBeUndefined();
  expect(doubtsIn(caseOf(reported({ evidence: [photo('A')] })))).toBeUndefined();
});

describe('the bounds', () => {
  test('a day passes between the camera and the report on a phone without network', () => {
    expect(doubtsIn(withPhoto({ takenAt: minute(-day) }))).toBeUndefined();
    expect(doubtsIn(withPhoto({ takenAt: minute(-day - 1) }))).toEqual({ takenSecondsBefore: 86_460 });
  });

  test('a clock that is an hour ahead is wrong', () => {
    expect(doubtsIn(withPhoto({ takenAt: minute(hour) }))).toBeUndefined();
    expect(doubtsIn(withPhoto({ takenAt: minute(hour + 1) }))).toEqual({ takenSecondsAfter: 3_660 });
  });

  test('a kilometre is as far as a shifted map and a hand put the pin', () => {
    const north = (degrees: number) => ({ ...inFirstGrid, lat: inFirstGrid.lat + degrees });
    expect(doubtsIn(withPhoto({ place: north(0.0089) }))).toBeUndefined();
    expect(doubtsIn(withPhoto({ place: north(0.0091) }))).toEqual({ metresAway: 1012 });
  });
});

test('a photo that is added later is measured by then', () => {
  const added = { ...photo('B', 'scene', 'accepted'), check: { takenAt: minute(3 * day - hour) } };
  const subject = caseOf(reported(), at(3 * day, evidenceAdded(added)));
  expect(doubtsIn(subject)).toBeUndefined();
});

test('a photo that was checked after it joined is judged as well', () => {
  const fact = accepted('A');
  const late = { ...fact, data: { ...fact.data, check: { takenAt: minute(-40 * day) } } };
  const subject = caseOf(reported({ evidence: [photo('A')] }), late);
  expect(subject.evidence[0]).toMatchObject({ id: photoId('A'), state: 'accepted' });
  expect(doubtsIn(subject)).toEqual({ takenSecondsBefore: 40 * 86_400 });
});

test('a case whose place is corrected is measured from its new place', () => {
  const wrongPin = reported({ evidence: [checked({ place: otherCity })] });
  const moved = corrected({ place: { point: otherCity, areaPath: [] } });
  expect(doubtsIn(caseOf(wrongPin))).toHaveProperty('metresAway');
  expect(doubtsIn(caseOf(wrongPin, moved))).toBeUndefined();
});

test('a file that another case had first, or this one as another photo, says so', () => {
  const seenIn = { caseId: ids.command, number: '6208022026112100002' };
  const subject = caseOf(
    reported({ evidence: [{ ...photo('A'), seenIn }] }),
    evidenceAdded({ ...photo('B', 'after'), sha256: photo('A').sha256 }),
  );
  expect(doubtsIn(subject)).toEqual({ seenIn });
  expect(doubtsIn(subject, 1)).toEqual({ repeats: true });
});

describe('in a list a case shows', () => {
  test('the worst of its photos', () => {
    const old = { ...photo('A', 'scene', 'accepted'), check: { takenAt: minute(-40 * day) } };
    const older = { ...photo('B', 'scene', 'accepted'), check: { takenAt: minute(-50 * day) } };
    const far = { ...photo('C', 'scene', 'accepted'), check: { place: otherCity } };
    expect(cardOf(caseOf(reported({ evidence: [old, older, far] }))).doubts).toEqual({
      takenSecondsBefore: 50 * 86_400,
      metresAway: Math.round(metresBetween(otherCity, inFirstGrid)),
    });
  });

  test('nothing of a photo that was rejected, and nothing where nothing is doubtful', () => {
    const fact = rejected('A');
    const refused = {
      ...fact,
      data: { ...fact.data, check: { ...fact.data.check, takenAt: minute(-40 * day) } },
    };
    expect(cardOf(caseOf(reported({ evidence: [photo('A')] }), refused))).not.toHaveProperty('doubts');
    expect(cardOf(withPhoto({ takenAt: minute(-1) }))).not.toHaveProperty('doubts');
  });
});
