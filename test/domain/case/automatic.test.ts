// Steps that the service takes itself where the district wants it: once their limit has passed, once, and said.
import { describe, expect, test } from 'vitest';
import { type StageLimits, stageLimits } from '#shared/contracts/limits.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { authorOf, type Case, nextTickAt } from '#shared/domain/case/index.ts';
import { clockView, currentClock } from '#shared/domain/case/view.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import {
  accepted,
  category,
  district,
  minutes,
  overdue,
  people,
  photo,
  ref,
  rejected,
} from '#test/support/builders.ts';
import { minute } from '#test/support/given.ts';
import { underRules } from '#test/support/under-rules.ts';

const all = { file: true, dispatch: true, close: true };
const withDepartment = [
  category('street-lamp', { lead: 'lighting' }),
  category('rubbish', { lead: 'sanitation' }),
  category('road-damage'),
];
const rulesWith = (automatic: Partial<StageLimits['automatic']>, routing: RoutingRule[] = []): Rules =>
  rulesOf(1, {
    ...district,
    limits: stageLimits.parse({ stages: district.limits.stages, automatic }),
    catalogue: withDepartment,
    routing,
  });
const wanted = underRules(rulesWith(all));

/** Until nobody has anything to say any more, at the minutes at which the case asks for it. */
const types = (facts: readonly { type: string }[]) => facts.map(({ type }) => type);

describe('a report that nobody reviews', () => {
  test('is filed when its limit has passed, after the fact that it was late, and the fact names the setting', () => {
    const subject = wanted.reported();
    expect(types(wanted.passed(subject, 29.9))).toEqual(['clock.warned']);
    const facts = wanted.passed(subject, 30);
    expect(facts).toMatchObject([
      { type: 'clock.overdue', data: { stage: 'review', dueAt: minute(30) } },
      { type: 'case.filed', data: { automatic: { setting: 'file', limit: minutes(30) } } },
    ]);
    expect(facts.map((fact) => authorOf(fact, people.officer as never))).toEqual([
      { kind: 'system', name: 'clock' },
      { kind: 'system', name: 'clock' },
    ]);
    const filed = wanted.happen(subject, 30, facts);
    expect(filed).toMatchObject({ state: 'filed', overdue: [{ stage: 'review', at: minute(30) }] });
    expect(currentClock(filed)).toMatchObject({ startedAt: minute(30), dueAt: minute(50) });
  });

  test('is filed once, and a tick that comes late files it when it comes', () => {
    const subject = wanted.reported();
    const late = wanted.happen(subject, 95, wanted.passed(subject, 95));
    expect(late).toMatchObject({ state: 'filed', overdue: [{ stage: 'review', at: minute(30) }] });
    expect(currentClock(late)?.dueAt).toBe(minute(115));
    expect(wanted.passed(late, 95)).toEqual([]);
  });

  test('is left alone where the district does not want it, or somebody was quicker', () => {
    const off = underRules(rulesWith({}));
    expect(types(off.passed(off.reported(), 31))).toEqual(['clock.overdue']);
    expect(nextTickAt(off.happen(off.reported(), 31, off.passed(off.reported(), 31)))).toBeUndefined();
    const dismissed = wanted.act(wanted.reported(), people.reviewer, 5, 'dismiss', { reason: '不属实' });
    expect(wanted.passed(dismissed, 9999)).toEqual([]);
  });

  test('goes on by a rule that dispatches what is filed', () => {
    const rule = {
      id: 'lamps',
      name: { zh: '路灯', en: 'Lamps' },
      when: {},
      lead: 'police',
      assist: [],
      notify: [],
      file: false,
      dispatch: true,
    };
    const { reported, passed } = underRules(rulesWith(all, [rule]));
    const facts = passed(reported(), 30);
    expect(types(facts)).toEqual(['clock.overdue', 'case.filed', 'case.dispatched']);
    expect(facts[2]?.data).toMatchObject({ rule: { id: 'lamps' } });
    expect(facts[2]?.data).not.toHaveProperty('automatic');
  });

  test('keeps the setting of the version that it was reported under', () => {
    const before = underRules(rulesWith({})).reported();
    expect(types(wanted.passed(before, 31))).toEqual(['clock.overdue']);
  });

  test('a corrected severity takes the step along with its limit', () => {
    const { reported, act, passed } = underRules(
      rulesOf(1, {
        ...district,
        limits: stageLimits.parse({
          stages: { review: { base: minutes(30), severities: { urgent: minutes(10) } } },
          automatic: all,
        }),
      }),
    );
    const urgent = act(reported(), people.reviewer, 4, 'correct', { severity: 'urgent' });
    expect(types(passed(urgent, 10))).toEqual(['clock.overdue', 'case.filed']);
    expect(passed(urgent, 10)[1]?.data).toMatchObject({ automatic: { limit: minutes(10) } });
  });
});

const filedAt = (at: number, category_ = 'street-lamp') =>
  wanted.act(wanted.reported({ category: category_ }), people.reviewer, at, 'file', {});

