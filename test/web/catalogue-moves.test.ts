// The catalogue's tree by hand: where a row may go, what goes with it, and what a drop means.
import { describe, expect, test } from 'vitest';
import type { CatalogueRow, Category } from '#shared/contracts/catalogue.ts';
import { branch, category } from '#test/support/builders.ts';
import { treeLines } from '../../web/src/data/tree.ts';
import {
  copied,
  indented,
  movedTo,
  outdented,
  shifted,
  targetOf,
  withBelow,
} from '../../web/src/pages/admin/catalogue/moves.ts';

const tree: readonly CatalogueRow[] = [
  branch('x'),
  category('a', { parent: 'x' }),
  branch('y', 'x'),
  category('b', { parent: 'y' }),
  category('c', { parent: 'x' }),
  branch('z'),
];
/** As it is drawn: a dash per level. */
const drawn = (rows: readonly CatalogueRow[] | undefined) =>
  rows &&
  treeLines(rows)
    .map(({ node, depth }) => `${'-'.repeat(depth)}${node.id}`)
    .join(' ');

test('the tree of these tests', () => {
  expect(drawn(tree)).toBe('x -a -y --b -c z');
});

describe('a row', () => {
  test('goes below another branch, before a row there or after them all, with everything below it', () => {
    expect(drawn(movedTo(tree, 'y', { parent: 'z' }))).toBe('x -a -c z -y --b');
    expect(drawn(movedTo(tree, 'c', { parent: 'y', before: 'b' }))).toBe('x -a -y --c --b z');
    expect(drawn(movedTo(tree, 'b', { parent: null, before: 'x' }))).toBe('b x -a -y -c z');
  });

  test('goes up and down among the rows of its branch, and no further', () => {
    expect(drawn(shifted(tree, 'c', -1))).toBe('x -a -c -y --b z');
    expect(drawn(shifted(tree, 'a', 1))).toBe('x -y --b -a -c z');
    expect(drawn(shifted(tree, 'x', 1))).toBe('z x -a -y --b -c');
    expect(shifted(tree, 'a', -1)).toBeUndefined();
    expect(shifted(tree, 'z', 1)).toBeUndefined();
  });

  test('goes into the branch above it, and out of its own', () => {
    expect(drawn(indented(tree, 'c'))).toBe('x -a -y --b --c z');
    expect(indented(tree, 'y')).toBeUndefined();
    expect(indented(tree, 'a')).toBeUndefined();
    expect(drawn(outdented(tree, 'b'))).toBe('x -a -y -b -c z');
    expect(drawn(outdented(tree, 'c'))).toBe('x -a -y --b c z');
    expect(outdented(tree, 'x')).toBeUndefined();
  });

  test('never stands below itself, below a category, or nine deep', () => {
    expect(movedTo(tree, 'x', { parent: 'y' })).toBeUndefined();
    expect(movedTo(tree, 'x', { parent: 'x' })).toBeUndefined();
    expect(movedTo(tree, 'b', { parent: 'a' })).toBeUndefined();
    const chain = Array.from({ length: 7 }, (_, at) => branch(`d${at}`, at ? `d${at - 1}` : null));
    expect(movedTo([...tree, ...chain], 'b', { parent: 'd6' })).toBeDefined();
    expect(movedTo([...tree, ...chain], 'y', { parent: 'd6' })).toBeUndefined();
  });
});

test('a drop on the middle of a branch goes into it, on an edge or on a category beside it', () => {
  const [x, a, y] = tree as [CatalogueRow, CatalogueRow, CatalogueRow];
  expect(targetOf(tree, y, 0.5)).toEqual({ parent: 'y' });
  expect(targetOf(tree, y, 0.1)).toEqual({ parent: 'x', before: 'y' });
  expect(targetOf(tree, y, 0.9)).toEqual({ parent: 'x', before: 'c' });
  expect(targetOf(tree, a, 0.4)).toEqual({ parent: 'x', before: 'a' });
  expect(targetOf(tree, a, 0.6)).toEqual({ parent: 'x', before: 'y' });
  expect(targetOf(tree, x, 0.9)).toEqual({ parent: null, before: 'z' });
});

test('what stands below a branch goes with it', () => {
  expect([...withBelow(tree, 'x')]).toEqual(['x', 'a', 'y', 'b', 'c']);
  expect([...withBelow(tree, 'b')]).toEqual(['b']);
});

test('a copy stands after its original under an id of its own', () => {
  const of = tree[1] as Category;
  const once = copied(tree, of);
  expect(once.id).toBe('a-2');
  expect(drawn(once.rows)).toBe('x -a -a-2 -y --b -c z');
  expect(copied(once.rows, of).id).toBe('a-3');
  expect(once.rows[2]).toMatchObject({ name: { zh: 'a（2）' }, conditions: of.conditions });
});
