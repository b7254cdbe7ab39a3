import { describe, expect, test } from 'vitest';
import { category } from '#shared/contracts/catalogue.ts';
import { limitMinutes } from '#shared/domain/catalogues/filing-row.ts';
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

  test('takes the limit of the first filing row, in minutes', () => {
    const minutes = (id: string) => gbt47678Selection.find((each) => each.id === id)?.handleMinutes;
    expect(minutes('06010')).toBe(240);
    expect(minutes('01003')).toBe(120);
    expect(minutes('06013')).toBe(2400);
    expect(minutes('06001')).toBe(2880);
  });

  test('allows one work day where the example city has no limit', () => {
    expect(filingRowsOf('09009')).toEqual([]);
    expect(gbt47678Selection.find((each) => each.id === '09009')?.handleMinutes).toBe(480);
  });
});

test.each([
  [{ value: 2, unit: 'urgent_hour' }, 120],
  [{ value: 4, unit: 'work_hour' }, 240],
  [{ value: 5, unit: 'work_day' }, 2400],
  [{ value: 2, unit: 'urgent_day' }, 2880],
  [{ value: 1, unit: 'natural_day' }, 1440],
] as const)('a limit of %o is %i minutes', (limit, minutes) => {
  expect(limitMinutes(limit)).toBe(minutes);
});
