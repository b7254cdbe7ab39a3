// What there is of a district is named in two places: how its keys are made, and how it is found when it leaves.
import { expect, test } from 'vitest';
import { months } from '#functions/jobs/months.ts';
import { districtKeys } from '#functions/lib/keys.ts';

/** Who brings the rows of these keys when a district leaves (functions/jobs); a new one needs somebody too. */
const broughtBy: Readonly<Record<keyof ReturnType<typeof districtKeys>, string>> = {
  casePartition: 'case-groups',
  head: 'case-groups',
  events: 'case-groups',
  task: 'case-groups',
  evidence: 'case-groups, and record-groups before there is a case',
  counted: 'case-groups',
  photo: 'case-groups',
  uploads: 'record-groups',
  reporter: 'record-groups',
  roster: 'record-groups',
  roleHolder: 'record-groups',
  record: 'record-groups',
  recordHistory: 'record-groups',
  number: 'a partition',
  departure: 'a partition',
  duty: 'a partition',
  bound: 'a partition',
  turn: 'a partition',
  counters: 'a partition',
  memberCount: 'the partition of counters',
  configuration: 'a partition',
  logins: 'login-groups',
  audit: 'an index of rows that are brought',
  stateQueue: 'an index of rows that are brought',
  departmentQueue: 'an index of rows that are brought',
  month: 'an index of rows that are brought',
  openInArea: 'an index of rows that are brought',
  caseOf: 'no key',
  inside: 'no key',
  registerOf: 'no key',
};

test('every key that a district can form is one that off-boarding finds', () => {
  expect(Object.keys(districtKeys('alpha')).sort()).toEqual(Object.keys(broughtBy).sort());
});

test('the months of a district begin before its first day and end after its last, in whatever zone', () => {
  expect(months('2025-12-31T23:30:00.000Z', new Date('2026-01-31T23:59:00.000Z'))).toEqual([
    '202511',
    '202512',
    '202601',
    '202602',
  ]);
  expect(months('2026-03-01T00:00:00.000Z', new Date('2026-03-01T00:00:01.000Z'))).toEqual([
    '202602',
    '202603',
    '202604',
  ]);
});
