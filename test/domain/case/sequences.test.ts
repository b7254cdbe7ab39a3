// Whatever anybody does in whatever order, no case becomes what it cannot be. A failing run prints its seed and
// the shortest walk that leads there.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { caseActions } from '#shared/contracts/action-table.ts';
import { caseEvent, eventTypes } from '#shared/contracts/events.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import { type Case, nextTickAt, offeredActions, replay } from '#shared/domain/case/index.ts';
import { refusal } from '#test/support/given.ts';
import { impossible, impossibleStep } from '#test/support/impossible.ts';
import { anybody, attempt, passing, take, type Walk, walks } from '#test/support/walk.ts';

// A busy machine may be slow; nothing here waits for anything.
vi.setConfig({ testTimeout: 60_000 });

const everyWalk = (check: (walk: Walk) => void, options: fc.Parameters<[Walk]> = { numRuns: 60 }) =>
  fc.assert(fc.property(walks, check), options);

test('no sequence of commands reaches an impossible state', () => {
  everyWalk((walk) => {
    const wrong: string[] = [];
    take(walk, (seen) => wrong.push(...impossible(seen.after), ...impossibleStep(seen)));
    expect(wrong).toEqual([]);
  });
});

test('replaying the history gives the head, and so does a head that was stored and read', () => {
  everyWalk((walk) => {
    let head: Case | undefined;
    const events = take(walk, ({ after }) => {
      head = after;
    });
    expect(replay(events)).toStrictEqual(head);
    expect(JSON.parse(JSON.stringify(head))).toStrictEqual(head);
  });
});

test('every decided fact fits its schema as it is', () => {
  everyWalk((walk) => {
    for (const event of take(walk)) expect(caseEvent.parse(event)).toStrictEqual(event);
  });
});

test('time speaks exactly when it said it would', () => {
  everyWalk((walk) => {
    take(walk, ({ after }) => {
      const next = nextTickAt(after);
      const early = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next) - 1;
      const quiet = new Date(Math.min(early, Date.parse('2030-01-01'))).toISOString();
      if (next !== undefined && passing(after, next).length === 0)
        throw new Error(`Nothing to say at ${next}`);
      if (passing(after, quiet).length > 0) throw new Error(`Spoke before ${next}`);
    });
  });
});

test('an offered action is never refused, and one that is not offered always is', () => {
  everyWalk(
    (walk) => {
      take(walk, ({ after, now, step }) => {
        const actor = anybody(step.who + step.what);
        const offered = offeredActions(after, { actor, now }).map(
          ({ action, taskId = '' }) => action + taskId,
        );
        const taken = triesOn(after)
          .filter(
            ({ action, taskId }) =>
              refusal(() => attempt(action, taskId, step.who, actor, after, now)) === 'not refused',
          )
          .map(({ action, taskId }) => action + taskId);
        if (taken.join() !== offered.join()) expect(taken, `what ${actor.id} can really do`).toEqual(offered);
      });
    },
    { numRuns: 30 },
  );
});

/** Every action, a task's action on every task there is and on one that is not. */
const triesOn = (subject: Case) =>
  caseActions.flatMap(({ action, fields }) =>
    ('taskId' in fields ? [...subject.tasks.map((task) => task.id), 't0-none'] : ['']).map((taskId) => ({
      action,
      taskId,
    })),
  );

test('the walks go everywhere: every state and every kind of fact', () => {
  const seen = new Set<string>();
  everyWalk(
    (walk) => {
      for (const { type } of take(walk, ({ after }) => seen.add(after.state))) seen.add(type);
    },
    { numRuns: 200, seed: 7 },
  );
  expect([...caseStates, ...eventTypes].filter((name) => !seen.has(name))).toEqual([]);
});
