import { expect, test } from 'vitest';
import { changesOf, differs, withoutRow, withRow } from '../../web/src/pages/admin/list-draft.ts';

const before = [
  { id: 'a', n: 1 },
  { id: 'b', n: 2 },
];

test('a row takes the place of the one it was made from, also under another id', () => {
  expect(withRow(before, { id: 'c', n: 1 }, 'a')).toEqual([{ id: 'c', n: 1 }, before[1]]);
  expect(withRow(before, { id: 'c', n: 3 }, undefined)).toEqual([...before, { id: 'c', n: 3 }]);
});

test('a draft says what it adds, changes and removes', () => {
  expect(changesOf(before, before)).toEqual({ added: 0, changed: 0, removed: 0 });
  const now = withRow(withoutRow(before, 'a'), { id: 'c', n: 3 }, undefined);
  expect(changesOf(before, withRow(now, { id: 'b', n: 5 } as never, 'b'))).toEqual({
    added: 1,
    changed: 1,
    removed: 1,
  });
});

test('another order of the same rows is something to publish', () => {
  expect(differs(before, [...before])).toBe(false);
  expect(differs(before, before.toReversed())).toBe(true);
});
