// The steps that the service takes itself where the district wants it: a limit has passed and nobody filed, dispatched or
// verified. Each is taken once, on the rules that the case pins; what cannot be taken is said, and left to a person.
import type { Automatic, DecidedEvent } from '#shared/contracts/events.ts';
import type { Deferral } from '#shared/contracts/vocabulary.ts';
import { firstCondition } from '../catalogue.ts';
import type { Clock } from '../clock.ts';
import { suggest } from '../routing.ts';
import { categoryOf } from '../rules.ts';
import { dispatchTo } from './actions/dispatch.ts';
import { neverSeen } from './actions/pass.ts';
import { type Told, withRules } from './by-rule.ts';
import { proofAsked } from './proof.ts';
import type { Case } from './state.ts';
import { arrivalTiming, automaticLimit, type CentreStage, stepOf } from './timing.ts';

const stageNow: Readonly<Partial<Record<Case['state'], CentreStage>>> = {
  reported: 'review',
  filed: 'dispatch',
  resolved: 'verify',
};

/** The clock whose step the service takes unless somebody is quicker. */
function waiting(subject: Case): (Clock & { readonly stage: CentreStage }) | undefined {
  const stage = stageNow[subject.state];
  const clock = stage && subject.clocks[stage];
  if (!clock || clock.runningSince === undefined || clock.deferredAt !== undefined) return undefined;
  return { ...clock, stage };
}

/**
 * When the service has a step to take, or undefined. A photo that is being checked is waited for: the verdict is a fact
 * of the case, and so asks again.
 */
export function nextStepAt(subject: Case): string | undefined {
  return proofAsked(subject) === 'checking' ? undefined : waiting(subject)?.automaticAt;
}

export function stepIsDue(subject: Case, now: string): boolean {
  const at = nextStepAt(subject);
  return at !== undefined && at <= now;
}

/** The step that is due by now, or why it is left to a person. `suspended`: nothing in the district changes now. */
export function takeStep(subject: Case, told: Told & { readonly suspended?: boolean }): DecidedEvent[] {
  const clock = waiting(subject);
  if (!clock || !stepIsDue(subject, told.now)) return [];
  const setting = stepOf[clock.stage];
  const left = (why: Deferral): DecidedEvent[] => [
    { type: 'clock.deferred', data: { stage: clock.stage, setting, why } },
  ];
  if (told.suspended) return left('suspended');
  const automatic = { setting, limit: automaticLimit(told.rules, clock.stage, clock.limit) };
  if (setting === 'file') return fileIt(subject, told, automatic);
  if (setting === 'dispatch') return dispatchIt(subject, told, automatic) ?? left('nobody_suggested');
  return closeIt(subject, automatic) ?? left('not_proven');
}

function fileIt(subject: Case, told: Told, automatic: Automatic): DecidedEvent[] {
  const { rules, now } = told;
  const condition = firstCondition(categoryOf(rules, subject.category));
  const timing = arrivalTiming(rules, 'dispatch', subject.severity, now);
  return withRules({ type: 'case.filed', data: { automatic, condition, ...timing } }, subject, told);
}

function dispatchIt(subject: Case, told: Told, automatic: Automatic): DecidedEvent[] | undefined {
  const { lead, assist, notify } = suggest(subject, told.routing ?? told.rules, told.now);
  if (lead === undefined) return undefined;
  const dispatched = dispatchTo({ lead, assist, notify }, subject, told);
  return [{ ...dispatched, data: { ...dispatched.data, automatic } }];
}

/** Nobody looked whether it is solved: that nobody objected in time is a procedural end (程序性). */
function closeIt(subject: Case, automatic: Automatic): DecidedEvent[] | undefined {
  if (proofAsked(subject) === 'missing') return undefined;
  const withdrawn = neverSeen(subject);
  return [{ type: 'case.closed', data: { kind: 'procedural', withdrawn, evidence: [], automatic } }];
}
