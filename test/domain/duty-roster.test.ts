// Who is on duty by the roster: weekdays, nights, dates that stand for themselves, areas and departments.
import { describe, expect, test } from 'vitest';
import { type DutyRoster, roster } from '#shared/contracts/roster.ts';
import { nearestOf, onDutyAt, rosterIssues } from '#shared/domain/duty-roster.ts';

const zone = 'Asia/Shanghai';
/** A Shanghai wall time as an instant. The 23rd of November 2026 is a Monday. */
const at = (wall: string) => new Date(`${wall}:00+08:00`).toISOString();
const name = { zh: '值班', en: 'On duty' };
const rosterOf = (...rows: object[]): DutyRoster[] =>
  roster.parse(rows.map((row, number) => ({ id: `roster-${number + 1}`, name, ...row })));
const shift = (days: string[], from: string, to: string, ...members: string[]) => ({
  weekdays: days,
  from,
  to,
  members,
});
const who = (rosters: DutyRoster[], wall: string, of: Parameters<typeof onDutyAt>[1]) =>
  onDutyAt(rosters, of, at(wall), zone).map(({ member }) => member);

describe('a department with a day shift and a night shift', () => {
  const rosters = rosterOf({
    department: 'sanitation',
    shifts: [
      shift(['monday', 'tuesday'], '08:00', '20:00', 'wang', 'li'),
      shift(['monday'], '20:00', '08:00', 'zhao'),
    ],
  });
  const of = { department: 'sanitation' };

  test.each([
    ['2026-11-23T07:59', []],
    ['2026-11-23T08:00', ['wang', 'li']],
    ['2026-11-23T19:59', ['wang', 'li']],
    ['2026-11-23T20:00', ['zhao']],
    // The night of Monday ends on Tuesday, which has no night of its own.
    ['2026-11-24T07:59', ['zhao']],
    ['2026-11-24T08:00', ['wang', 'li']],
    ['2026-11-24T20:00', []],
    ['2026-11-25T03:00', []],
  ])('at %s it is %j', (wall, members) => {
    expect(who(rosters, wall, of)).toEqual(members);
  });

  test('a turn ends when its shift does, on the next day where it passes midnight', () => {
    expect(onDutyAt(rosters, of, at('2026-11-23T21:00'), zone)).toEqual([
      {
        member: 'zhao',
        roster: 'roster-1',
        area: null,
        department: 'sanitation',
        until: at('2026-11-24T08:00'),
      },
    ]);
  });

  test('nobody of it is on duty for another department', () => {
    expect(who(rosters, '2026-11-23T09:00', { department: 'roads' })).toEqual([]);
  });

  test('the days are those of the district, not of UTC', () => {
    // Monday 07:30 in Shanghai is still Sunday in UTC, and Sunday has no shift.
    const early = rosterOf({
      department: 'sanitation',
      shifts: [shift(['monday'], '07:00', '09:00', 'wang')],
    });
    expect(who(early, '2026-11-23T07:30', of)).toEqual(['wang']);
  });
});

test('a shift that ends when it begins lasts a day round', () => {
  const rosters = rosterOf({ department: 'power', shifts: [shift(['monday'], '08:00', '08:00', 'wang')] });
  expect(who(rosters, '2026-11-23T08:00', { department: 'power' })).toEqual(['wang']);
  expect(who(rosters, '2026-11-24T07:59', { department: 'power' })).toEqual(['wang']);
  expect(who(rosters, '2026-11-24T08:00', { department: 'power' })).toEqual([]);
});

test('a date takes the place of its weekday, and an empty one leaves nobody', () => {
  const dated = (date: string, ...members: string[]) => ({ date, from: '08:00', to: '20:00', members });
  const rosters = rosterOf({
    department: 'sanitation',
    shifts: [
      shift(['monday', 'tuesday'], '08:00', '20:00', 'wang'),
      dated('2026-11-23', 'sun'),
      dated('2026-11-24'),
    ],
  });
  expect(who(rosters, '2026-11-23T09:00', { department: 'sanitation' })).toEqual(['sun']);
  expect(who(rosters, '2026-11-24T09:00', { department: 'sanitation' })).toEqual([]);
  expect(who(rosters, '2026-11-30T09:00', { department: 'sanitation' })).toEqual(['wang']);
});

describe('rosters of areas', () => {
  const whole = (member: string) => [shift(['monday'], '00:00', '00:00', member)];
  const rosters = rosterOf(
    { department: 'sanitation', shifts: whole('all-over') },
    { area: 'street', shifts: whole('street-leader') },
    { area: 'liuhu', department: 'sanitation', shifts: whole('liuhu-team') },
    { area: 'xijiao', department: 'sanitation', shifts: whole('xijiao-team') },
    { area: 'liuhu', department: 'police', shifts: whole('officer') },
  );
  const areaPath = ['street', 'liuhu', 'liuhu-03'];

  test('of a place are those of every area that holds it, the nearest first, of whatever department', () => {
    expect(who(rosters, '2026-11-23T09:00', { areaPath })).toEqual([
      'liuhu-team',
      'officer',
      'street-leader',
    ]);
  });

  test('of a department at a place the nearest come first and those of other areas not at all', () => {
    const duties = onDutyAt(rosters, { department: 'sanitation', areaPath }, at('2026-11-23T09:00'), zone);
    expect(duties.map(({ member }) => member)).toEqual(['liuhu-team', 'all-over']);
    expect(nearestOf(duties).map(({ member }) => member)).toEqual(['liuhu-team']);
  });

  test('a department asked for without a place answers with those of the whole district', () => {
    expect(who(rosters, '2026-11-23T09:00', { department: 'sanitation' })).toEqual(['all-over']);
  });
});

test('faults: of nothing, of what is not there, without days, with weekdays and a date', () => {
  const known = { areaIds: new Set(['liuhu']), departmentIds: new Set(['sanitation']) };
  const rosters = rosterOf(
    { shifts: [] },
    { area: 'gone', department: 'lost' },
    {
      area: 'liuhu',
      department: 'sanitation',
      shifts: [
        shift([], '08:00', '20:00', 'wang'),
        { ...shift(['monday'], '08:00', '20:00', 'wang'), date: '2026-11-23' },
        shift(['monday'], '08:00', '20:00', 'wang'),
      ],
    },
  );
  expect(rosterIssues(rosters, known).map(({ pointer, rule }) => [pointer, rule])).toEqual([
    ['/roster/0/area', 'duty-of'],
    ['/roster/1/area', 'unknown'],
    ['/roster/1/department', 'unknown'],
    ['/roster/2/shifts/0/weekdays', 'duty-days'],
    ['/roster/2/shifts/1/weekdays', 'duty-days'],
  ]);
});
