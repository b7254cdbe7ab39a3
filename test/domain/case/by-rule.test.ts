// What routing rules do by themselves: given the rules of a district, when a case is reported or filed, then these
// facts, each under the name of its rule; and nothing more where a person has the say.
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/contracts/cases.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { authorOf, decide, report } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import {
  allWithin,
  aReport,
  closed,
  corrected,
  dispatched,
  district,
  filed,
  number,
  people,
  photo,
  ref,
  reported,
  solvedOnSpot,
  withdrawn,
} from '#test/support/builders.ts';
import { caseOf, contextOf, minute, type Past, reportContextOf, timed } from '#test/support/given.ts';

const rule = (fields: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'lamps',
  name: { zh: '路灯', en: 'Lamps' },
  when: { categories: ['street-lamp'] },
  lead: 'lighting',
  assist: [],
  notify: [],
  file: true,
  dispatch: true,
  ...fields,
});
const lamps = { id: 'lamps', name: { zh: '路灯', en: 'Lamps' } };
const rulesWith = (...routing: RoutingRule[]): Rules => rulesOf(1, { ...district, routing });

const filedByRule = { ...filed(), data: { ...filed().data, rule: lamps } };
const dispatchedByRule = (...[seq, shares]: Parameters<typeof dispatched>) =>
  dispatched(seq, shares ?? { lighting: 'lead' }, { rule: lamps });
const member = { kind: 'member', id: 'officer', name: 'officer', role: 'grid_officer' } as const;

/** What a report makes happen under these rules. */
function reportUnder(rules: Rules, fields: Partial<Report> = {}, now = minute(0)): DecidedEvent[] {
  const photos = [photo('A', 'after')];
  const context = { ...reportContextOf(people.officer, now, photos), rules, routing: rules };
  return report(aReport(fields), number, context);
}
/** What filing makes happen under these rules, ten minutes after eight. */
const fileUnder = (rules: Rules, ...past: Past[]): DecidedEvent[] => {
  const context = { ...contextOf(people.reviewer, minute(10)), rules, routing: rules };
  return decide('file', {}, caseOf(...past), context);
};
const soon = (...facts: DecidedEvent[]) => facts.map((fact) => timed(fact, minute(0)));
const later = (...facts: DecidedEvent[]) => facts.map((fact) => timed(fact, minute(10)));

