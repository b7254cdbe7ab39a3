import { expect, test } from 'vitest';
import type * as z from 'zod';
import { caseActions } from '#shared/contracts/action-table.ts';
import { actionInputs } from '#shared/contracts/case-actions.ts';
import type { CaseView, Suggestion } from '#shared/contracts/cases.ts';
import { fieldsOf, gapOf, gapsOf, initialValues, inputOf } from '../../web/src/pages/case/form-values.ts';

const view = {
  category: 'exposed-garbage',
  severity: 'normal',
  text: '人行道旁堆放生活垃圾',
  tasks: [],
  place: { point: { lng: 106.68, lat: 35.54 }, address: '南环路', areaPath: ['xijiao', 'liuhu', 'liuhu-01'] },
} as unknown as CaseView;
const photo = { id: '01JD5T5W3Q8Z4M6K2X9V7B1C0D', kind: 'after' } as const;

test('a dispatch begins with every department that is suggested', () => {
  const begins = (suggestion?: Suggestion) =>
    initialValues({ action: 'dispatch' }, { ...view, ...(suggestion && { suggestion }) });
  expect(begins({ lead: 'sanitation', assist: ['police'], notify: ['water', 'power'], skipped: [] })).toEqual(
    { lead: 'sanitation', assist: ['police'], notify: ['water', 'power'] },
  );
  expect(begins({ assist: [], notify: [], skipped: ['sanitation'] })).toEqual({ assist: [], notify: [] });
  expect(begins()).toEqual({ assist: [], notify: [] });
});

test('of several results the failed ones have to be chosen, a single one is meant', () => {
  const fail = (required: boolean, ...tasks: string[]) =>
    initialValues({ action: 'fail', naming: { tasks, required } }, view).tasks;
  expect(fail(true, 't3-sanitation', 't3-lighting')).toEqual([]);
  expect(fail(false, 't3-sanitation')).toEqual(['t3-sanitation']);
  const asked = { proof: 0, naming: true };
  expect(gapsOf('fail', { tasks: [], reason: '仍有残留' }, { photos: [], asked })).toEqual({
    tasks: 'missing',
  });
});

const nothing = { photos: [], asked: { proof: 0, naming: false } };
const proof = { proof: 1, naming: false };

test('a reason of spaces is missing', () => {
  expect(gapsOf('dismiss', { reason: '  ' }, nothing)).toEqual({ reason: 'missing' });
  expect(gapsOf('dismiss', { reason: '重复上报' }, nothing)).toEqual({});
});

test('a photo is missing only where one is asked for', () => {
  expect(gapsOf('finish', { text: '已清理' }, { photos: [], asked: proof })).toEqual({
    evidence: 'missing-photo',
  });
  expect(gapsOf('finish', { text: '已清理' }, { photos: [photo], asked: proof })).toEqual({});
  expect(gapsOf('finish', { text: '已清理' }, nothing)).toEqual({});
  const two = { proof: 2, naming: false };
  expect(gapsOf('finish', { text: '已清理' }, { photos: [photo], asked: two })).toEqual({
    evidence: 'missing-photo',
  });
  expect(gapsOf('finish', { text: '已清理' }, { photos: [photo, photo], asked: two })).toEqual({});
  expect(gapsOf('add_evidence', {}, nothing)).toEqual({ evidence: 'missing-photo' });
});

const texts = caseActions.flatMap(({ action }) =>
  fieldsOf(action).flatMap(([name, field]) => (field.control === 'text' ? [{ action, name, field }] : [])),
);

test.each(texts)(
  'the form of $action takes a $name exactly when the service does',
  ({ action, name, field }) => {
    const schema = (actionInputs[action] as z.ZodObject).shape[name] as z.ZodType;
    const lengths = [0, 1, field.min - 1, field.min, field.max, field.max + 1].filter(
      (length) => length >= 0,
    );
    for (const length of lengths) {
      const value = `  ${'灯'.repeat(length)} \n`;
      // What is left empty is not sent at all.
      const taken = length === 0 ? schema.safeParse(undefined).success : schema.safeParse(value).success;
      const gap = gapOf(field, value, nothing);
      // The form always asks; the service may know better.
      const always = field.presence === 'changed' || field.presence === 'asked';
      if (always && length === 0) expect(gap).toBe('missing');
      else expect(gap === undefined, `${length} characters`).toBe(taken);
    }
  },
);

test('a correction sends what is different and nothing else', () => {
  const initial = initialValues({ action: 'correct' }, view);
  expect(inputOf('correct', { ...initial }, initial, [])).toEqual({});
  expect(inputOf('correct', { ...initial, severity: 'urgent' }, initial, [])).toEqual({ severity: 'urgent' });
  const place = { point: { lng: 106.69, lat: 35.54 }, address: '南环路' };
  expect(inputOf('correct', { ...initial, place }, initial, [])).toEqual({ place });
});

test('empty fields are not sent and texts are trimmed', () => {
  expect(inputOf('pass', { kind: 'solved', note: '' }, {}, [photo])).toEqual({
    kind: 'solved',
    evidence: [photo],
  });
  expect(inputOf('fail', { tasks: ['t3-sanitation'], reason: ' 现场仍有垃圾 ' }, {}, [])).toEqual({
    tasks: ['t3-sanitation'],
    reason: '现场仍有垃圾',
    evidence: [],
  });
});
