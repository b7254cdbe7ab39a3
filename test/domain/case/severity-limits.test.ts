// A severity has limits of its own: each stage begins with them, and a correction gives them to the clock that runs.
import { expect, test } from 'vitest';
import type { Timing } from '#shared/contracts/events.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import type { Severity } from '#shared/contracts/vocabulary.ts';
import { tick } from '#shared/domain/case/index.ts';
import { currentClock } from '#shared/domain/case/view.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import { corrected, district, minutes, people } from '#test/support/builders.ts';
import { minute } from '#test/support/given.ts';
import { underRules } from '#test/support/under-rules.ts';

const stage = (base: number, urgent: number) => ({
  base: minutes(base),
  severities: { urgent: minutes(urgent) },
});
const rules: Rules = rulesOf(1, {
  ...district,
  limits: stageLimits.parse({
    stages: {
      review: stage(30, 10),
      dispatch: stage(20, 5),
      sign_in: stage(60, 15),
      handle: { severities: { urgent: minutes(90) } },
      verify: stage(120, 40),
    },
  }),
});

const { reported, act, decided, happen } = underRules(rules);
const reportedAs = (severity: Severity) => reported({ severity });
const lead = { lead: 'sanitation', assist: [], notify: [] };
const given = (timing: Timing | undefined) => timing && [timing.limit.value, timing.dueAt];

test.each([
  ['normal', [30, 20, 60, 240, 120]],
  ['critical', [30, 20, 60, 240, 120]],
  ['urgent', [10, 5, 15, 90, 40]],
] as const)(
  'every stage of a %s case has its limit',
  (severity, [review, dispatch, signIn, handle, verify]) => {
    const fresh = reportedAs(severity);
    expect(given(fresh.clocks.review)).toEqual([review, minute(review)]);
    const filed = act(fresh, people.reviewer, 1, 'file', {});
    expect(given(filed.clocks.dispatch)).toEqual([dispatch, minute(1 + dispatch)]);
    const sent = act(filed, people.dispatcher, 2, 'dispatch', lead);
    expect(given(sent.tasks[0]?.signIn)).toEqual([signIn, minute(2 + signIn)]);
    expect(given(sent.clocks.handle)).toEqual([handle, minute(2 + handle)]);
    const [task] = sent.tasks;
    const signed = act(sent, people.handler, 3, 'sign_in', { taskId: task?.id ?? '' });
    const done = act(signed, people.handler, 4, 'finish', {
      taskId: task?.id ?? '',
      text: '已修好',
      evidence: [],
    });
    expect(given(done.clocks.verify)).toEqual([verify, minute(4 + verify)]);
  },
);

test('a report that turns out to be urgent has the urgent limit, and what it used of the other counts', () => {
  const subject = act(reportedAs('normal'), people.reviewer, 4, 'correct', { severity: 'urgent' });
  expect(subject.severity).toBe('urgent');
  expect(currentClock(subject)).toMatchObject({
    limit: minutes(10),
    warnAt: minute(8),
    dueAt: minute(10),
    startedAt: minute(0),
  });
});

test('a shorter limit that is used up already falls due at the correction, and not before', () => {
  const subject = act(reportedAs('normal'), people.reviewer, 15, 'correct', { severity: 'urgent' });
  expect(currentClock(subject)?.dueAt).toBe(minute(15));
  expect(tick(subject, minute(15))).toMatchObject([
    { type: 'clock.overdue', data: { stage: 'review', dueAt: minute(15) } },
  ]);
});

test('a longer limit moves the due instant away; what was late stays late', () => {
  const early = act(reportedAs('urgent'), people.reviewer, 4, 'correct', { severity: 'normal' });
  expect(currentClock(early)?.dueAt).toBe(minute(30));
  const late = reportedAs('urgent');
  const overdue = happen(late, 11, tick(late, minute(11)));
  const corrected = act(overdue, people.reviewer, 12, 'correct', { severity: 'normal' });
  expect(corrected.overdue).toEqual([{ stage: 'review', at: minute(10) }]);
  expect(currentClock(corrected)).toMatchObject({ dueAt: minute(30), overdueAt: minute(11) });
});

test('a severity with the same limit, and any other correction, leave the clock as it is', () => {
  const before = reportedAs('normal');
  for (const input of [{ severity: 'critical' }, { category: 'gas-leak' }] as const) {
    const facts = decided(before, people.reviewer, 4, 'correct', input);
    expect(facts).toEqual([corrected(input)]);
    expect(happen(before, 4, facts).clocks).toEqual(before.clocks);
  }
});

test('corrected while it waits to be dispatched, the dispatch clock moves; handling counts from the dispatch', () => {
  const filed = act(reportedAs('normal'), people.reviewer, 1, 'file', {});
  const corrected = act(filed, people.reviewer, 3, 'correct', { severity: 'urgent' });
  expect(corrected.clocks.dispatch?.dueAt).toBe(minute(6));
  expect(corrected.clocks.review).toEqual(filed.clocks.review);
  const sent = act(corrected, people.dispatcher, 4, 'dispatch', lead);
  expect(given(sent.clocks.handle)).toEqual([90, minute(94)]);
});
