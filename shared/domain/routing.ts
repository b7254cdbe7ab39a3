// Which departments a case is offered to: by the first of the district's rules that fits it, else by its category.
// Whoever gave the case back is passed over. Says of every rule why it does not decide; dispatches nothing.
import type { Suggestion } from '#shared/contracts/cases.ts';
import type { RoutingCondition, RoutingRule } from '#shared/contracts/routing.ts';
import { type Case, refusals } from './case/state.ts';
import type { PlacedCategory } from './catalogue.ts';
import type { Rules } from './rules.ts';
import { timeOfDayAt } from './time-zone.ts';

/** A case, or one that somebody made up to try the rules on. */
export type Routable = Pick<Case, 'category' | 'severity' | 'source' | 'text' | 'tasks'> & {
  readonly place: { readonly areaPath: readonly string[] };
};

/** What of a district's configuration routing asks. */
export type RoutingRules = Pick<Rules, 'routing'> & {
  readonly catalogue: ReadonlyMap<string, Pick<PlacedCategory, 'path' | 'lead' | 'assist'>>;
  readonly settings: Pick<Rules['settings'], 'timeZone'>;
  /** Who there is to take it: today's, whatever the case was reported under. */
  readonly departments: { has(id: string): boolean };
};

export type Condition = keyof RoutingCondition;

/**
 * What became of a rule. `fires`: it decides · `unmet`: these of its conditions do not hold · `later`: it fits, and one
 * before it fires · `refused`: it fits, and its lead gave the case back · `gone`: it fits, and its lead is no more.
 */
export type Trial = { readonly rule: RoutingRule } & (
  | { readonly outcome: 'fires' | 'later' | 'refused' | 'gone' }
  | { readonly outcome: 'unmet'; readonly unmet: readonly Condition[] }
);

/** Every rule in its order, tried on a case at an instant (UTC ISO): at most one fires. */
export function tryRules(subject: Routable, rules: RoutingRules, now: string): Trial[] {
  const { routing, settings, departments } = rules;
  const refused = refusedBy(subject);
  const hour = timeOfDayAt(settings.timeZone, now);
  const path = rules.catalogue.get(subject.category)?.path ?? [subject.category];
  let fired = false;
  return routing.map((rule): Trial => {
    const unmet = unmetOf(rule.when, { ...subject, path }, hour);
    if (unmet.length > 0) return { rule, outcome: 'unmet', unmet };
    if (fired) return { rule, outcome: 'later' };
    if (refused.has(rule.lead)) return { rule, outcome: 'refused' };
    if (!departments.has(rule.lead)) return { rule, outcome: 'gone' };
    fired = true;
    return { rule, outcome: 'fires' };
  });
}

/** The departments that the case is offered to at an instant (UTC ISO), and the rule that says so. */
export function suggest(subject: Routable, rules: RoutingRules, now: string): Suggestion {
  const trials = tryRules(subject, rules, now);
  const rule = trials.find(({ outcome }) => outcome === 'fires')?.rule;
  const refused = refusedBy(subject);
  const { lead, assist, notify } = rule ?? {
    lead: rules.catalogue.get(subject.category)?.lead,
    assist: rules.catalogue.get(subject.category)?.assist ?? [],
    notify: [],
  };
  const passedOver = trials.flatMap((trial) => (trial.outcome === 'refused' ? [trial.rule.lead] : []));
  const wanted = [...passedOver, ...(lead === undefined ? [] : [lead]), ...assist, ...notify];
  const willing = (id: string) => rules.departments.has(id) && !refused.has(id);
  return {
    ...(rule && { rule: { id: rule.id, name: rule.name } }),
    ...(lead !== undefined && willing(lead) && { lead }),
    assist: assist.filter(willing),
    notify: notify.filter(willing),
    skipped: [...new Set(wanted.filter((id) => refused.has(id)))],
  };
}

const refusedBy = ({ tasks }: Routable): ReadonlySet<string> =>
  new Set(refusals(tasks).map(({ department }) => department));

/** With its category's way from the top of the catalogue: a rule that names a branch means everything below it. */
type Placed = Routable & { readonly path: readonly string[] };

/** What each condition asks of a case, at a time of day such as `08:00`. */
const holds: {
  readonly [C in Condition]: (wanted: NonNullable<RoutingCondition[C]>, of: Placed, hour: string) => boolean;
} = {
  categories: (ids, { path }) => ids.some((id) => path.includes(id)),
  areas: (ids, { place }) => ids.some((id) => place.areaPath.includes(id)),
  severities: (some, { severity }) => some.includes(severity),
  sources: (some, { source }) => some.includes(source),
  words: (words, { text }) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())),
  hours: ({ from, to }, _, hour) => (from < to ? from <= hour && hour < to : from <= hour || hour < to),
};
const conditions = Object.keys(holds) as Condition[];

const unmetOf = (when: RoutingCondition, subject: Placed, hour: string): Condition[] =>
  conditions.filter((condition) => !isMet(condition, when, subject, hour));

function isMet<C extends Condition>(
  condition: C,
  when: RoutingCondition,
  subject: Placed,
  hour: string,
): boolean {
  const wanted = when[condition];
  return wanted === undefined || holds[condition](wanted as NonNullable<RoutingCondition[C]>, subject, hour);
}
