import { describe, expect, test } from 'vitest';
import { category } from '#shared/contracts/catalogue.ts';
import { row } from '#shared/domain/catalogues/filing-row.ts';
import {
  departmentKinds,
  filingRowsOf,
  gbt47678Selection,
} from '#shared/domain/catalogues/gbt-47678-5-2026.ts';

describe('the selection from GB/T 47678.5-2026', () => {
  test('is made of categories as the contract wants them, each code once', () => {
    for (const each of gbt47678Selection) expect(category.parse(each)).toEqual(each);
    expect(new Set(gbt47678Selection.map((each) => each.id)).size).toBe(gbt47678Selection.length);
  });

  test('covers every major from 01 to 10', () => {
    const majors = new Set(gbt47678Selection.map((each) => each.id.slice(0, 2)));
    expect([...majors].sort()).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']);
  });

  test('gives each category a department of a known kind', () => {
    for (const each of gbt47678Selection) expect(departmentKinds).toContain(each.defaultDepartment);
  });

  test('calls a damaged component by its name and 异常', () => {
    const light = gbt47678Selection.find((each) => each.id === '01037');
    expect(light).toMatchObject({ kind: 'component', name: { zh: '路灯异常' } });
  });

  test('takes the limit of the first filing row, in its own unit', () => {
    const handle = (id: string) => gbt47678Selection.find((each) => each.id === id)?.handle;
    expect(handle('06010')).toEqual({ value: 4, unit: 'work_hour' });
    expect(handle('01003')).toEqual({ value: 2, unit: 'urgent_hour' });
    expect(handle('06013')).toEqual({ value: 5, unit: 'work_day' });
  });

  test('allows one work day where the example city has no limit', () => {
    expect(filingRowsOf('09009')).toEqual([]);
    expect(gbt47678Selection.find((each) => each.id === '09009')?.handle).toEqual({
      value: 1,
      unit: 'work_day',
    });
  });
});

test('an urgent work day of a filing standard runs day and night: it is a natural day', () => {
  expect(row('…', 2, 'urgent_day', '…').limit).toEqual({ value: 2, unit: 'natural_day' });
});
