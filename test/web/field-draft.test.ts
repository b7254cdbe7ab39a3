// The report that is being written on a phone: what it lacks, and what is sent of it.
import { expect, test } from 'vitest';
import { report } from '#shared/contracts/cases.ts';
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
  expect(gapsOf(blankDraft(caseId, commandId), [])).toEqual(['category', 'place', 'text']);
  expect(gapsOf(draft(), [])).toEqual([]);
});

test('one character says nothing, two may', () => {
  expect(gapsOf(draft({ text: ' 灯 ' }), [])).toEqual(['text']);
  expect(gapsOf(draft({ text: '灯坏' }), [])).toEqual([]);
});

test('solved on the spot misses a photo of the result until there is one', () => {
  expect(gapsOf(draft({ solvedOnSpot: true }), [scene])).toEqual(['after']);
  expect(gapsOf(draft({ solvedOnSpot: true }), [scene, after])).toEqual([]);
});

test('what is sent fits the contract, trimmed and without empty words', () => {
  const sent = reportOf(draft({ address: '  ' }), [scene]);
  expect(report.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({ caseId, commandId, text: '垃圾堆放', evidence: [scene] });
  expect(sent.place).toEqual({ point: { lng: 106.66, lat: 35.54 } });
});

test('a draft that is sent again is the same command', () => {
  expect(reportOf(draft(), [scene])).toEqual(
    reportOf(draft({ unsentAt: '2026-11-21T08:30:00.000Z' }), [scene]),
  );
});

test('photos of the result stay behind when it was not solved after all', () => {
  expect(reportOf(draft({ solvedOnSpot: false }), [scene, after]).evidence).toEqual([scene]);
  expect(reportOf(draft({ solvedOnSpot: true }), [scene, after]).evidence).toEqual([scene, after]);
});
