// Closing without a check: who is drawn, what closes by itself, and what is left to a person all the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { DecidedEvent, EvidenceFact } from '#shared/contracts/events.ts';
import { authorOf, type Case, decide, report } from '#shared/domain/case/index.ts';
import { drawn } from '#shared/domain/case/unchecked.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import {
  aReport,
  category,
  dispatched,
  district,
  failed,
  filed,
  finished,
  ids,
  number,
  people,
  photo,
  ref,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { caseOf, contextOf, minute, type Past, reportContextOf } from '#test/support/given.ts';

/** As the service numbers cases: division code, day, and five digits that count. */
const caseNumbers = (seed: number): string[] =>
  Array.from({ length: 10_000 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (seed % 300) + Math.floor(at / 40)));
    return `620802${day.toISOString().slice(0, 10).replaceAll('-', '')}${String((at % 40) + 1).padStart(5, '0')}`;
  });

test('of 10,000 cases the share is drawn, within two percent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (share, seed) => {
      const found = caseNumbers(seed).filter((each) => drawn(each, share)).length / 10_000;
      expect(Math.abs(found - share)).toBeLessThan(0.02);
    }),
    { numRuns: 20 },
  );
});

test('of a share of nothing none is drawn, of all every one; who is drawn stays so when the share grows', () => {
  const all = caseNumbers(7);
  expect(all.filter((id) => drawn(id, 0))).toEqual([]);
  expect(all.filter((id) => drawn(id, 1))).toHaveLength(all.length);
  expect(all.filter((id) => drawn(id, 0.2) && !drawn(id, 0.3))).toEqual([]);
});

const rulesWith = (fields: Partial<Category>) =>
  rulesOf(1, { ...district, catalogue: [category('street-lamp', fields)] });
const work: Past[] = [reported(), filed(), dispatched(3), signedIn('t3-sanitation')];
const input: ActionInput<'finish'> = { taskId: 't3-sanitation', text: '已修好', evidence: [] };
/** What finishing makes of a case whose category checks so many. */
const finish = (sampling: number, subject: Case, photos: readonly EvidenceFact[] = []) =>
  decide('finish', { ...input, evidence: photos.map(({ id, kind }) => ({ id, kind })) }, subject, {
    ...contextOf(people.handler, minute(9), photos),
    rules: rulesWith({ sampling }),
  });
const types = (facts: readonly DecidedEvent[]) => facts.map(({ type }) => type);
const waits = ['task.finished', 'case.resolved'];
const closes = [...waits, 'case.closed'];

test('a finished case that is not drawn closes at once, by the catalogue, with the share on record', () => {
  const facts = finish(0, caseOf(...work));
  expect(facts.at(-1)).toEqual({
    type: 'case.closed',
    data: { kind: 'solved', withdrawn: [], evidence: [], unchecked: { setting: 'sampling', share: 0 } },
  });
  const by = { kind: 'member', id: 'handler', name: 'handler', role: 'handler' } as const;
  expect(facts.map((fact) => authorOf(fact, by))).toEqual([by, by, { kind: 'system', name: 'catalogue' }]);
});

test('whether it is drawn is the hash’s word', () => {
  // The first share at which the case of these specifications is drawn, to four decimals.
  const share =
    Array.from({ length: 10_001 }, (_, at) => at / 10_000).find((each) => drawn(number, each)) ?? 0;
  expect(types(finish(share, caseOf(...work)))).toEqual(waits);
  expect(types(finish(share - 0.0001, caseOf(...work)))).toEqual(closes);
  expect(types(finish(1, caseOf(...work)))).toEqual(waits);
});

test('the last assisting department that goes leaves a case that closes as well', () => {
  const past = [
    reported(),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist', police: 'notify' }),
    signedIn('t3-sanitation'),
    finished('t3-sanitation'),
  ];
  const returned = decide('return', { taskId: 't3-lighting', reason: '不归我们' }, caseOf(...past), {
    ...contextOf(people.lightingClerk, minute(9)),
    rules: rulesWith({ sampling: 0 }),
  });
  expect(types(returned)).toEqual(['task.returned', 'case.resolved', 'case.closed']);
  expect(returned.at(-1)).toMatchObject({ data: { withdrawn: ['t3-police'] } });
  const withdrawn = decide('withdraw', { tasks: ['t3-lighting'], reason: '不需要' }, caseOf(...past), {
    ...contextOf(people.dispatcher, minute(9)),
    rules: rulesWith({ sampling: 0 }),
  });
  expect(types(withdrawn)).toEqual(['task.withdrawn', 'case.resolved', 'case.closed']);
});

test('a photo that is being checked, was rejected or is doubtful is for a person to look at', () => {
  const result = photo('B', 'after');
  const elsewhere = { caseId: ids.command, number: '6208022026112100002' };
  const proven = caseOf(
    reported(),
    filed(),
    dispatched(3, undefined, { resultPhotos: 1 }),
    signedIn('t3-sanitation'),
  );
  expect(types(finish(0, proven, [{ ...result, state: 'accepted' }]))).toEqual(closes);
  expect(types(finish(0, proven, [result]))).toEqual(waits);
  const scene = (fields: Partial<EvidenceFact>) =>
    caseOf(reported({ evidence: [{ ...photo('A', 'scene', 'accepted'), ...fields }] }), ...work.slice(1));
  expect(types(finish(0, scene({})))).toEqual(closes);
  expect(types(finish(0, scene({ state: 'uploaded' })))).toEqual(waits);
  expect(types(finish(0, scene({ state: 'rejected' })))).toEqual(waits);
  expect(types(finish(0, scene({ seenIn: elsewhere })))).toEqual(waits);
});

test('work that was refused once is checked again', () => {
  const again = caseOf(...work, finished('t3-sanitation'), resolved(), failed('t3-sanitation'));
  expect(types(finish(0, again))).toEqual(waits);
});

const solve = (fields: Partial<Category>, photos: readonly EvidenceFact[]) =>
  report(aReport({ solvedOnSpot: true, evidence: [ref('A', 'after')] }), number, {
    ...reportContextOf(people.officer, minute(0), photos),
    rules: rulesWith(fields),
  });

test('solved on the spot, a case closes with its report where its category says so', () => {
  const shown = [photo('A', 'after', 'accepted')];
  const facts = solve({ closesOnTheSpot: true }, shown);
  expect(types(facts)).toEqual(['case.reported', 'case.closed']);
  expect(facts[1]).toMatchObject({ data: { kind: 'solved', unchecked: { setting: 'closes_on_the_spot' } } });
  expect(caseOf(...facts)).toMatchObject({ state: 'closed', closing: { kind: 'solved' } });
  // A sample is of what departments finished: who solved it alone is checked unless the category says otherwise.
  expect(types(solve({ sampling: 0 }, shown))).toEqual(['case.reported']);
  expect(types(solve({ closesOnTheSpot: true }, [photo('A', 'after')]))).toEqual(['case.reported']);
});

test('a report that was not solved goes its way under such a category', () => {
  const facts = report(aReport(), number, {
    ...reportContextOf(people.officer, minute(0)),
    rules: rulesWith({ closesOnTheSpot: true, sampling: 0 }),
  });
  expect(types(facts)).toEqual(['case.reported']);
});
