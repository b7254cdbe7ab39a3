import { expect, test } from 'vitest';
import type * as z from 'zod';
import { caseActions } from '#shared/contracts/action-table.ts';
import { actionInputs } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import { fieldsOf, gapOf, gapsOf, initialValues, inputOf } from '../../web/src/pages/case/form-values.ts';

const view = {
  category: 'exposed-garbage',
  severity: 'normal',
  text: '人行道旁堆放生活垃圾',
  place: { point: { lng: 106.68, lat: 35.54 }, address: '南环路', areaPath: ['xijiao', 'liuhu', 'liuhu-01'] },
} as unknown as CaseView;
const category = { defaultDepartment: 'sanitation' } as Category;
const photo = { id: '01JD5T5W3Q8Z4M6K2X9V7B1C0D', kind: 'after' } as const;

test('a dispatch begins with the department that the catalogue names', () => {
  expect(initialValues('dispatch', view, category)).toEqual({ lead: 'sanitation', assist: [], notify: [] });
});

const nothing = { photos: [], proofNeeded: false };

test('a reason of spaces is missing', () => {
  expect(gapsOf('dismiss', { reason: '  ' }, nothing)).toEqual({ reason: 'missing' });
  expect(gapsOf('dismiss', { reason: '重复上报' }, nothing)).toEqual({});
});

test('a photo is missing only where one is asked for', () => {
  expect(gapsOf('finish', { text: '已清理' }, { photos: [], proofNeeded: true })).toEqual({
    evidence: 'missing-photo',
  });
  expect(gapsOf('finish', { text: '已清理' }, { photos: [photo], proofNeeded: true })).toEqual({});
  expect(gapsOf('finish', { text: '已清理' }, nothing)).toEqual({});
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
      if (field.presence === 'changed' && length === 0) expect(gap).toBe('missing');
      else expect(gap === undefined, `${length} characters`).toBe(taken);
    }
  },
);

test('a correction sends what is different and nothing else', () => {
  const initial = initialValues('correct', view, category);
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
  expect(inputOf('fail', { reason: ' 现场仍有垃圾 ' }, {}, [])).toEqual({
    reason: '现场仍有垃圾',
    evidence: [],
  });
});
