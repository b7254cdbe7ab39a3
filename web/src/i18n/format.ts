// Dates, durations and numbers as people read them, in the language chosen and the district's time zone.
import { createSignal } from 'solid-js';
import type { ClockView } from '#shared/contracts/cases.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import type { LimitUnit } from '#shared/contracts/vocabulary.ts';
import { type Locale, locale } from './text.ts';

const [timeZone, setTimeZone] = createSignal('Asia/Shanghai');

/** The IANA zone of the open district; days and times everywhere in the console belong to it. */
export { setTimeZone, timeZone };

type Style = 'time' | 'day' | 'short' | 'weekday' | 'full';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit' },
  day: { month: '2-digit', day: '2-digit' },
  short: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  weekday: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
};

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(style: Style, language: Locale, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${zone}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...styles[style],
    hourCycle: 'h23',
    timeZone: zone,
  });
  dateFormats.set(key, made);
  return made;
}

/** An ISO instant in the district's time zone. */
export const formatDate = (iso: string, style: Style = 'short'): string =>
  dateFormat(style, locale(), timeZone()).format(new Date(iso));

/** The day that it is in the district now, such as `2026-11-27`. */
export const today = (): string =>
  // Swedes write dates as ISO does.
  new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone() }).format(new Date());

export const formatNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const units: Record<Locale, readonly [day: string, hour: string, minute: string, none: string]> = {
  'zh-CN': ['天', '小时', '分', '不到 1 分'],
  en: ['d', 'h', 'min', '< 1 min'],
};

/** A length of time in at most two units, rounded down; the sign is the caller's to tell. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const [day, hour, minute, none] = units[locale()];
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1440), day],
    [Math.floor(minutes / 60) % 24, hour],
    [minutes % 60, minute],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return none;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** An instant ahead, by its weekday while that says enough. */
export const formatMoment = (iso: string, now: number): string =>
  formatDate(iso, Date.parse(iso) - now < 6 * 86_400_000 ? 'weekday' : 'short');

const limitWords: Record<
  Locale,
  Record<Exclude<LimitUnit, 'minute'>, readonly [one: string, many: string]>
> = {
  'zh-CN': {
    urgent_hour: ['紧急工时', '紧急工时'],
    work_hour: ['工作小时', '工作小时'],
    work_day: ['工作日', '工作日'],
    natural_day: ['自然日', '自然日'],
  },
  en: {
    urgent_hour: ['hour day and night', 'hours day and night'],
    work_hour: ['work hour', 'work hours'],
    work_day: ['work day', 'work days'],
    natural_day: ['calendar day', 'calendar days'],
  },
};

/** A limit in the unit that it is laid down in. */
export function formatLimit({ value, unit }: Limit): string {
  if (unit === 'minute') return formatDuration(value * 60_000);
  const [one, many] = limitWords[locale()][unit];
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

const workWords: Record<Locale, readonly [day: string, hour: string, minute: string, none: string]> = {
  'zh-CN': ['工作日', '工作小时', '工作分钟', '不到 1 分'],
  en: ['work d', 'work h', 'work min', '< 1 min'],
};

/** A part of a limit as `formatDuration` says it, and saying that it is working time where it is. */
export function formatAmount(milliseconds: number, { limit, lengthMs }: Measured): string {
  if (limit.unit !== 'work_hour' && limit.unit !== 'work_day') return formatDuration(milliseconds);
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const dayMinutes = limit.unit === 'work_day' ? lengthMs / limit.value / 60_000 : Number.POSITIVE_INFINITY;
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - (days > 0 ? days * dayMinutes : 0);
  const counts = [days, Math.floor(rest / 60), Math.floor(rest % 60)];
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return workWords[locale()][3];
  // The first word says whose time it is, the second need not.
  return counts
    .map((count, index) => `${count} ${(index === first ? workWords : units)[locale()][index]}`)
    .slice(first, first + 2)
    .filter((_, index) => (counts[first + index] ?? 0) > 0)
    .join(' ');
}

/** What a part of a limit is measured by. */
type Measured = Pick<ClockView, 'limit' | 'lengthMs'>;

const relativeUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago an instant was (or how far ahead), in the one unit that matters. */
export function formatRelative(iso: string, now: number): string {
  const distance = Date.parse(iso) - now;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  for (const [unit, size] of relativeUnits) {
    if (Math.abs(distance) >= size) return format.format(Math.trunc(distance / size), unit);
  }
  return locale() === 'en' ? 'just now' : '刚刚';
}

const roughUnits = [
  [86_400_000, '天', 'day'],
  [3_600_000, '小时', 'hour'],
  [60_000, '分钟', 'minute'],
] as const;

/** A length of time in the one unit that matters, rounded down, to stand in a sentence: `40 天`, `40 days`. */
export function formatRoughly(milliseconds: number): string {
  const [size, zh, en] = roughUnits.find(([each]) => milliseconds >= each) ?? roughUnits[2];
  const count = Math.floor(milliseconds / size);
  return locale() === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`;
}

/** A distance that is known roughly, with two digits that mean something: `600 公里`, `1.2 km`. */
export function formatFar(metres: number): string {
  const kilometres = Number((metres / 1000).toPrecision(2));
  return locale() === 'en' ? `${kilometres} km` : `${kilometres} 公里`;
}
