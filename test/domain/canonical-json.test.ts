import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical-json.ts';

test('members are sorted, whatever order they were written in', () => {
  expect(canonicalJson({ b: 1, a: { d: [true, null], c: 'ü' } })).toBe(
    '{"a":{"c":"ü","d":[true,null]},"b":1}',
  );
});

test('a member without a value is as if it were not there', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
});

test('what JSON cannot say is refused', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});
