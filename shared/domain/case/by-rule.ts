// What the district's routing rules do to a case without a person: give a report its severity, file it, dispatch what was
// just filed. It
// happens with the step that brought the case there, so nobody can come in between and nothing happens twice; what comes
// back from a department, or is taken back, waits for a person.
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { Severity } from '#shared/contracts/vocabulary.ts';
import { firstCondition } from '../catalogue.ts';
import { suggest } from '../routing.ts';
import { categoryOf } from '../rules.ts';
import type { Context } from './action.ts';
import { retimed } from './actions/correct.ts';
import { dispatchTo } from './actions/dispatch.ts';
import { foresee } from './foresee.ts';
import type { Case } from './state.ts';
import { arrivalTiming } from './timing.ts';

/**
 * A fact that makes a case reported or filed, and what the rule that fires then makes of it. The rule has to be in
 * `context.routing`; without one that asks for more, the fact stays alone.
 */
export function withRules(fact: DecidedEvent, before: Case | undefined, context: Told): DecidedEvent[] {
  const facts = [fact];
  let subject = foresee(before, fact, context.now);
  // As it was said: a rule that raises the severity of a normal case still fits it when it dispatches it.
  const { severity } = subject;
  for (let next = nextStep(subject, severity, context); next; next = nextStep(subject, severity, context)) {
    facts.push(next);
    subject = foresee(subject, next, context.now);
  }
  return facts;
}

/** What the district laid down, and when it is. */
export type Told = Pick<Context, 'now' | 'rules' | 'routing'>;

/** The rule is asked again at each step: it fires on the case as it is then, but for the severity that a rule gave it. */
function nextStep(subject: Case, said: Severity, context: Told): DecidedEvent | undefined {
  const { routing, rules, now } = context;
  if (!routing || (subject.state !== 'reported' && subject.state !== 'filed')) return undefined;
  const { rule, lead, assist, notify } = suggest({ ...subject, severity: said }, routing, now);
  const asks = routing.routing.find(({ id }) => id === rule?.id);
  if (!rule || !asks) return undefined;
  if (subject.state === 'reported' && asks.severity && asks.severity !== subject.severity) {
    const clock = retimed(subject, asks.severity, rules, now);
    return { type: 'case.corrected', data: { severity: asks.severity, rule, ...(clock && { clock }) } };
  }
  if (!lead) return undefined;
  if (subject.state === 'reported') {
    if (!asks.file) return undefined;
    const condition = firstCondition(categoryOf(rules, subject.category));
    return {
      type: 'case.filed',
      data: { rule, condition, ...arrivalTiming(rules, 'dispatch', subject.severity, now) },
    };
  }
  if (!asks.dispatch) return undefined;
  const dispatched = dispatchTo({ lead, assist, notify }, subject, context);
  return { ...dispatched, data: { ...dispatched.data, rule } };
}
