// What the district's routing rules do to a case without a person: file a report, dispatch what was just filed. It
// happens with the step that brought the case there, so nobody can come in between and nothing happens twice; what comes
// back from a department, or is taken back, waits for a person.
import type { CaseEvent, DecidedEvent } from '#shared/contracts/events.ts';
import { firstCondition } from '../catalogue.ts';
import { suggest } from '../routing.ts';
import { categoryOf } from '../rules.ts';
import type { Context } from './action.ts';
import { dispatch } from './actions/dispatch.ts';
import { evolve } from './evolve.ts';
import type { Case } from './state.ts';
import { stageTiming } from './timing.ts';

/**
 * A fact that makes a case reported or filed, and what the rule that fires then makes of it. The rule has to be in
 * `context.routing`; without one that asks for more, the fact stays alone.
 */
export function withRules(fact: DecidedEvent, before: Case | undefined, context: Context): DecidedEvent[] {
  const facts = [fact];
  let subject = after(before, fact, context);
  for (let next = nextStep(subject, context); next; next = nextStep(subject, context)) {
    facts.push(next);
    subject = after(subject, next, context);
  }
  return facts;
}

/** The rule is asked again at each step: it fires on the case as it is then. */
function nextStep(subject: Case, context: Context): DecidedEvent | undefined {
  const { routing, rules, now } = context;
  if (!routing || (subject.state !== 'reported' && subject.state !== 'filed')) return undefined;
  const { rule, lead, assist, notify } = suggest(subject, routing, now);
  const asks = routing.routing.find(({ id }) => id === rule?.id);
  if (!rule || !lead || !asks) return undefined;
  if (subject.state === 'reported') {
    if (!asks.file) return undefined;
    const condition = firstCondition(categoryOf(rules, subject.category));
    return {
      type: 'case.filed',
      data: { rule, condition, ...stageTiming(rules, 'dispatch', subject.severity, now) },
    };
  }
  if (!asks.dispatch) return undefined;
  const [dispatched] = dispatch.decide({ lead, assist, notify }, subject, context);
  return dispatched?.type === 'case.dispatched'
    ? { ...dispatched, data: { ...dispatched.data, rule } }
    : undefined;
}

/** The case as a fact that has no place in the history yet is going to leave it. */
const after = (subject: Case | undefined, fact: DecidedEvent, { now }: Context): Case =>
  evolve(subject, {
    ...fact,
    seq: (subject?.seq ?? 0) + 1,
    at: now,
    by: { kind: 'system', name: 'routing' },
    commandId: '',
    prevHash: '',
    hash: '',
  } as CaseEvent);
