import { describe, expect, test } from 'vitest';
import { changedFields, deedOf, differences } from '../../web/src/pages/admin/register/changes.ts';

const one = { id: 'a', name: '甲', roles: ['reviewer'], department: null };

test('a change carries the fields that say something else, and no other', () => {
  expect(changedFields(one, { ...one, roles: ['reviewer', 'dispatcher'] })).toEqual({
    roles: ['reviewer', 'dispatcher'],
  });
  expect(changedFields(one, { ...one })).toEqual({});
  expect(changedFields(one, { ...one, department: 'roads' as never })).toEqual({ department: 'roads' });
});

test('a field that is missing says the same as one that is null', () => {
  const { department, ...without } = one;
  expect(differences(one, without)).toEqual([]);
  expect(differences(without, { ...one, department: 'roads' })).toEqual([
    { name: 'department', before: undefined, after: 'roads' },
  ]);
});

describe('the history of a record', () => {
  const first = { version: 1, value: one };
  const named = { version: 2, value: { ...one, name: '乙' } };
  const gone = { version: 3, value: named.value, removedAt: '2026-11-25T00:00:00.000Z' };
  const back = { version: 4, value: { ...one, name: '丙' } };

  test('says what each version did to the one before', () => {
    expect(deedOf(first, undefined)).toEqual({ kind: 'created', changes: [] });
    expect(deedOf(named, first)).toEqual({
      kind: 'changed',
      changes: [{ name: 'name', before: '甲', after: '乙' }],
    });
    expect(deedOf(gone, named)?.kind).toBe('removed');
    expect(deedOf(back, gone)).toEqual({
      kind: 'restored',
      changes: [{ name: 'name', before: '乙', after: '丙' }],
    });
  });

  test('says nothing of a version whose predecessor is not loaded', () => {
    expect(deedOf(named, undefined)).toBeUndefined();
  });
});
