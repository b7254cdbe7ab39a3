// A catalogue as a spreadsheet: what goes out comes back the same, and what two cells get wrong together is told.
import { expect, test } from 'vitest';
import { gbt47678 } from '#shared/domain/templates/catalogues.ts';
import { cellOf, columnsOf, titleOf } from '../../web/src/forms/columns.ts';
import { rowsOf } from '../../web/src/forms/rows.ts';
import {
  type CategoryRow,
  categoryOf,
  categoryRow,
  rowIssues,
  rowOf,
} from '../../web/src/pages/admin/catalogue/sheet.ts';

const columns = columnsOf(categoryRow, 'categoryRow');
const departments = [...new Set(gbt47678.map(({ defaultDepartment }) => defaultDepartment ?? ''))]
  .filter(Boolean)
  .map((id) => ({ id, name: { zh: id, en: id } }));
const cellsOf = (category: (typeof gbt47678)[number]) => {
  const row: Record<string, unknown> = rowOf(category);
  return columns.map((column) => cellOf(column, row[column.name]));
};
const read = (...lines: string[][]) =>
  rowsOf<CategoryRow>(
    [columns.map(titleOf), ...lines].map((cells, at) => ({ line: at + 1, cells })),
    { schema: categoryRow, words: 'categoryRow', namedOf: () => departments, check: rowIssues },
  );

test('the national catalogue goes out and comes back as it was', () => {
  const { good, faults } = read(...gbt47678.map(cellsOf));
  expect(faults).toEqual([]);
  expect(good.map(({ value }) => categoryOf(value))).toEqual(gbt47678);
});

test('no two columns have one title, in either language', () => {
  expect(new Set(columns.map(titleOf)).size).toBe(columns.length);
});

test('a limit longer than a year and an unknown department are told by row and column', () => {
  const [first] = gbt47678;
  const change = (title: string, cell: string) =>
    cellsOf(first as (typeof gbt47678)[number]).map((each, at) =>
      titleOf(columns[at] as (typeof columns)[number]) === title ? cell : each,
    );
  const { good, faults } = read(change('处置时限', '9000'), change('默认主办部门', '海军'));
  expect(good).toEqual([]);
  expect(faults.map(({ line, column }) => [line, column])).toEqual([
    [2, '处置时限'],
    [3, '默认主办部门'],
  ]);
});
