// A case in work time: an office week, a department that works on Saturdays, holidays that are published late.
import { describe, expect, test } from 'vitest';
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { Calendar } from '#shared/contracts/calendar.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { DecidedEvent } from '#shared/contracts/events.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import { type Case, decide, evolve, nextTickAt, report, tick } from '#shared/domain/case/index.ts';
import { currentClock } from '#shared/domain/case/view.ts';
import { genesisHash } from '#shared/domain/hash-chain.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import { allWithin, aReport, district, number, type Person, people } from '#test/support/builders.ts';
import { contextOf, reportContextOf } from '#test/support/given.ts';

const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
const fourHours = { value: 4, unit: 'work_hour' } as const;
const calendar: Calendar = {
  ...district.calendar,
  departments: {
    lighting: { weekly: { ...district.calendar.weekly, saturday: [{ from: '08:00', to: '12:00' }] } },
  },
};
const rulesWith = (fields: Partial<Calendar> = {}): Rules =>
  rulesOf(1, {
    ...district,
    limits: stageLimits.parse({
      stages: { ...district.limits.stages, sign_in: { base: { value: 1, unit: 'work_hour' } } },
    }),
    calendar: { ...calendar, ...fields },
    catalogue: allWithin(district.catalogue, fourHours),
  });
const office = rulesWith();

/** The case after facts that happened at that moment. */
const happen = (subject: Case | undefined, now: string, facts: readonly DecidedEvent[]): Case =>
  facts.reduce<Case | undefined>((before, fact) => {
    const envelope = {
      commandId: '',
      prevHash: genesisHash,
      hash: genesisHash,
      by: { kind: 'system', name: 'clock' },
    };
    return evolve(before, { ...fact, ...envelope, seq: (before?.seq ?? 0) + 1, at: now } as never);
  }, subject) as Case;

const act = <A extends CaseAction>(
  subject: Case,
  who: Person,
  local: string,
  action: A,
  input: ActionInput<A>,
  rules = office,
): Case => {
  const now = at(local);
  return happen(subject, now, decide(action, input, subject, { ...contextOf(who, now), rules }));
};

/** Reported, filed and dispatched at that minute. */
function dispatchedAt(local: string, lead = 'sanitation', rules = office): Case {
  const now = at(local);
  const subject = happen(
    undefined,
    now,
    report(aReport(), number, { ...reportContextOf(people.officer, now), rules }),
  );
  const filed = act(subject, people.reviewer, local, 'file', {}, rules);
  return act(filed, people.dispatcher, local, 'dispatch', { lead, assist: [], notify: [] }, rules);
}

const friday = dispatchedAt('2026-11-20T17:40');

test('reported Friday 17:40 with four work hours, a case is due on Monday at 11:40', () => {
  expect(currentClock(friday)).toMatchObject({
    limit: fourHours,
    warnAt: at('2026-11-23T10:52'),
    dueAt: at('2026-11-23T11:40'),
  });
});

test('it is warned and overdue on that clock, and not before', () => {
  const accepted = act(friday, people.clerk, '2026-11-20T17:45', 'sign_in', {
    taskId: 't3-sanitation',
    handler: 'handler',
  });
  expect(nextTickAt(accepted)).toBe(at('2026-11-23T10:52'));
  for (const quiet of ['2026-11-20T22:00', '2026-11-22T12:00', '2026-11-23T10:51'])
    expect(tick(accepted, at(quiet))).toEqual([]);
  const due = { stage: 'handle', dueAt: at('2026-11-23T11:40') };
  const warning = tick(accepted, at('2026-11-23T10:52'));
  expect(warning).toEqual([{ type: 'clock.warned', data: due }]);
  const warned = happen(accepted, at('2026-11-23T10:52'), warning);
  expect(nextTickAt(warned)).toBe(at('2026-11-23T11:40'));
  expect(tick(warned, at('2026-11-23T11:39'))).toEqual([]);
  expect(tick(warned, at('2026-11-23T11:40'))).toEqual([{ type: 'clock.overdue', data: due }]);
});

test('while the centre has the case back, work hours pass without being spent', () => {
  const back = act(friday, people.clerk, '2026-11-23T09:00', 'return', {
    taskId: 't3-sanitation',
    reason: '不属于本部门',
  });
  const again = act(back, people.dispatcher, '2026-11-23T16:00', 'dispatch', {
    lead: 'police',
    assist: [],
    notify: [],
  });
  // 20 minutes of Friday and the first hour of Monday are used.
  expect(currentClock(again)?.dueAt).toBe(at('2026-11-24T08:40'));
});

describe('a department with hours of its own', () => {
  test('has them for accepting and, leading, for handling', () => {
    const subject = dispatchedAt('2026-11-20T17:40', 'lighting');
    expect(subject.tasks[0]?.signIn?.dueAt).toBe(at('2026-11-21T08:40'));
    expect(subject.clocks.handle?.dueAt).toBe(at('2026-11-21T11:40'));
  });

  test('does not lend them to the departments beside it', () => {
    const filed = act(
      happen(
        undefined,
        at('2026-11-20T17:40'),
        report(aReport(), number, {
          ...reportContextOf(people.officer, at('2026-11-20T17:40')),
          rules: office,
        }),
      ),
      people.reviewer,
      '2026-11-20T17:40',
      'file',
      {},
    );
    const subject = act(filed, people.dispatcher, '2026-11-20T17:40', 'dispatch', {
      lead: 'sanitation',
      assist: ['lighting'],
      notify: ['police'],
    });
    expect(subject.tasks.map(({ signIn }) => signIn?.dueAt)).toEqual([
      at('2026-11-23T08:40'),
      at('2026-11-21T08:40'),
      undefined,
    ]);
    expect(subject.clocks.handle?.dueAt).toBe(at('2026-11-23T11:40'));
  });

  test('keeps what it used when another department goes on', () => {
    const back = act(
      dispatchedAt('2026-11-20T17:40', 'lighting'),
      people.lightingClerk,
      '2026-11-21T10:00',
      'return',
      {
        taskId: 't3-lighting',
        reason: '不属于本部门',
      },
    );
    const again = act(back, people.dispatcher, '2026-11-21T11:00', 'dispatch', {
      lead: 'sanitation',
      assist: [],
      notify: [],
    });
    // 20 minutes on Friday and two hours on Saturday, of four.
    expect(currentClock(again)?.dueAt).toBe(at('2026-11-23T09:40'));
  });
});

test('a holiday that is published later moves no clock that runs', () => {
  const later = rulesWith({ holidays: [{ date: '2026-11-23' }] });
  expect(dispatchedAt('2026-11-20T17:40', 'sanitation', later).clocks.handle?.dueAt).toBe(
    at('2026-11-24T11:40'),
  );
  const signedIn = act(friday, people.clerk, '2026-11-20T17:50', 'sign_in', {
    taskId: 't3-sanitation',
    handler: 'handler',
  });
  expect(signedIn.clocks.handle?.dueAt).toBe(at('2026-11-23T11:40'));
});

test('the share after which a limit is warned of is the district’s', () => {
  const early: Rules = { ...office, limits: { ...office.limits, warnShare: 0.5 } };
  expect(dispatchedAt('2026-11-20T17:40', 'sanitation', early).clocks.handle?.warnAt).toBe(
    at('2026-11-23T09:40'),
  );
});
