// A task goes back to its department when whoever had it left.
import { expect, test } from 'vitest';
import { release } from '#shared/domain/case/index.ts';
import { cardOf } from '#shared/domain/case/view.ts';
import { dispatched, filed, finished, handed, reported, signedIn } from '#test/support/builders.ts';
import { caseOf } from '#test/support/given.ts';

const task = 't3-sanitation';
const handedOver = [reported(), filed(), dispatched(3), handed(task)];
const inHands = [reported(), filed(), dispatched(3), signedIn(task)];
const releasedFact = {
  type: 'task.released' as const,
  data: { taskId: task, department: 'sanitation', handler: { id: 'handler', name: 'handler' } },
};

test('from the hands of the one who left, and from nobody else’s', () => {
  expect(release(caseOf(...inHands), task, 'handler')).toEqual([releasedFact]);
  expect(release(caseOf(...handedOver), task, 'handler')).toEqual([releasedFact]);
  expect(release(caseOf(...inHands), task, 'somebody-else')).toEqual([]);
  expect(release(caseOf(reported(), filed(), dispatched(3)), task, 'handler')).toEqual([]);
  expect(release(caseOf(...inHands), 't9-none', 'handler')).toEqual([]);
});

test('once: the second time it is in no hands; and not when it is done', () => {
  const after = caseOf(...inHands, releasedFact);
  expect(release(after, task, 'handler')).toEqual([]);
  expect(release(caseOf(...inHands, finished(task)), task, 'handler')).toEqual([]);
});

test('it waits to be signed in again, and no clock is begun a second time; the handling clock goes on', () => {
  const [before, after] = [caseOf(...inHands), caseOf(...inHands, releasedFact)];
  expect(after.tasks[0]).toMatchObject({ id: task, state: 'assigned' });
  expect(after.tasks[0]?.handler).toBeUndefined();
  expect(after.tasks[0]?.signIn).toEqual(before.tasks[0]?.signIn);
  expect(after.tasks[0]?.signIn?.runningSince).toBeUndefined();
  // What it is late with is its handling, as before.
  expect(cardOf(after, after.tasks[0]).clock?.stage).toBe('handle');
  expect(after.clocks.handle).toEqual(before.clocks.handle);
  // The clock of signing in runs on where nobody had signed in yet.
  expect(caseOf(...handedOver, releasedFact).tasks[0]?.signIn?.runningSince).toBeDefined();
});