describe('a case that nobody dispatches', () => {
  test('goes to the department of its category, or to those of the rule that fits', () => {
    const facts = wanted.passed(filedAt(1), 21);
    expect(facts).toMatchObject([
      { type: 'clock.overdue', data: { stage: 'dispatch' } },
      {
        type: 'case.dispatched',
        data: {
          tasks: [{ id: 't4-lighting', department: 'lighting', role: 'lead' }],
          automatic: { setting: 'dispatch', limit: minutes(20) },
        },
      },
    ]);
    expect(wanted.happen(filedAt(1), 21, facts)).toMatchObject({ state: 'dispatched', dispatchSeq: 4 });
  });

  test('stays where nobody is suggested, which is said once', () => {
    const subject = filedAt(1, 'road-damage');
    const facts = wanted.passed(subject, 21);
    expect(facts[1]).toEqual({
      type: 'clock.deferred',
      data: { stage: 'dispatch', setting: 'dispatch', why: 'nobody_suggested' },
    });
    const said = wanted.happen(subject, 21, facts);
    expect(said.state).toBe('filed');
    expect(wanted.passed(said, 22)).toEqual([]);
    expect(nextTickAt(said)).toBeUndefined();
  });

  test('waits for a person when it was returned, taken back or opened again', () => {
    const sent = wanted.act(filedAt(1), people.dispatcher, 2, 'dispatch', {
      lead: 'sanitation',
      assist: [],
      notify: [],
    });
    const [task] = sent.tasks;
    const back = wanted.act(sent, people.handler, 3, 'return', { taskId: task?.id ?? '', reason: '不属于' });
    const taken = wanted.act(sent, people.dispatcher, 3, 'withdraw', { tasks: [], reason: '派错了' });
    for (const subject of [back, taken]) {
      expect(subject.state).toBe('filed');
      expect(types(wanted.passed(subject, 500))).toEqual(['clock.overdue']);
    }
  });
});

describe('a result that nobody verifies', () => {
  const solved = (photos = [photo('A', 'after')]) =>
    wanted.reported({ solvedOnSpot: true, evidence: [ref('A', 'after')] }, photos);
  const proven = () => wanted.happen(solved(), 1, [accepted('A')]);

  test('closes when the limit of verification has passed, as a procedural end', () => {
    const facts = wanted.passed(proven(), 120);
    expect(facts).toMatchObject([
      { type: 'clock.overdue', data: { stage: 'verify' } },
      {
        type: 'case.closed',
        data: { kind: 'procedural', automatic: { setting: 'close', limit: minutes(120) } },
      },
    ]);
    expect(wanted.happen(proven(), 120, facts)).toMatchObject({ state: 'closed', closedAt: minute(120) });
  });

  test('waits for the check of its photo, and is left to a person when that does not hold', () => {
    const checking = solved();
    expect(types(wanted.passed(checking, 130))).toEqual(['clock.overdue']);
    const late = wanted.happen(checking, 130, wanted.passed(checking, 130));
    expect(nextTickAt(late)).toBeUndefined();
    const good = wanted.happen(late, 131, [accepted('A')]);
    expect(nextTickAt(good)).toBe(minute(120));
    expect(types(wanted.passed(good, 132))).toEqual(['case.closed']);
    const bad = wanted.happen(late, 131, [rejected('A')]);
    expect(wanted.passed(bad, 132)).toEqual([
      { type: 'clock.deferred', data: { stage: 'verify', setting: 'close', why: 'not_proven' } },
    ]);
  });

  test.each([
    [60, ['case.closed']],
    [300, ['clock.overdue', 'case.closed']],
  ])('closes after a wait of %i minutes of its own, late or not', (value, expected) => {
    const own = underRules(rulesWith({ close: true, closeAfter: minutes(value) }));
    const subject = own.happen(
      own.reported({ solvedOnSpot: true, evidence: [ref('A', 'after')] }, [photo('A', 'after')]),
      1,
      [accepted('A')],
    );
    expect(currentClock(subject)).toMatchObject({ dueAt: minute(120), automaticAt: minute(value) });
    let [now, after]: [number, Case] = [0, subject];
    const happened: string[] = [];
    for (let next = nextTickAt(after); next; next = nextTickAt(after)) {
      now = (Date.parse(next) - Date.parse(minute(0))) / 60_000;
      const facts = own.passed(after, now);
      happened.push(...types(facts).filter((type) => type !== 'clock.warned'));
      after = own.happen(after, now, facts);
    }
    expect(happened).toEqual(expected);
    expect(after.closedAt).toBe(minute(value));
    expect(own.passed(after, 9999)).toEqual([]);
  });
});

test('in a district that is suspended nothing is done, which is said once; being late is on record', () => {
  const facts = wanted.passed(wanted.reported(), 30, true);
  expect(facts).toEqual([
    overdue({ stage: 'review', dueAt: minute(30) }),
    { type: 'clock.deferred', data: { stage: 'review', setting: 'file', why: 'suspended' } },
  ]);
  const said = wanted.happen(wanted.reported(), 30, facts);
  expect(nextTickAt(said)).toBeUndefined();
});

test('a clock says what is going to happen, and no longer when it was left to a person', () => {
  const view = (subject: Case) =>
    clockView(currentClock(subject) as never, subject.state, rulesWith(all).calendarFor, minute(31));
  expect(view(wanted.reported()).automatic).toEqual({ step: 'file', at: minute(30) });
  const deferred = wanted.happen(wanted.reported(), 30, wanted.passed(wanted.reported(), 30, true));
  expect(view(deferred)).not.toHaveProperty('automatic');
});
