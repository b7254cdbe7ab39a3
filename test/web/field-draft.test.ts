// The report that is being written on a phone: what it lacks, and what is sent of it.
import { expect, test } from 'vitest';
import { report } from '#shared/contracts/cases.ts';
import { choice, question } from '#test/support/builders.ts';
import {
  blankDraft,
  type DraftFields,
  gapsOf,
  isBlank,
  reportOf,
} from '../../web/src/pages/field/draft-fields.ts';

const caseId = '01JD5T5W3Q8Z4M6K2X9V7B1C0D';
const commandId = '01JD5T5W3Q8Z4M6K2X9V7B1C0E';
const scene = { id: '01JD5T5W3Q8Z4M6K2X9V7B1C0F', kind: 'scene' as const };
const after = { id: '01JD5T5W3Q8Z4M6K2X9V7B1C0G', kind: 'after' as const };
/** A category that asks nothing of its own. */
const nothing = { questions: [], evidence: { report: [], finish: [] } };
const draft = (fields: Partial<DraftFields> = {}): DraftFields => ({
  ...blankDraft(caseId, commandId),
  category: 'litter',
  point: { lng: 106.66, lat: 35.54 },
  text: ' 垃圾堆放 ',
  ...fields,
});

test('a new draft is blank, wherever the device stands', () => {
  expect(isBlank(blankDraft(caseId, commandId))).toBe(true);
  expect(isBlank({ ...blankDraft(caseId, commandId), point: { lng: 1, lat: 2 }, accuracy: 9 })).toBe(true);
});

test.each<Partial<DraftFields>>([
  { photoCount: 1 },
  { category: 'litter' },
  { text: '灯' },
  { pinned: true },
])('a draft with %o is worth keeping', (fields) => {
  expect(isBlank({ ...blankDraft(caseId, commandId), ...fields })).toBe(false);
});

test('category, place and text are missed in the order of the page', () => {
  expect(gapsOf(blankDraft(caseId, commandId), [], nothing)).toEqual(['category', 'place', 'text']);
  expect(gapsOf(draft(), [], nothing)).toEqual([]);
});

test('one character says nothing, two may', () => {
  expect(gapsOf(draft({ text: ' 灯 ' }), [], nothing)).toEqual(['text']);
  expect(gapsOf(draft({ text: '灯坏' }), [], nothing)).toEqual([]);
});

test('solved on the spot misses a photo of the result until there is one', () => {
  expect(gapsOf(draft({ solvedOnSpot: true }), [scene], nothing)).toEqual(['after']);
  expect(gapsOf(draft({ solvedOnSpot: true }), [scene, after], nothing)).toEqual([]);
});

test('what is sent fits the contract, trimmed and without empty words', () => {
  const sent = reportOf(draft({ address: '  ' }), [scene], nothing);
  expect(report.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({ caseId, commandId, text: '垃圾堆放', evidence: [scene] });
  expect(sent.place).toEqual({ point: { lng: 106.66, lat: 35.54 } });
});

test('a draft that is sent again is the same command', () => {
  expect(reportOf(draft(), [scene], nothing)).toEqual(
    reportOf(draft({ unsentAt: '2026-11-21T08:30:00.000Z' }), [scene], nothing),
  );
});

test('photos of the result stay behind when it was not solved after all', () => {
  expect(reportOf(draft({ solvedOnSpot: false }), [scene, after], nothing).evidence).toEqual([scene]);
  expect(reportOf(draft({ solvedOnSpot: true }), [scene, after], nothing).evidence).toEqual([scene, after]);
});

const asking = {
  ...nothing,
  questions: [
    choice('blocks-road', { required: true }),
    question('lanes', 'number', { required: true, shown: { question: 'blocks-road', answers: ['yes'] } }),
    question('since', 'date'),
  ],
};

test('required questions are missed after the category, one that is shown on a condition only when it is', () => {
  const typed = (own: Record<string, string>) => draft({ answers: { litter: own } });
  expect(gapsOf({ ...draft(), point: undefined }, [], asking)).toEqual(['questions', 'place']);
  expect(gapsOf(typed({ 'blocks-road': 'no' }), [], asking)).toEqual([]);
  expect(gapsOf(typed({ 'blocks-road': 'yes' }), [], asking)).toEqual(['questions']);
  expect(gapsOf(typed({ 'blocks-road': 'yes', lanes: 'two' }), [], asking)).toEqual(['questions']);
  expect(gapsOf(typed({ 'blocks-road': 'yes', lanes: '2' }), [], asking)).toEqual([]);
});

test('answers are sent as their question asks for them; hidden, blank and other categories’ ones are not', () => {
  const answers = {
    litter: { 'blocks-road': 'yes', lanes: ' 1.5 ', since: ' ' },
    lamp: { 'blocks-road': 'no' },
  };
  expect(reportOf(draft({ answers }), [], asking).answers).toEqual({ 'blocks-road': 'yes', lanes: 1.5 });
  const hidden = { litter: { 'blocks-road': 'no', lanes: '2', since: '2026-11-20' } };
  expect(reportOf(draft({ answers: hidden }), [], asking).answers).toEqual({
    'blocks-road': 'no',
    since: '2026-11-20',
  });
});

test('a report misses the photos that its category asks for, and those of the result where it was solved', () => {
  const needing = {
    questions: [],
    evidence: {
      report: [{ kind: 'scene' as const, count: 2 }],
      finish: [{ kind: 'after' as const, count: 2 }],
    },
  };
  const gaps = (fields: Partial<DraftFields>, ...photos: { kind: string }[]) =>
    gapsOf(draft(fields), photos, needing);
  expect(gaps({}, scene)).toEqual(['photos']);
  expect(gaps({}, scene, after)).toEqual(['photos']);
  expect(gaps({}, scene, scene)).toEqual([]);
  expect(gaps({ source: 'hotline' })).toEqual([]);
  expect(gaps({ solvedOnSpot: true }, after)).toEqual(['after']);
  expect(gaps({ solvedOnSpot: true }, after, after)).toEqual([]);
});
