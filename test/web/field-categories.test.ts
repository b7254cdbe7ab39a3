// Which categories a phone offers first, and finding one in the catalogue.
import { expect, test } from 'vitest';
import type { Category } from '#shared/contracts/catalogue.ts';
import { likelyCategories, offered, searchCatalogue } from '../../web/src/pages/field/categories.ts';

const category = (id: string, zh: string, group = '市容环境类'): Category => ({
  id,
  standardRef: `01-${id}`,
  kind: 'matter',
  group: { zh: group, en: `${group} (en)` },
  name: { zh, en: `${id} in English` },
  handle: { value: 4, unit: 'work_hour' },
  afterPhotoRequired: true,
});
const catalogue = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => category(id, `名称${id}`));
const ids = (list: readonly Category[]) => list.map(({ id }) => id);

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

test('a category is found by parts of its name in either language, its group and its code', () => {
  const all = [category('litter', '暴露垃圾'), category('lamp', '路灯异常', '市政公用设施类')];
  const found = (typed: string) => searchCatalogue(all, typed).flatMap((group) => ids(group.categories));
  expect(found('垃圾')).toEqual(['litter']);
  expect(found('LAMP english')).toEqual(['lamp']);
  expect(found('市政')).toEqual(['lamp']);
  expect(found('01-litter')).toEqual(['litter']);
  expect(found('')).toEqual(['litter', 'lamp']);
  expect(found('没有')).toEqual([]);
});

test('the catalogue keeps its groups in order, each named once', () => {
  const mixed = [category('a', '甲', '一'), category('b', '乙', '二'), category('c', '丙', '一')];
  const groups = searchCatalogue(mixed, '');
  expect(groups.map(({ label, categories }) => [label.zh, ids(categories)])).toEqual([
    ['一', ['a', 'c']],
    ['二', ['b']],
  ]);
});
