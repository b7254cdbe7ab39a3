// The consumer of department tasks: who is given a task, once, whatever the queue brings.
import type { SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logger } from '#functions/lib/logger.ts';
import { handler } from '#functions/tasks/index.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const message = (body: unknown): SQSRecord =>
  ({
    messageId: ulid(),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    eventSource: 'aws:sqs',
    attributes: {},
    messageAttributes: {},
  }) as unknown as SQSRecord;
const consume = (...Records: SQSRecord[]) => handler({ Records });

const see = async (subject: { id: string }) => (await gridloop.see('reviewer', subject)).body;
const handedOf = ({ timeline }: CaseView) => timeline.filter(({ type }) => type === 'task.handed');

/** A case dispatched to the department, after the queue has done its part. */
async function dispatched(input: { lead: string; notify?: string[] }) {
  const { act, eventually, report } = gridloop;
  const { body } = await report();
  await act('reviewer', body, 'file');
  await act('dispatcher', body, 'dispatch', input);
  const automatic = input.lead === 'roads';
  return eventually(
    () => see(body),
    (subject) => !automatic || handedOf(subject).length > 0,
  );
}
const taskOf = ({ id, tasks }: CaseView, department: string) => {
  const task = tasks.find((candidate) => candidate.department === department);
  return { district: 'alpha', caseId: id, taskId: task?.id ?? '' };
};
const handlerOf = ({ tasks }: CaseView) => tasks[0]?.handler?.id;

describe('a department that gives tasks to the least busy', () => {
  test('fills its handlers evenly, the first of equals first, and counts what is signed in', async () => {
    const signIn = (subject: CaseView) =>
      gridloop.act(handlerOf(subject) ?? '', subject, 'sign-in', { taskId: taskOf(subject, 'roads').taskId });
    const first = await dispatched({ lead: 'roads' });
    await signIn(first);
    const second = await dispatched({ lead: 'roads' });
    await signIn(second);
    expect([handlerOf(first), handlerOf(second)]).toEqual(['roads-handler', 'roads-handler-2']);
    const third = await dispatched({ lead: 'roads' });
    expect(handlerOf(third)).toBe('roads-handler');
    expect(handlerOf(await dispatched({ lead: 'roads' }))).toBe('roads-handler-2');
    await gridloop.act('roads-handler', third, 'return', {
      taskId: taskOf(third, 'roads').taskId,
      reason: '不属于道路养护',
    });
    expect(handlerOf(await dispatched({ lead: 'roads' }))).toBe('roads-handler');
  });

  test('gives a task once, however often its message comes', async () => {
    const subject = await dispatched({ lead: 'roads' });
    const again = message(taskOf(subject, 'roads'));
    expect(await consume(again, again, message(taskOf(subject, 'roads')))).toEqual({ batchItemFailures: [] });
    await Promise.all([consume(again), consume(again)]);
    const after = await see(subject);
    expect([after.version, handedOf(after).length]).toEqual([subject.version, 1]);
  });

  test('leaves a task to whom a clerk gave it', async () => {
    const { act } = gridloop;
    const subject = await dispatched({ lead: 'roads' });
    const { taskId } = taskOf(subject, 'roads');
    const other = handlerOf(subject) === 'roads-handler' ? 'roads-handler-2' : 'roads-handler';
    await act('roads-clerk', subject, 'sign-in', { taskId, handler: other });
    await consume(message(taskOf(subject, 'roads')));
    expect(handlerOf(await see(subject))).toBe(other);
  });

  test('gives nobody a task that was returned meanwhile', async () => {
    const subject = await dispatched({ lead: 'roads' });
    const { taskId } = taskOf(subject, 'roads');
    await gridloop.act('roads-clerk', subject, 'return', { taskId, reason: '不属于道路养护' });
    const before = await see(subject);
    expect(await consume(message(taskOf(subject, 'roads')))).toEqual({ batchItemFailures: [] });
    expect((await see(subject)).version).toBe(before.version);
  });
});

describe('nobody is given', () => {
  test('a task of a department that gives its tasks itself', async () => {
    const subject = await dispatched({ lead: 'sanitation' });
    expect(await consume(message(taskOf(subject, 'sanitation')))).toEqual({ batchItemFailures: [] });
    expect(handedOf(await see(subject))).toEqual([]);
  });

  test('what a department is only told of', async () => {
    const subject = await dispatched({ lead: 'sanitation', notify: ['roads'] });
    expect(await consume(message(taskOf(subject, 'roads')))).toEqual({ batchItemFailures: [] });
    expect(handedOf(await see(subject))).toEqual([]);
  });

  test('a task of a case or a name that there is not', async () => {
    const subject = await dispatched({ lead: 'sanitation' });
    const lost = [
      { district: 'alpha', caseId: ulid(), taskId: 't3-roads' },
      { district: 'beta', caseId: subject.id, taskId: taskOf(subject, 'sanitation').taskId },
      { ...taskOf(subject, 'sanitation'), taskId: 't9-roads' },
    ];
    expect(await consume(...lost.map(message))).toEqual({ batchItemFailures: [] });
  });
});

test('a message that cannot be read goes back alone, and the others of its batch are handled', async () => {
  logger.setLogLevel('SILENT');
  const subject = await dispatched({ lead: 'roads' });
  const [good, broken, short] = [
    message(taskOf(subject, 'roads')),
    message('{ not json'),
    message({ district: 'alpha' }),
  ];
  expect(await consume(broken, good, short)).toEqual({
    batchItemFailures: [{ itemIdentifier: broken.messageId }, { itemIdentifier: short.messageId }],
  });
  logger.setLogLevel('INFO');
});
