import { describe, expect, test } from 'vitest';
import { catalogueRow } from '#shared/contracts/catalogue.ts';
import { templateNames } from '#shared/contracts/districts.ts';
import { settings as basics } from '#shared/contracts/settings.ts';
import { categoriesOf, firstCondition } from '#shared/domain/catalogue.ts';
import { checkNewDistrict, wholeDistrict } from '#shared/domain/new-district.ts';
import { gbt30428, gbt30428Codes, gbt31000Disputes, gbt47678 } from '#shared/domain/templates/catalogues.ts';
import { filingRowsOf } from '#shared/domain/templates/filing-rows.ts';
import disputes from '../../shared/templates/gbt-31000-2015-disputes.json' with { type: 'json' };
import national from '../../shared/templates/gbt-47678-5-2026.json' with { type: 'json' };
import holidays from '../../shared/templates/public-holidays.json' with { type: 'json' };
import yuncheng from '../../shared/templates/yuncheng-limits.json' with { type: 'json' };

const national47678 = categoriesOf(gbt47678);
const count = <T>(list: readonly T[], of: (item: T) => string) => Object.groupBy(list, of);
const sizes = <T>(list: readonly T[], of: (item: T) => string) =>
  Object.fromEntries(Object.entries(count(list, of)).map(([key, group]) => [key, group?.length]));

describe('GB/T 47678.5-2026', () => {
  test('has as many components and matters as the document, major by major', () => {
    const major = ([code]: readonly string[]) => String(code).slice(0, 2);
    expect(sizes(national.components, major)).toEqual({ '01': 76, '02': 44, '03': 16, '04': 14, '05': 3 });
    expect(sizes(national.matters, major)).toEqual({ '06': 51, '07': 7, '08': 16, '09': 21, '10': 2 });
    expect(national.components).toHaveLength(153);
    expect(sizes([...national47678.values()], ({ kind }) => kind)).toEqual({ component: 153, matter: 97 });
    expect(national47678.size).toBe(250);
  });

  test('lacks the numbers that the document lacks', () => {
    const codes = new Set(gbt47678.map(({ id }) => id));
    expect(gbt47678.length).toBe(250 + Object.keys(national.majors).length);
    for (const missing of ['01016', '06031', '07005', '09007', '05001', '05004', '05008'])
      expect(codes.has(missing), missing).toBe(false);
  });

  test('calls a damaged component by its name and 异常, under the component’s code', () => {
    expect(national47678.get('01037')).toMatchObject({
      kind: 'component',
      name: { zh: '路灯异常' },
      path: ['01', '01037'],
      standard: 'GBT47678.5-2026',
      code: '01037',
      mapped: [{ standard: 'GBT30428.2-2013', code: '0137' }],
    });
    expect(gbt47678.find(({ id }) => id === '01')).toMatchObject({ name: { zh: '市政公用设施类' } });
  });
});

test('GB/T 31000-2015 has 17 types of disputes with 78 types of their own below', () => {
  expect(disputes.types).toHaveLength(17);
  expect(disputes.types.flatMap(([, , , below]) => [...(below ?? [])])).toHaveLength(78);
  const found = categoriesOf(gbt31000Disputes);
  // The last, 其他, has none below and is a category itself.
  expect(found.size).toBe(78 + 1);
  expect(gbt31000Disputes.filter(({ parent }) => parent === null)).toHaveLength(17);
  expect(found.get('d0101')).toMatchObject({
    path: ['d01', 'd0101'],
    name: { zh: '恋爱及婚姻' },
    kind: 'dispute',
    code: '0101',
  });
  expect(found.get('d99')).toMatchObject({ path: ['d99'], name: { zh: '其他' } });
});

