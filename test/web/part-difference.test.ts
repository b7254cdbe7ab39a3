import { expect, test } from 'vitest';
import { partDifference } from '../../web/src/pages/admin/audit/part-difference.ts';

const row = (id: string, more = {}) => ({ id, name: { zh: id, en: id }, ...more });

test('a part that is a list differs by its rows, whatever their order', () => {
  const before = [row('a'), row('b', { lead: 'x' }), row('c')];
  const after = [row('d'), row('b', { lead: 'y' }), row('a')];
  const difference = partDifference(before, after);
  expect(difference).toMatchObject({ kind: 'rows', reordered: false });
  expect(difference.kind === 'rows' && difference.rows.map(({ id, how }) => [how, id])).toEqual([
    ['added', 'd'],
    ['changed', 'b'],
    ['removed', 'c'],
  ]);
  expect(difference.kind === 'rows' && difference.rows[1]?.fields).toEqual([
    { name: 'lead', before: 'x', after: 'y' },
  ]);
});

test('rows in another order are a change of their own', () => {
  expect(partDifference([row('a'), row('b')], [row('b'), row('a')])).toEqual({
    kind: 'rows',
    rows: [],
    reordered: true,
  });
  expect(partDifference([row('a')], [row('a')])).toMatchObject({ rows: [], reordered: false });
});

test('no order of keys is a change', () => {
  expect(partDifference({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual({
    kind: 'fields',
    fields: [],
  });
});

test('the first version adds everything', () => {
  expect(partDifference(undefined, [row('a')])).toMatchObject({ rows: [{ id: 'a', how: 'added' }] });
  expect(partDifference(undefined, { warnShare: 0.8 })).toEqual({
    kind: 'fields',
    fields: [{ name: 'warnShare', before: undefined, after: 0.8 }],
  });
});
