// When the stages of a case are due: the district's limits on the calendar of whoever has the case. Decided once,
// when a stage begins or goes on, and then a fact.
import type { Timing } from '#shared/contracts/events.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { type Clock, timingOf } from '../clock.ts';
import type { Rules } from '../rules.ts';

/** Of a stage that the centre or a checker has, on the district's working time: it begins, or `before` goes on. */
export const stageTiming = (
  rules: Rules,
  stage: 'review' | 'dispatch' | 'verify',
  now: string,
  before?: Clock,
): Timing => timingOf(terms(rules, rules.limits[stage]), now, before);

/** How long a department has to accept its task, on its own working time. */
export const acceptTiming = (rules: Rules, department: string, now: string): Timing =>
  timingOf({ ...terms(rules, rules.limits.accept), department }, now);

/**
 * Of the handling clock, on the lead department's working time: it begins, or goes on where `before` paused with
 * what that used of the limit.
 */
export const handleTiming = (
  rules: Rules,
  limit: Limit,
  lead: string | undefined,
  now: string,
  before?: Clock,
): Timing =>
  timingOf({ ...terms(rules, limit), ...(lead !== undefined && { department: lead }) }, now, before);

const terms = ({ limits: { warnShare }, calendarFor }: Rules, limit: Limit) => ({
  limit,
  warnShare,
  calendarFor,
});
