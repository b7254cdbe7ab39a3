// Which rows of a table become people, and what is said of the others.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Member, member } from '#shared/contracts/members.ts';
import { memberIssues } from '#shared/domain/members.ts';
import { rolesOf } from '#shared/domain/roles.ts';
import { cellOf, columnsOf } from '../../web/src/forms/columns.ts';
import { rowsOf } from '../../web/src/forms/rows.ts';
import { builtInRoleNames } from '../../web/src/i18n/roles.ts';
import { setLocale } from '../../web/src/i18n/text.ts';

afterEach(() => {
  vi.stubGlobal('document', { documentElement: {} });
  setLocale('zh-CN');
  vi.unstubAllGlobals();
});

const both = (zh: string, en: string) => ({ zh, en });
const named = {
  area: [
    { id: 'west', code: '620802003001001', name: both('西网格', 'West') },
    { id: 'east', name: both('东网格', 'East') },
    { id: 'east-2', name: both('东网格', 'East too') },
  ],
  department: [{ id: 'roads', name: both('市政工程处', 'Roads') }],
  category: [],
  role: [...builtInRoleNames(), { id: 'street-desk', name: both('街道平台', 'Street desk') }],
};
const known = (ids: readonly { id: string }[]) => new Set(ids.map(({ id }) => id));
const options = {
  schema: member,
  words: 'member',
  namedOf: (to: keyof typeof named) => named[to],
  unique: ['account' as const],
  check: (value: Member) =>
    memberIssues(value, {
      areaIds: known(named.area),
      departments: known(named.department),
      roles: rolesOf([{ id: 'street-desk', name: both('街道平台', 'Street desk'), grants: {} }]),
    }),
};
const read = (...lines: string[][]) =>
  rowsOf<Member>(
    lines.map((cells, at) => ({ line: at + 1, cells })),
    options,
  );
const head = ['编号', '登录账号', '姓名', '角色', '负责区域', '所属部门'];

describe('columns are found by their headers', () => {
  const row = ['a', 'acc-a', '甲', '网格员', 'west', ''];
  const person = {
    id: 'a',
    account: 'acc-a',
    name: '甲',
    roles: ['grid_officer'],
    areas: ['west'],
    department: null,
  };

  test('in Chinese, in English or by the name of the field, in any order and case', () => {
    expect(read(head, row).good).toEqual([{ line: 2, value: person }]);
    expect(read(['Id', 'ACCOUNT ', 'Name*', 'Roles', 'areas', '所属 部门'], row).good[0]?.value).toEqual(
      person,
    );
    const turned = read(
      ['角色', '姓名', '编号', '登录账号', '负责区域'],
      ['网格员', '甲', 'a', 'acc-a', 'west'],
    );
    expect(turned.good[0]?.value).toEqual(person);
  });

  test('what nobody asks for is named, what is missing or there twice refuses the table', () => {
    expect(read([...head, '备注'], [...row, 'x']).ignored).toEqual(['备注']);
    const missing = read(['编号', '姓名', '角色'], ['a', '甲', '受理员']);
    expect(missing).toMatchObject({ good: [], faults: [{ text: '没有“登录账号”这一列' }] });
    expect(read([...head, 'Name'], row).faults).toEqual([{ text: '“姓名”这一列出现了两次' }]);
  });
});

test('roles and places are found by words of either language, by code or id; several stand in one cell', () => {
  const { good, faults } = read(
    head,
    ['a', 'a', '甲', '受理员、Dispatcher、街道平台', '', ''],
    ['b', 'b', '乙', 'handler；部门经办员', '620802003001001, EAST-2', 'Roads'],
  );
  expect(faults).toEqual([]);
  expect(good.map(({ value }) => [value.roles, value.areas, value.department])).toEqual([
    [['reviewer', 'dispatcher', 'street-desk'], [], null],
    [['handler', 'clerk'], ['west', 'east-2'], 'roads'],
  ]);
});

test('every fault is named by row and column, in words', () => {
  const { good, faults } = read(
    head,
    ['a', 'a', '甲', '受理员', '', ''],
    ['B!', 'b', '', '受理员', '', ''],
    ['c', 'c', '丙', '市长', '月球、东网格', '海军'],
    ['d', 'd', '丁', '', '', ''],
    ['e', 'e', '戊', '处置人', '', ''],
    ['f', 'f', '#REF!', '网格员', '', ''],
    ['a', 'g', '己', '受理员', '', ''],
    ['h', 'a', '庚', '受理员', '', ''],
  );
  expect(good.map(({ line }) => line)).toEqual([2]);
  expect(faults).toEqual([
    { line: 3, column: '编号', text: '只能用小写字母、数字和短横线' },
    { line: 3, column: '姓名', text: '必填' },
    { line: 4, column: '角色', text: '没有“市长”' },
    { line: 4, column: '负责区域', text: '没有“月球”' },
    { line: 4, column: '所属部门', text: '没有“海军”' },
    { line: 5, column: '角色', text: '必填' },
    { line: 6, column: '所属部门', text: '所选角色须有所属部门' },
    { line: 7, column: '姓名', text: '公式没有算出结果：#REF!' },
    { line: 8, column: '编号', text: '“a”出现了两次' },
    { line: 9, column: '登录账号', text: '“a”出现了两次' },
  ]);
  expect(read(head, ['c', 'c', '丙', '网格员', '东网格', '']).faults).toEqual([
    { line: 2, column: '负责区域', text: '有几个都叫“东网格”，请写编号' },
  ]);
});

test('of ten thousand rows with thirty-seven bad ones each is named, and the others are good', () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => {
    const bad = at % 271 === 0 && at < 271 * 37;
    return [`p-${at}`, `acc-${at}`, `人${at}`, bad ? '没有的角色' : '受理员', '', ''];
  });
  const { good, faults, badLines } = read(head, ...lines);
  expect(good).toHaveLength(9963);
  expect(faults.map(({ line }) => line)).toEqual(Array.from({ length: 37 }, (_, at) => at * 271 + 2));
  expect(badLines.size).toBe(37);
});

test('what is exported is read again as it was, in either language', () => {
  const people: Member[] = [
    {
      id: 'a',
      account: 'acc-a',
      name: '甲',
      roles: ['grid_officer', 'reviewer'],
      areas: ['west', 'east-2'],
      department: null,
    },
    { id: 'b', account: 'acc-b', name: '=乙', roles: ['handler'], areas: [], department: 'roads' },
  ];
  const columns = columnsOf(member, 'member');
  const cells = (person: Member) =>
    columns.map((column) => cellOf(column, person[column.name as keyof Member]));
  vi.stubGlobal('document', { documentElement: {} });
  for (const locale of ['zh-CN', 'en'] as const) {
    setLocale(locale);
    const { good, faults } = read(
      columns.map(({ name }) => name),
      ...people.map(cells),
    );
    expect(faults).toEqual([]);
    expect(good.map(({ value }) => value)).toEqual(people);
  }
});
