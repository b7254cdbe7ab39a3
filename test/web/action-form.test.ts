import { expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import { initialValues, inputOf, missingFields } from '../../web/src/pages/case/form-values.ts';

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

test('a reason of spaces is missing', () => {
  expect(missingFields('dismiss', { reason: '  ' }, [], false)).toEqual(['reason']);
  expect(missingFields('dismiss', { reason: '重复上报' }, [], false)).toEqual([]);
});

test('a photo is missing only where one is asked for', () => {
  expect(missingFields('finish', { text: '已清理' }, [], true)).toEqual(['evidence']);
  expect(missingFields('finish', { text: '已清理' }, [photo], true)).toEqual([]);
  expect(missingFields('finish', { text: '已清理' }, [], false)).toEqual([]);
});

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