describe('a report', () => {
  test('is filed and dispatched at once where its rule says so, and both facts name the rule', () => {
    const facts = reportUnder(rulesWith(rule({ assist: ['police'], notify: ['water'] })));
    const shares = { lighting: 'lead', police: 'assist', water: 'notify' } as const;
    expect(facts).toEqual(soon(reported(), filedByRule, dispatchedByRule(3, shares)));
    expect(facts.map((fact) => authorOf(fact, member))).toEqual([
      member,
      { kind: 'system', name: 'routing' },
      { kind: 'system', name: 'routing' },
    ]);
  });

  test('waits for the dispatcher where its rule only files', () => {
    expect(reportUnder(rulesWith(rule({ dispatch: false })))).toEqual(soon(reported(), filedByRule));
  });

  test.each<[string, readonly RoutingRule[]]>([
    ['there are no rules', []],
    ['its rule does nothing by itself', [rule({ file: false, dispatch: false })]],
    ['its rule dispatches only what a reviewer filed', [rule({ file: false })]],
    ['no rule fits', [rule({ when: { categories: ['rubbish'] } })]],
    [
      'a rule that fires before leaves it to people',
      [rule({ id: 'first', when: {}, file: false, dispatch: false }), rule()],
    ],
  ])('waits for the reviewer where %s', (_, routing) => {
    expect(reportUnder(rulesWith(...routing))).toEqual(soon(reported()));
  });

  test('that was solved on the spot is checked by somebody, whatever the rules say', () => {
    const facts = reportUnder(rulesWith(rule()), { solvedOnSpot: true, evidence: [ref('A', 'after')] });
    expect(facts).toEqual(soon(solvedOnSpot()));
  });

  test('goes to the next rule where the lead department is no more', () => {
    const rules = rulesWith(rule({ id: 'dark', lead: 'police' }), rule({ assist: ['police'] }));
    const today = { ...rules, departments: { has: (id: string) => id !== 'police' } };
    const context = { ...reportContextOf(people.officer, minute(0)), rules, routing: today };
    expect(report(aReport(), number, context)).toEqual(soon(reported(), filedByRule, dispatchedByRule(3)));
  });

  describe('has the severity of its rule', () => {
    const hours = (value: number) => ({ value, unit: 'work_hour' as const });
    const urgentReview = {
      ...district.limits,
      stages: {
        ...district.limits.stages,
        review: { base: hours(4), severities: { urgent: hours(1) } },
      },
    };
    const raises = rule({
      when: { severities: ['normal'] },
      severity: 'urgent',
      file: false,
      dispatch: false,
    });

    test('under the rule’s name, and its clock runs on that limit from the start', () => {
      const rules = rulesOf(1, { ...district, limits: urgentReview, routing: [raises] });
      const facts = reportUnder(rules);
      expect(facts.map(({ type }) => type)).toEqual(['case.reported', 'case.corrected']);
      expect(facts[1]).toMatchObject({
        data: { severity: 'urgent', rule: lamps, clock: { limit: hours(1) } },
      });
      expect(authorOf(facts[1]!, member)).toEqual({ kind: 'system', name: 'routing' });
      expect(caseOf(...facts)).toMatchObject({ severity: 'urgent', clocks: { review: { limit: hours(1) } } });
    });

    test('once, and the rule goes on to file and dispatch although it asks for what was said', () => {
      const facts = reportUnder(rulesWith({ ...raises, file: true, dispatch: true }));
      expect(facts.map(({ type }) => type)).toEqual([
        'case.reported',
        'case.corrected',
        'case.filed',
        'case.dispatched',
      ]);
    });

    test('without another rule making something else of it', () => {
      const back = {
        ...raises,
        id: 'back',
        when: { severities: ['urgent' as const] },
        severity: 'normal' as const,
      };
      expect(reportUnder(rulesWith(raises, back)).map(({ type }) => type)).toEqual([
        'case.reported',
        'case.corrected',
      ]);
    });

    test('and no fact says so where it was said already, or it was solved on the spot', () => {
      expect(reportUnder(rulesWith({ ...raises, when: {} }), { severity: 'urgent' })).toHaveLength(1);
      const solved = { solvedOnSpot: true, evidence: [ref('A', 'after')] };
      expect(reportUnder(rulesWith({ ...raises, when: {} }), solved)).toHaveLength(1);
    });

    test('and filing by a reviewer changes it no more', () => {
      expect(fileUnder(rulesWith({ ...raises, when: {} }), reported()).map(({ type }) => type)).toEqual([
        'case.filed',
      ]);
    });
  });

  test('on Friday at 17:40 with four work hours is due on Monday at 11:40', () => {
    const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
    const catalogue = allWithin(district.catalogue, { value: 4, unit: 'work_hour' });
    const rules = rulesOf(1, { ...district, catalogue, routing: [rule()] });
    expect(reportUnder(rules, {}, at('2026-11-20T17:40')).at(-1)).toMatchObject({
      type: 'case.dispatched',
      data: { dueAt: at('2026-11-23T11:40'), warnAt: at('2026-11-23T10:52') },
    });
  });

  test('asks for a photo of the result where the category does', () => {
    const rules = rulesWith(rule({ when: { categories: ['rubbish'] } }));
    expect(reportUnder(rules, { category: 'rubbish' }).at(-1)).toMatchObject({
      data: { resultPhotos: 1 },
    });
  });
});

