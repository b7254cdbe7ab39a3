// The photo of the result as proof: what holds up the one who checks, and what they are told.
import { describe, expect, test } from 'vitest';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { EvidenceFact } from '#shared/contracts/events.ts';
import { offeredActions, proofAsked, report } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import {
  accepted,
  aReport,
  closed,
  dispatched,
  evidenceAdded,
  failed,
  filed,
  finished,
  ids,
  number,
  people,
  photo,
  ref,
  rejected,
  reported,
  resolved,
  signedIn,
  solvedOnSpot,
} from '#test/support/builders.ts';
import { at, caseOf, given, minute, type Past, refusal, reportContextOf } from '#test/support/given.ts';

const { officer, reviewer, handler } = people;
const pass: ActionInput<'pass'> = { kind: 'solved', evidence: [] };
const elsewhere = { caseId: ids.command, number: '6208022026112100002' };

/** Finished with this photo, which has to prove the result. */
const finishedWith = (...photos: EvidenceFact[]): Past[] => [
  reported({ evidence: [photo('A')] }),
  filed(),
  dispatched(3, undefined, { resultPhotos: 1 }),
  signedIn('t3-sanitation'),
  finished('t3-sanitation', ...photos),
  resolved(),
];
const result = photo('B', 'after');
const asked = (...past: Past[]) => proofAsked(caseOf(...past));
const offered = (...past: Past[]) =>
  offeredActions(caseOf(...past), { actor: reviewer, now: minute(99) }).map(({ action }) => action);

test('a photo that is still being checked holds up who passes, not who finishes', () => {
  given(...finishedWith(result))
    .when('pass', pass, officer)
    .thenRefused('evidence/being-checked');
  given(...finishedWith(result), accepted('B'))
    .when('pass', pass, officer)
    .thenHappens(closed());
});

test('a photo that is rejected after the task was finished leaves no proof', () => {
  const past = [...finishedWith(result), rejected('B')];
  given(...past)
    .when('pass', pass, officer)
    .thenRefused('evidence/no-proof');
});

test('another photo that counts makes good for it, whoever adds it', () => {
  const past = [...finishedWith(result), rejected('B'), evidenceAdded(photo('C', 'after'))];
  given(...past)
    .when('pass', pass, officer)
    .thenRefused('evidence/being-checked');
  given(...past, accepted('C'))
    .when('pass', pass, officer)
    .thenHappens(closed());
});

test('one that counts is enough beside one that does not', () => {
  given(...finishedWith(result, photo('C', 'after', 'accepted')), rejected('B'))
    .when('pass', pass, officer)
    .thenHappens(closed());
});

test('a photo sent along with the verdict is not checked yet and proves nothing', () => {
  given(...finishedWith(result), rejected('B'))
    .when('pass', { ...pass, evidence: [ref('C', 'after')] }, officer)
    .withPhotos(photo('C'))
    .thenRefused('evidence/no-proof');
});

test('a result that was solved on the spot is proven in the same way', () => {
  given(solvedOnSpot()).when('pass', pass, reviewer).thenRefused('evidence/being-checked');
  given(solvedOnSpot(), rejected('A')).when('pass', pass, reviewer).thenRefused('evidence/no-proof');
  given(solvedOnSpot(), accepted('A')).when('pass', pass, reviewer).thenHappens(closed());
});

test('where the category asks for no photo none holds anything up', () => {
  given(
    reported(),
    filed(),
    dispatched(3),
    signedIn('t3-sanitation'),
    finished('t3-sanitation', result),
    resolved(),
    rejected('B'),
  )
    .when('pass', pass, officer)
    .thenHappens(closed());
});

describe('an accepted photo proves nothing', () => {
  test.each([
    ['from another case', { ...result, seenIn: elsewhere }],
    ['that is the photo of the scene', { ...result, sha256: photo('A').sha256 }],
    ['from before the work', { ...result, check: { takenAt: minute(-60) } }],
  ])('%s', (_, shown) => {
    const past = finishedWith({ ...shown, state: 'accepted' });
    given(...past)
      .when('pass', pass, officer)
      .thenRefused('evidence/no-proof');
  });

  test('when the time that its camera wrote is only known after the task was finished', () => {
    const late = {
      type: 'evidence.accepted',
      data: { id: result.id, check: { takenAt: minute(-60) } },
    } as const;
    given(...finishedWith(result), late)
      .when('pass', pass, officer)
      .thenRefused('evidence/no-proof');
  });

  test('of the work before the rework', () => {
    const again = [
      ...finishedWith({ ...result, state: 'accepted' }),
      failed('t3-sanitation'),
      finished('t3-sanitation', photo('C', 'after')),
      resolved(),
      rejected('C'),
    ];
    given(...again)
      .when('pass', pass, officer)
      .thenRefused('evidence/no-proof');
  });
});

describe('the checker is told', () => {
  test('how far the proof is, and is offered to pass only what is proven', () => {
    const past = finishedWith(result);
    expect([asked(...past), offered(...past).includes('pass')]).toEqual(['checking', false]);
    expect([asked(...past, accepted('B')), offered(...past, accepted('B')).includes('pass')]).toEqual([
      'shown',
      true,
    ]);
    expect([asked(...past, rejected('B')), offered(...past, rejected('B'))]).toEqual([
      'missing',
      expect.not.arrayContaining(['pass']),
    ]);
    expect(offered(...past, rejected('B'))).toContain('fail');
  });

  test('in the list, and so is the department, when the only proof was rejected', () => {
    const subject = caseOf(...finishedWith(result), rejected('B'));
    expect(cardOf(subject).proof).toBe('missing');
    expect(cardOf(subject, subject.tasks[0]).proof).toBe('missing');
    expect(cardOf(caseOf(...finishedWith(result)))).not.toHaveProperty('proof');
    expect(cardOf(caseOf(...finishedWith(result), rejected('B'), closed()))).not.toHaveProperty('proof');
  });

  test('nothing before there is a result', () => {
    expect(asked(...finishedWith(result).slice(0, 4))).toBeUndefined();
  });
});

test('a report that was solved on the spot is not proven by its own photo of the scene', () => {
  const input = aReport({ solvedOnSpot: true, evidence: [ref('A', 'scene'), ref('B', 'after')] });
  const context = (after: typeof result) => reportContextOf(officer, minute(0), [photo('A'), after]);
  expect(refusal(() => report(input, number, context({ ...result, sha256: photo('A').sha256 })))).toBe(
    'evidence/after-required',
  );
  expect(refusal(() => report(input, number, context({ ...result, seenIn: elsewhere })))).toBe(
    'evidence/after-required',
  );
  expect(report(input, number, context(result))).toHaveLength(1);
});

test('who works on it is held up by nothing that is being checked', () => {
  given(reported(), filed(), at(10, dispatched(3, undefined, { resultPhotos: 1 })), signedIn('t3-sanitation'))
    .when('finish', { taskId: 't3-sanitation', text: '已修好', evidence: [ref('B', 'after')] }, handler)
    .withPhotos(photo('B'))
    .thenHappens(finished('t3-sanitation', result), resolved());
});
