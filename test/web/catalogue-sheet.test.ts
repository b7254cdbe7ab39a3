// A catalogue as a spreadsheet: what goes out comes back the same, and what a file gets wrong is told by row and column.
import { describe, expect, test } from 'vitest';
import type { CatalogueRow, Category } from '#shared/contracts/catalogue.ts';
import { templateNames } from '#shared/contracts/districts.ts';
import { gbt47678 } from '#shared/domain/templates/catalogues.ts';
import { templateDepartments } from '#shared/domain/templates/departments.ts';
import { templateOf } from '#shared/domain/templates/index.ts';
import { branch, category } from '#test/support/builders.ts';
import { cellOf, columnsOf, titleOf } from '../../web/src/forms/columns.ts';
import { categoryRow, linesOf } from '../../web/src/pages/admin/catalogue/sheet.ts';
import { readSheet, together } from '../../web/src/pages/admin/catalogue/sheet-read.ts';

const columns = columnsOf(categoryRow, 'categoryRow');
const titles = columns.map(titleOf);
const departmentIds = new Set<string>(templateDepartments.map(({ id }) => id));
const cellsOf = (rows: readonly CatalogueRow[]) =>
  rows
    .flatMap(linesOf)
    .map((line: Readonly<Record<string, unknown>>) =>
      columns.map((column) => cellOf(column, line[column.name])),
    );
const read = (head: readonly string[], lines: readonly string[][], rows: readonly CatalogueRow[] = []) =>
  readSheet(
    [head, ...lines].map((cells, at) => ({ line: at + 1, cells })),
    { rows, namedOf: () => templateDepartments, departmentIds, replace: false },
  );
const where = ({ faults }: ReturnType<typeof read>) => faults.map(({ line, column }) => [line, column]);
/** The cells of one line with some of them written otherwise. */
const written = (cells: readonly string[], change: Readonly<Record<string, string>>) =>
  cells.map((cell, at) => change[titles[at] as string] ?? cell);

describe('what goes out comes back as it was', () => {
  test.each(templateNames)('of the template %s', (name) => {
    const { catalogue } = templateOf(name);
    const { good, faults, ignored } = read(titles, cellsOf(catalogue));
    expect({ faults, ignored }).toEqual({ faults: [], ignored: [] });
    expect(good).toEqual(catalogue);
    expect(together(catalogue, good, true).counts).toEqual({ created: 0, changed: 0, removed: 0 });
  });

  test('with everything that a category can have', () => {
    const full: Category = category('full', {
      parent: 'deep',
      kind: 'hazard',
      mapped: [{ standard: 'GB/T 30428.2 2013', code: '0110' }],
      severity: 'urgent',
      conditions: [
        { id: 'small', when: '不足1立方米', limit: { value: 0.5, unit: 'work_day' }, closing: '清理干净' },
        { id: 'large', when: '1立方米以上', limit: { value: 2, unit: 'urgent_hour' } },
      ],
      lead: 'sanitation',
      assist: ['water', 'power'],
      evidence: { report: [{ kind: 'scene', count: 2 }], finish: [{ kind: 'after', count: 3 }] },
      questions: [
        {
          id: 'blocks',
          label: { zh: '是否占道', en: 'Does it block the road' },
          type: 'choice',
          choices: [
            { id: 'yes', label: { zh: '是', en: 'Yes' } },
            { id: 'no', label: { zh: '否', en: 'No' } },
          ],
          required: true,
        },
        {
          id: 'width',
          label: { zh: '占道宽度', en: 'Width' },
          type: 'number',
          choices: [],
          required: false,
          shown: { question: 'blocks', answers: ['yes', 'no'] },
        },
        {
          id: 'since',
          label: { zh: '何时起', en: 'Since' },
          type: 'date',
          choices: [],
          required: false,
        },
      ],
      closesOnTheSpot: true,
      sampling: 0.25,
      enabled: false,
    });
    const rows = [branch('top'), branch('deep', 'top'), full];
    expect(cellsOf(rows)).toHaveLength(5);
    expect(read(titles, cellsOf(rows)).good).toEqual(rows);
  });
});

test('no two columns have one title', () => {
  expect(new Set(titles).size).toBe(columns.length);
});

describe('a fault is told by row and column', () => {
  const [major, , ...others] = gbt47678;
  const one = others.find(({ id }) => id === '01001') as CatalogueRow;
  const [first = [], second = []] = cellsOf([one]);
  const withMajor = (...lines: string[][]) => read(titles, [...cellsOf([major as CatalogueRow]), ...lines]);

  test.each([
    ['a limit longer than a year', { 处置时限: '9000' }, '处置时限'],
    ['a limit that is no number', { 处置时限: '四' }, '处置时限'],
    ['a limit of zero', { 处置时限: '0' }, '处置时限'],
    ['an unknown department', { 默认主办部门: '海军' }, '默认主办部门'],
    ['an unknown branch', { 上级分类: '77' }, '上级分类'],
    ['itself as its branch', { 上级分类: '01001' }, '上级分类'],
    ['a photo of a kind that there is not', { 办结时的照片: '自拍×1' }, '办结时的照片'],
    ['no photo at all as a number of photos', { 办结时的照片: '处置后×0' }, '办结时的照片'],
    ['a share above one', { 核查抽查比例: '2' }, '核查抽查比例'],
    ['no name', { 名称: '' }, '名称'],
    ['no filing condition', { 立案条件: '' }, '立案条件'],
  ])('%s', (_, change, column) => {
    const found = withMajor(written(first, change), second);
    expect(where(found)).toEqual([[3, column]]);
    expect(found.good).toEqual([major]);
  });

  test('of a later line of a category on that line, and the whole category is left out', () => {
    const found = withMajor(first, written(second, { 处置时限: '-1' }));
    expect(where(found)).toEqual([[4, '处置时限']]);
    expect(found.good).toEqual([major]);
  });

  test('when a later line says something else of the category itself', () => {
    expect(where(withMajor(first, written(second, { 名称: '别的名称' })))).toEqual([[4, '名称']]);
    expect(
      where(withMajor(first, written(second, { 名称: first[titles.indexOf('名称')] as string }))),
    ).toEqual([]);
  });
});

test('a sheet without a column leaves there what the draft has', () => {
  const found = read(['编号', '默认主办部门'], [['01001', 'power']], gbt47678);
  expect(found.faults).toEqual([]);
  const before = gbt47678.find(({ id }) => id === '01001');
  expect(found.good).toEqual([{ ...before, lead: 'power' }]);
});
