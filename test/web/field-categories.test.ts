// Which categories a phone offers first, and finding one in the catalogue.
import { expect, test } from 'vitest';
import type { CatalogueRow, Category } from '#shared/contracts/catalogue.ts';
import { category as ofSpecification } from '#test/support/builders.ts';
import { levelOf, likelyCategories, offered, searchCatalogue } from '../../web/src/pages/field/categories.ts';

const category = (id: string, zh: string, parent: string | null = null): Category => ({
  ...ofSpecification(id),
  parent,
  code: `01-${id}`,
  name: { zh, en: `${id} in English` },
});
const branch = (id: string, zh: string, parent: string | null = null): CatalogueRow => ({
  id,
  parent,
  kind: 'branch',
  name: { zh, en: `${zh} (en)` },
});
const catalogue = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => category(id, `名称${id}`));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test('without any history the catalogue’s own order stands', () => {
  expect(ids(likelyCategories(catalogue, [], [], undefined))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('recent ones come first, then what occurs most, each once', () => {
  const likely = likelyCategories(catalogue, ['h'], ['c', 'g', 'g', 'h'], undefined);
  expect(ids(likely)).toEqual(['h', 'g', 'c', 'a', 'b', 'd']);
});

test('the chosen one is there, and no more are shown for it', () => {
  const likely = likelyCategories(catalogue, [], [], 'h');
  expect(ids(likely)).toEqual(['h', 'a', 'b', 'c', 'd', 'e']);
  expect(likely).toHaveLength(offered);
});

test('what the catalogue has no longer is not offered', () => {
  expect(ids(likelyCategories(catalogue.slice(0, 2), ['gone'], ['gone'], 'gone'))).toEqual(['a', 'b']);
});

test('a category is found by parts of its name in either language, its branches and its code', () => {
  const all = [
    branch('b', '部件'),
    branch('01', '市政公用设施类', 'b'),
    category('litter', '暴露垃圾'),
    category('lamp', '路灯异常', '01'),
  ];
  const found = (typed: string) => ids(searchCatalogue(all, typed).map(({ category }) => category));
  expect(found('垃圾')).toEqual(['litter']);
  expect(found('LAMP english')).toEqual(['lamp']);
  expect(found('市政')).toEqual(['lamp']);
  expect(found('部件')).toEqual(['lamp']);
  expect(found('01-litter')).toEqual(['litter']);
  expect(found('')).toEqual(['litter', 'lamp']);
  expect(found('没有')).toEqual([]);
});

const tree = [
  branch('x', '一'),
  branch('y', '二', 'x'),
  branch('empty', '空'),
  category('a', '甲', 'x'),
  category('b', '乙', 'y'),
  { ...category('off', '停', 'empty'), enabled: false },
];
const at = (id: string | null) => {
  const { path, rows } = levelOf(tree, id);
  return [path.map((row) => row.id), rows.map((row) => row.id)];
};

test('one level of the tree is looked at, with the way to it; a branch with nothing to report is left out', () => {
  expect(at(null)).toEqual([[], ['x']]);
  expect(at('x')).toEqual([['x'], ['y', 'a']]);
  expect(at('y')).toEqual([['x', 'y'], ['b']]);
});

test('a category that is disabled is not found', () => {
  expect(searchCatalogue(tree, '').map(({ category: { id } }) => id)).toEqual(['a', 'b']);
  expect(searchCatalogue(tree, '乙')[0]?.path.map(({ zh }) => zh)).toEqual(['一', '二']);
});
