// When the stages of a case are due: the district's limits on the calendar of whoever has the case. Decided once,
// when a stage begins or goes on, and then a fact.
import type { Timing } from '#shared/contracts/events.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import type { AutomaticStep, Severity } from '#shared/contracts/vocabulary.ts';
import { dueAt } from '../calendar.ts';
import { type Clock, timingOf } from '../clock.ts';
import type { Rules } from '../rules.ts';

/** Stages that the centre or a checker has, on the district's working time. */
export type CentreStage = 'review' | 'dispatch' | 'verify';

/** The limit of a stage for cases of a severity. */
export const stageLimit = (
  { limits: { stages } }: Pick<Rules, 'limits'>,
  stage: CentreStage | 'sign_in',
  severity: Severity,
): Limit => stages[stage].severities[severity] ?? stages[stage].base;

/** How long handling may take: as the severity says, where the district gives it a limit, else as the category does. */
export const handleLimit = (
  { limits: { stages } }: Pick<Rules, 'limits'>,
  severity: Severity,
  ofCategory: Limit,
): Limit => stages.handle.severities[severity] ?? ofCategory;

/** Of a stage of the centre: it begins, or `before` goes on. */
export const stageTiming = (
  rules: Rules,
  stage: CentreStage,
  severity: Severity,
  now: string,
  before?: Clock,
): Timing => timingOf(terms(rules, stageLimit(rules, stage, severity)), now, before);

/** The step that each stage of the centre waits for. */
export const stepOf = {
  review: 'file',
  dispatch: 'dispatch',
  verify: 'close',
} as const satisfies Record<CentreStage, AutomaticStep>;

/** What the step waits for: the limit of the stage, or the wait that the district gives it. */
export const automaticLimit = (
  { limits: { automatic } }: Pick<Rules, 'limits'>,
  stage: CentreStage,
  limit: Limit,
): Limit => (stage === 'verify' && automatic.closeAfter) || limit;

/**
 * Of a stage of the centre at which a case arrives for somebody to take it on: as `stageTiming`, and when the service
 * takes the step itself. What comes back to a stage is timed without that, since a person has looked at it.
 */
export function arrivalTiming(rules: Rules, stage: CentreStage, severity: Severity, now: string): Timing {
  const timing = stageTiming(rules, stage, severity, now);
  if (!rules.limits.automatic[stepOf[stage]]) return timing;
  const limit = automaticLimit(rules, stage, timing.limit);
  return { ...timing, automaticAt: dueAt(rules.calendarFor(), limit, now) };
}

/** How long a department has to sign in, on its own working time. */
export const signInTiming = (rules: Rules, department: string, severity: Severity, now: string): Timing =>
  timingOf({ ...terms(rules, stageLimit(rules, 'sign_in', severity)), department }, now);

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