describe('filing by a reviewer', () => {
  test('dispatches where the rule says so, and only the dispatch is the rule’s', () => {
    const facts = fileUnder(rulesWith(rule({ file: false })), reported());
    expect(facts).toEqual(later(filed(), dispatchedByRule(3)));
    expect(facts.map((fact) => authorOf(fact, member))).toEqual([
      member,
      { kind: 'system', name: 'routing' },
    ]);
  });

  test('judges the case as it was corrected', () => {
    const rules = rulesWith(rule({ when: { categories: ['rubbish'] } }));
    const facts = fileUnder(rules, reported(), corrected({ category: 'rubbish' }));
    expect(facts).toEqual(
      later(filed(), dispatched(4, { lighting: 'lead' }, { rule: lamps, resultPhotos: 1 })),
    );
  });

  test('names tasks by the place of the dispatch in the history, also after a limit that passed unseen', () => {
    const rules = rulesWith(rule());
    const context = { ...contextOf(people.reviewer, minute(45)), rules, routing: rules };
    const facts = decide('file', {}, caseOf(reported()), context);
    expect(facts.map(({ type }) => type)).toEqual(['clock.overdue', 'case.filed', 'case.dispatched']);
    expect(facts[2]).toMatchObject({ data: { tasks: [{ id: 't4-lighting' }] } });
  });

  test('leaves the case to the dispatcher where the rule does', () => {
    expect(fileUnder(rulesWith(rule({ dispatch: false })), reported())).toEqual(later(filed()));
  });
});

test('what the rules did is shown until the next step', () => {
  const soFar = [reported(), filedByRule];
  const byRule = (...past: Past[]) => [caseOf(...past).byRule, cardOf(caseOf(...past)).byRule];
  expect(byRule(...soFar)).toEqual([lamps, lamps]);
  expect(byRule(...soFar, dispatched(3))).toEqual([undefined, undefined]);
  expect(byRule(...soFar, dispatchedByRule(3))).toEqual([lamps, lamps]);
  expect(byRule(...soFar, dispatchedByRule(3), withdrawn(0, ['t3-lighting']))).toEqual([
    undefined,
    undefined,
  ]);
  expect(byRule(reported(), filed())).toEqual([undefined, undefined]);
});

describe('nothing happens by itself', () => {
  const rules = rulesWith(rule());
  const context = { ...contextOf(people.lightingClerk, minute(10)), rules, routing: rules };
  const out = [reported(), filedByRule, dispatchedByRule(3)];

  test('when the department gives the case back', () => {
    const facts = decide(
      'return',
      { taskId: 't3-lighting', reason: '不属于本部门' },
      caseOf(...out),
      context,
    );
    expect(facts.map(({ type }) => type)).toEqual(['task.returned', 'case.returned']);
  });

  test('when the dispatch is taken back', () => {
    const dispatcher = { ...context, actor: people.dispatcher };
    const facts = decide('withdraw', { tasks: [], reason: '派错' }, caseOf(...out), dispatcher);
    expect(facts.map(({ type }) => type)).toEqual(['case.withdrawn']);
  });

  test('when what was solved on the spot is refused', () => {
    const facts = decide('fail', { tasks: [], reason: '仍然不亮', evidence: [] }, caseOf(solvedOnSpot()), {
      ...context,
      actor: people.commander,
    });
    expect(facts.map(({ type }) => type)).toEqual(['case.failed']);
  });

  test('when a case is opened again', () => {
    const facts = decide('reopen', { reason: '又不亮了' }, caseOf(...out, closed()), {
      ...context,
      actor: people.commander,
    });
    expect(facts.map(({ type }) => type)).toEqual(['case.reopened']);
  });
});

test('the clocks of the centre begin and end with it', () => {
  const subject = caseOf(
    ...[reported(), filedByRule, dispatchedByRule(3)].map((fact) => ({ fact, minutes: 0 })),
  );
  const [now, run] = [minute(0), { from: minute(0), to: minute(0) }];
  expect(subject.clocks.review).toMatchObject({ runs: [run] });
  expect(subject.clocks.dispatch).toMatchObject({ runs: [run] });
  expect(subject.clocks.handle).toMatchObject({ runningSince: now, dueAt: minute(240) });
});
