// The small rules of the pages of parts: the order of rules, and what one version says otherwise than another.
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../web/src/pages/admin/difference.ts';
import { moved } from '../../web/src/pages/admin/routing/order.ts';

test('a rule goes where it is put, and never past an end', () => {
  const rules = ['a', 'b', 'c', 'd'];
  expect(moved(rules, 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(rules, 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(rules, 1, 9)).toEqual(['a', 'c', 'd', 'b']);
  expect(moved(rules, 1, -1)).toEqual(['b', 'a', 'c', 'd']);
  expect(moved(rules, 7, 0)).toEqual(rules);
});

describe('what a version says otherwise', () => {
  const difference = (from: unknown, to: unknown) =>
    differenceOf(
      from,
      to,
      ({ id }) => `row ${id}`,
      (field) => `field ${field}`,
    );
  const nothing = { added: [], changed: [], removed: [], reordered: false };

  test('is told of rows by what they are called in the version that has them', () => {
    const before = [{ id: 'a' }, { id: 'b', x: 1 }];
    expect(difference(before, [{ id: 'b', x: 2 }, { id: 'c' }])).toEqual({
      added: ['row c'],
      changed: ['row b'],
      removed: ['row a'],
      reordered: false,
    });
    expect(difference(before, [...before].reverse())).toEqual({ ...nothing, reordered: true });
  });

  test('is told of fields by their names, and no order of keys is a difference', () => {
    expect(difference({ a: { x: 1, y: 2 }, b: 1 }, { b: 1, a: { y: 2, x: 1 } })).toEqual(nothing);
    expect(difference({ a: 1, b: 1 }, { a: 2, b: 1 })).toEqual({ ...nothing, changed: ['field a'] });
  });
});
