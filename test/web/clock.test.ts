import { afterEach, describe, expect, test, vi } from 'vitest';
import { calendar } from '#shared/contracts/calendar.ts';
import type { CaseCard, ClockView } from '#shared/contracts/cases.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { workingTime } from '#shared/domain/calendar.ts';
import { clockView } from '#shared/domain/case/view.ts';
import { pauseClock, startClock, timingOf } from '#shared/domain/clock.ts';
import { caseListQuery } from '../../web/src/data/cases.ts';
import { formatAmount, formatLimit } from '../../web/src/i18n/format.ts';
import { setLocale } from '../../web/src/i18n/text.ts';
import { readClock } from '../../web/src/ui/clock.ts';

const office = workingTime(calendar.parse({}), 'Asia/Shanghai');
const calendarFor = () => office;
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
const ms = (local: string) => Date.parse(at(local));

const started = (limit: Limit, local: string) =>
  startClock('handle', timingOf({ limit, warnShare: 0.8, calendarFor }, at(local)), at(local));
/** What the service sends at `asked` of a clock that began at `local`. */
const sent = (limit: Limit, local: string, asked: string): ClockView =>
  clockView(started(limit, local), 'dispatched', calendarFor, at(asked));

const hundred = sent({ value: 100, unit: 'minute' }, '2026-11-21T16:00', '2026-11-21T16:00');
const after = (minutes: number) => ms('2026-11-21T16:00') + minutes * 60_000;

test.each([
  [0, 'green', 0],
  [79, 'green', 0.79],
  [80, 'amber', 0.8],
  [99, 'amber', 0.99],
  [100, 'red', 1],
] as const)('after %i of 100 minutes the clock is %s', (minutes, tone, used) => {
  expect(readClock(hundred, after(minutes))).toMatchObject({ tone, used });
});

test('beyond the limit what is left turns negative', () => {
  expect(readClock(hundred, after(130)).leftMs).toBe(-30 * 60_000);
});

test('a paused clock stands still, and is not waiting for working hours', () => {
  const clock = pauseClock(
    started({ value: 100, unit: 'minute' }, '2026-11-21T16:00'),
    at('2026-11-21T16:40'),
  );
  const paused = clockView(clock, 'filed', calendarFor, at('2026-11-21T16:50'));
  const reading = readClock(paused, after(900));
  expect(reading).toMatchObject({ used: 0.4, running: false, tone: 'green' });
  expect(reading).not.toHaveProperty('goesOnAt');
});

test('what was overdue stays red, even when a correction gave it more time', () => {
  const lenient = { ...hundred, overdueAt: at('2026-11-21T17:40') };
  expect(readClock(lenient, after(10)).tone).toBe('red');
});

describe('four work hours that began on Friday at 17:40, sent at that moment', () => {
  const clock = sent({ value: 4, unit: 'work_hour' }, '2026-11-20T17:40', '2026-11-20T17:40');

  test.each([
    ['2026-11-20T17:50', 230, undefined, 'green'],
    ['2026-11-20T18:00', 220, '2026-11-23T08:00', 'green'],
    ['2026-11-22T12:00', 220, '2026-11-23T08:00', 'green'],
    ['2026-11-23T09:00', 160, undefined, 'green'],
    ['2026-11-23T10:52', 48, undefined, 'amber'],
    ['2026-11-23T11:40', 0, undefined, 'red'],
    ['2026-11-23T13:00', -20, '2026-11-23T14:00', 'red'],
  ] as const)('shows at %s %i minutes left', (local, left, goesOn, tone) => {
    const reading = readClock(clock, ms(local));
    expect(reading.leftMs / 60_000).toBe(left);
    expect(reading.goesOnAt).toBe(goesOn && at(goesOn));
    expect(reading.tone).toBe(tone);
  });
});

describe('a list whose courses come to an end', () => {
  // Five minutes before the weekend: what was sent then reaches into Tuesday, and the limit is beyond that.
  const asked = '2026-11-20T17:55';
  const clock = sent({ value: 40, unit: 'work_hour' }, '2026-11-20T17:40', asked);
  const last = Date.parse(clock.course.at(-1)?.at ?? '');
  const interval = (clocks: (ClockView | undefined)[]) => {
    const items = clocks.map((each) => ({ clock: each }) as unknown as CaseCard);
    const data = { pages: [{ items }], pageParams: [] };
    const { refetchInterval } = caseListQuery('kongtong', 'all', {});
    return (refetchInterval as (query: object) => number | false)({ state: { data } });
  };
  afterEach(() => void vi.useRealTimers());

  test('is asked again when the first of them ends, and its bar goes on', () => {
    vi.useFakeTimers({ now: ms(asked) });
    const long = sent({ value: 2, unit: 'natural_day' }, '2026-11-20T17:40', asked);
    expect(interval([long, clock, undefined])).toBe(last - ms(asked));
    const again = clockView(
      started({ value: 40, unit: 'work_hour' }, '2026-11-20T17:40'),
      'dispatched',
      calendarFor,
      new Date(last).toISOString(),
    );
    const later = Date.parse(clock.dueAt ?? '');
    expect(readClock(clock, later).used).toBeLessThan(1);
    expect(readClock(again, last).used).toBe(readClock(clock, last).used);
    expect(readClock(again, last + 86_400_000).used).toBeGreaterThan(readClock(clock, last).used);
  });

  test('is not asked again and again by a device whose time is wrong, nor by a timer that overflows', () => {
    vi.useFakeTimers({ now: last + 3_600_000 });
    expect(interval([clock])).toBe(60_000);
    vi.setSystemTime(ms(asked) - 60 * 86_400_000);
    expect(interval([clock])).toBe(2 ** 31 - 1);
  });

  test('is left alone while nothing runs', () => {
    const ended = { ...clock, runningSince: undefined } as unknown as ClockView;
    expect(interval([ended, undefined])).toBe(false);
  });
});

describe('in words', () => {
  // The language is written on the page; here there is none.
  Object.assign(globalThis, { document: { documentElement: {} } });
  afterEach(() => setLocale('zh-CN'));

  const hours = { limit: { value: 4, unit: 'work_hour' }, lengthMs: 4 * 3_600_000 } as const;
  const days = { limit: { value: 2, unit: 'work_day' }, lengthMs: 16 * 3_600_000 } as const;
  const night = { limit: { value: 2, unit: 'natural_day' }, lengthMs: 48 * 3_600_000 } as const;
  const minutes = (count: number) => count * 60_000;

  test.each([
    ['zh-CN', '4 工作小时', '3 工作小时 40 分', '20 工作分钟', '1 工作日 1 小时', '1 天 2 小时'],
    ['en', '4 work hours', '3 work h 40 min', '20 work min', '1 work d 1 h', '1 d 2 h'],
  ] as const)('%s says whose time it is', (locale, limit, left, few, more, any) => {
    setLocale(locale);
    expect(formatLimit(hours.limit)).toBe(limit);
    expect(formatAmount(minutes(220), hours)).toBe(left);
    expect(formatAmount(minutes(-20), hours)).toBe(few);
    expect(formatAmount(minutes(9 * 60), days)).toBe(more);
    expect(formatAmount(minutes(26 * 60), night)).toBe(any);
  });
});