describe('codes of GB/T 30428.2-2013', () => {
  test('each lead to one category of today', () => {
    const today = national47678;
    expect(gbt30428Codes).toHaveLength(148);
    expect(gbt30428Codes.filter(({ now }) => !today.has(now))).toEqual([]);
    expect(sizes(gbt30428Codes, ({ match }) => match)).toEqual({ same: 116, 'by-name': 32 });
  });

  test('are a catalogue under the names of then', () => {
    const then = categoriesOf(gbt30428);
    expect(then.size).toBe(new Set(gbt30428Codes.map(({ code }) => code)).size);
    expect(then.get('e0110')).toMatchObject({
      name: { zh: '暴露生活垃圾' },
      path: ['e01', 'e0110'],
      standard: 'GBT30428.2-2013',
      code: '0110',
      mapped: [{ standard: 'GBT47678.5-2026', code: '06010' }],
    });
    expect(gbt30428.find(({ id }) => id === 'e01')).toMatchObject({ name: { zh: '市容环境' } });
  });
});

describe('the filing standard of Yuncheng', () => {
  test('has its rows, all of them in units of limits', () => {
    const codes = Object.keys(yuncheng.rows);
    expect(codes).toHaveLength(148);
    expect(codes.flatMap(filingRowsOf)).toHaveLength(407);
    expect(codes.filter((code) => !national47678.has(code))).toEqual([]);
  });

  const limitOf = (code: string) => firstCondition(national47678.get(code)!).limit;

  test('gives a category every row of it: what is filed, how long it takes, what closes it', () => {
    expect(national47678.get('01037')?.conditions).toHaveLength(6);
    expect(national47678.get('01037')?.conditions[2]).toEqual({
      id: '3',
      when: '单盏不亮',
      limit: { value: 2, unit: 'work_day' },
      closing: '更换或修复',
    });
    const filled = [...national47678.values()].filter(({ id }) => filingRowsOf(id).length > 0);
    expect(filled.flatMap(({ conditions }) => conditions)).toHaveLength(407);
  });

  test('puts the first row first, in its own unit', () => {
    expect(limitOf('06010')).toEqual({ value: 4, unit: 'work_hour' });
    expect(limitOf('01003')).toEqual({ value: 2, unit: 'urgent_hour' });
    expect(limitOf('06013')).toEqual({ value: 5, unit: 'work_day' });
  });

  test('calls an urgent work day, which runs day and night, a natural day', () => {
    expect(yuncheng.rows['06002'][0]).toContain('UD');
    expect(limitOf('06002')).toEqual({ value: 1, unit: 'natural_day' });
  });

  test('leaves a work day, for whatever is called so, where it has no row', () => {
    expect(filingRowsOf('09009')).toEqual([]);
    const [only] = national47678.get('09009')?.conditions ?? [];
    expect(only).toEqual({
      id: '1',
      when: national47678.get('09009')?.name.zh,
      limit: { value: 1, unit: 'work_day' },
    });
  });
});

test('no date of the holidays is announced twice', () => {
  const dates = [...holidays.holidays, ...holidays.workdays].map(([date]) => date);
  expect(new Set(dates).size).toBe(dates.length);
});

describe.each(templateNames)('a district that begins with %s', (template) => {
  const settings = basics.parse({
    name: { zh: '新区', en: 'New District' },
    adcode: '620802',
    timeZone: 'Asia/Shanghai',
    centre: { lng: 106.67, lat: 35.54 },
  });
  const admin = {
    id: 'admin',
    account: 'new-admin',
    name: '管理员',
    roles: ['district_admin' as const],
    areas: [],
    department: null,
  };
  const whole = wholeDistrict({ template, settings, members: [admin] });

  test('holds together with nothing but its settings and its first administrator', () => {
    expect(() => checkNewDistrict(whole)).not.toThrow();
    for (const each of whole.catalogue) expect(catalogueRow.parse(each)).toEqual(each);
  });

  test('keeps a part that it brings itself', () => {
    const [first] = whole.departments;
    const some = wholeDistrict({ template, settings, members: [admin], departments: [first!] });
    expect(some.departments).toEqual([first]);
    expect(some.catalogue).toEqual(whole.catalogue);
  });
});
