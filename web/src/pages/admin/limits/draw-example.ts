// An example case under limits that are not in force yet: when each stage is warned of and due, and where on an axis of
// time these instants and the hours of rest lie. Pure.
import type { Category } from '#shared/contracts/catalogue.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { type Severity, type Stage, stages } from '#shared/contracts/vocabulary.ts';
import { type CalendarFor, courseAt } from '#shared/domain/calendar.ts';
import { handleLimit, stageLimit } from '#shared/domain/case/timing.ts';
import { firstCondition } from '#shared/domain/catalogue.ts';
import { timingOf } from '#shared/domain/clock.ts';

/** Shares of the axis: 0 where the case is reported, 1 where the last stage is due. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}
interface Row {
  readonly stage: Stage;
  readonly limit: Limit;
  readonly warnAt: string;
  readonly dueAt: string;
  readonly warn: number;
  readonly due: number;
  /** Nights, breaks and days off, in which this limit stands still; none where its unit runs day and night. */
  readonly rests: readonly Stretch[];
}
export interface Drawn {
  readonly rows: readonly Row[];
  readonly days: readonly { readonly at: number; readonly label: (language: string) => string }[];
}

export interface Asked {
  readonly limits: StageLimits;
  readonly calendarFor: CalendarFor;
  readonly category: Pick<Category, 'conditions' | 'lead'>;
  readonly severity: Severity;
  /** UTC ISO: when it is reported. */
  readonly from: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** More labels than so many would lie over each other; more changes of pace than so many nobody sees. */
const mostDays = 9;
const mostPoints = 400;
const dayMs = 86_400_000;

/** Every stage as if it began with the report, which is how a limit is read. */
export function drawExample({ limits, calendarFor, category, severity, from, timeZone }: Asked): Drawn {
  const timed = stages.map((stage) => {
    const limit =
      stage === 'handle'
        ? handleLimit({ limits }, severity, firstCondition(category as Category).limit)
        : stageLimit({ limits }, stage, severity);
    const ofDepartment = stage === 'handle' || stage === 'sign_in';
    const department = ofDepartment ? category.lead : undefined;
    const terms = { limit, warnShare: limits.warnShare, calendarFor };
    return { stage, department, ...timingOf({ ...terms, ...(department && { department }) }, from) };
  });
  const start = Date.parse(from);
  const end = Math.max(...timed.map(({ dueAt }) => Date.parse(dueAt)), start + 3_600_000);
  const share = (instant: string | number) =>
    Math.min(1, (new Date(instant).getTime() - start) / (end - start));
  const rows = timed.map(({ stage, department, limit, warnAt, dueAt }): Row => {
    const course = courseAt(calendarFor(department), limit, { from, spentMs: 0, at: from }, mostPoints);
    const rests = course.flatMap((point, index): Stretch[] => {
      const next = course[index + 1];
      return next && next.share === point.share && share(point.at) < 1
        ? [{ from: share(point.at), to: share(next.at) }]
        : [];
    });
    return { stage, limit, warnAt, dueAt, warn: share(warnAt), due: share(dueAt), rests };
  });
  return {
    rows,
    days: daysBetween(start, end, timeZone).map((day) => ({ at: share(day), label: labelOf(day, timeZone) })),
  };
}

/** Midnights of the zone, at most so many and evenly spread. */
function daysBetween(start: number, end: number, timeZone: string): number[] {
  const midnights: number[] = [];
  const hours = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone });
  const hourMs = 3_600_000;
  for (let at = Math.ceil(start / hourMs) * hourMs; at < end; ) {
    const midnight = Number(hours.format(at)) === 0;
    if (midnight) midnights.push(at);
    at += midnight ? dayMs - hourMs : hourMs;
  }
  const every = Math.max(1, Math.ceil(midnights.length / mostDays));
  return midnights.filter((_, index) => index % every === 0);
}

const labelOf = (day: number, timeZone: string) => (language: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    timeZone,
  }).format(day);
