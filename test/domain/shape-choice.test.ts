import { expect, test } from 'vitest';
import type { ShapeGroup } from '#shared/contracts/shapes.ts';
import type { AreaNode } from '#shared/domain/areas.ts';
import { boxAround } from '#shared/domain/geometry.ts';
import { below, groupsOf, groupsTouching } from '#shared/domain/shape-choice.ts';

const node = (id: string, parent: string | null = null): AreaNode => ({ id, parent });
const tree = [
  node('town'),
  node('east', 'town'),
  node('east-1', 'east'),
  node('east-2', 'east'),
  node('far'),
];
const group = (file: string, west: number, ...areas: string[]): ShapeGroup => ({
  file,
  box: [west, 0, west + 1, 1],
  areas,
});
const groups = [group('a', 0, 'east-1'), group('b', 1, 'east-2', 'far'), group('c', 3, 'far')];
const files = (found: readonly ShapeGroup[]) => found.map(({ file }) => file);

test('what touches a box by an edge or a corner is near it', () => {
  expect(files(groupsTouching(groups, [0.2, 0.2, 0.8, 0.8]))).toEqual(['a']);
  expect(files(groupsTouching(groups, [0.2, 0.2, 1, 0.8]))).toEqual(['a', 'b']);
  expect(files(groupsTouching(groups, [2, 1, 3, 2]))).toEqual(['b', 'c']);
  expect(files(groupsTouching(groups, [0, 1.1, 4, 2]))).toEqual([]);
});

test('areas have the shapes of everything below them', () => {
  const index = { box: null, groups, upper: [] };
  expect(files(groupsOf(index, tree, ['town']))).toEqual(['a', 'b']);
  expect(files(groupsOf(index, tree, ['east-1']))).toEqual(['a']);
  expect(files(groupsOf(index, tree, ['east-1', 'far']))).toEqual(['a', 'b', 'c']);
  expect(files(groupsOf(index, tree, []))).toEqual([]);
});

test('areas that stand below each other do not hang the search', () => {
  expect([...below([node('one', 'two'), node('two', 'one')], ['one'])]).toEqual(['one', 'two']);
});

test('so many metres are more degrees of longitude than of latitude', () => {
  const [west, south, east, north] = boxAround({ lng: 106, lat: 60 }, 1113.2);
  expect([north - south, east - west]).toEqual([expect.closeTo(0.02, 9), expect.closeTo(0.04, 9)]);
  expect(boxAround({ lng: 0, lat: 90 }, 100).every(Number.isFinite)).toBe(true);
});
