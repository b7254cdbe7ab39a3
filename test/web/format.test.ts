import { afterEach, expect, test } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatFar,
  formatRelative,
  formatRoughly,
  setTimeZone,
} from '../../web/src/i18n/format.ts';

const minute = 60_000;
afterEach(() => setTimeZone('Asia/Shanghai'));

test('an instant is told in the time zone of the district', () => {
  expect(formatDate('2026-11-21T17:05:00.000Z')).toBe('11/22 01:05');
  setTimeZone('Asia/Urumqi');
  expect(formatDate('2026-11-21T17:05:00.000Z')).toBe('11/21 23:05');
});

test('midnight is hour zero', () => {
  expect(formatDate('2026-11-21T16:00:00.000Z', 'time')).toBe('00:00');
});

test.each([
  [0, '不到 1 分'],
  [59_999, '不到 1 分'],
  [minute, '1 分'],
  [60 * minute, '1 小时'],
  [61 * minute, '1 小时 1 分'],
  [(24 * 60 + 61) * minute, '1 天 1 小时'],
  [-90 * minute, '1 小时 30 分'],
])('%i ms is said in at most two units: %s', (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});

test('how long ago is told in the one unit that matters', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  expect(formatRelative('2026-11-21T11:59:30.000Z', now)).toBe('刚刚');
  expect(formatRelative('2026-11-21T11:15:00.000Z', now)).toBe('45分钟前');
  expect(formatRelative('2026-11-21T06:15:00.000Z', now)).toBe('5小时前');
});

test.each([
  [40.9 * 24 * 60 * minute, '40 天'],
  [25 * 60 * minute, '1 天'],
  [90 * minute, '1 小时'],
  [30_000, '0 分钟'],
])('%i ms stand in a sentence as %s', (milliseconds, words) => {
  expect(formatRoughly(milliseconds)).toBe(words);
});

test.each([
  [612_345, '610 公里'],
  [600_100, '600 公里'],
  [1_234, '1.2 公里'],
])('%i m are about %s', (metres, words) => {
  expect(formatFar(metres)).toBe(words);
});
