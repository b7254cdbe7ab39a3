// The small rules of the pages of parts: the order of rules, and what one version says otherwise than another.
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../web/src/pages/admin/difference.ts';
import { merge } from '../../web/src/pages/admin/merge.ts';
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

describe('what two people changed at once', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, x: 0 })) as [Row, Row, Row];
  type Row = { id: string; x: number };
  const x = (row: Row, value: number) => ({ ...row, x: value });

  test('stands together where they changed different rows, in the order of the first', () => {
    const mine = [a, x(b, 1), { id: 'm', x: 0 }];
    const theirs = [c, x(a, 2), b, { id: 't', x: 0 }];
    // I took c away, changed b and added m; they changed a, moved c and added t.
    expect(merge([a, b, c], mine, theirs)).toEqual({
      value: [x(a, 2), x(b, 1), { id: 't', x: 0 }, { id: 'm', x: 0 }],
      both: [],
    });
  });

  test('is the second person’s where both changed one row, and that is told', () => {
    expect(merge([a, b], [x(a, 1), b], [x(a, 2), b])).toEqual({ value: [x(a, 1), b], both: ['a'] });
    expect(merge([a, b], [b], [x(a, 2), b])).toEqual({ value: [b], both: ['a'] });
    expect(merge([a, b], [x(a, 1), b], [x(a, 1), b])).toEqual({ value: [x(a, 1), b], both: [] });
  });

  test('keeps a row away that the first removed and the second left alone', () => {
    expect(merge([a, b], [a, b, c], [a]).value).toEqual([a, c]);
  });

  test('has the order of the second where they moved rows', () => {
    expect(merge([a, b, c], [c, a, b], [a, b, c, { id: 't', x: 0 }]).value).toEqual([
      c,
      a,
      b,
      { id: 't', x: 0 },
    ]);
  });

  test('is merged by fields where the part is no list', () => {
    const base = { name: 'n', zone: 'z', centre: { lng: 1 } };
    expect(merge(base, { ...base, name: 'm' }, { ...base, centre: { lng: 2 } })).toEqual({
      value: { name: 'm', zone: 'z', centre: { lng: 2 } },
      both: [],
    });
  });

  test('is merged within a field that is a table of things, and never within a thing', () => {
    const limit = (value: number, unit = 'minute') => ({ value, unit });
    const base = { stages: { review: { base: limit(15) }, verify: { base: limit(30) } } };
    const having = (stages: object) => ({ stages: { ...base.stages, ...stages } });
    expect(
      merge(base, having({ review: { base: limit(20) } }), having({ verify: { base: limit(40) } })),
    ).toEqual({
      value: having({ review: { base: limit(20) }, verify: { base: limit(40) } }),
      both: [],
    });
    expect(
      merge(
        base,
        having({ review: { base: limit(1) } }),
        having({ review: { base: limit(15, 'work_day') } }),
      ),
    ).toEqual({ value: having({ review: { base: limit(1) } }), both: ['stages'] });
  });
});
