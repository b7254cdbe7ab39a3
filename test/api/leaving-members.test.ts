// Somebody leaves: their open tasks go back to the department, which gives them out again, and they are out at once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as relay } from '#functions/relay/index.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Member } from '#shared/contracts/members.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const people = '/v1/districts/alpha/members';
const send = <T>(method: string, path: string, body?: unknown, version?: number, who = 'admin') =>
  gridloop.send<T>(who, method, path, body, version === undefined ? {} : { 'if-match': `"${version}"` });
const see = async (subject: { id: string }) => (await gridloop.see('reviewer', subject)).body;
const taskOf = ({ tasks }: CaseView) => tasks[0]!;
const open = async (id: string) =>
  (await send<{ open: number }>('GET', `${people}/${id}/open-tasks`)).body.open;
const newcomer = (id: string, department: string): Member => ({
  id,
  account: 'alpha-stand-in',
  name: `人员${id}`,
  roles: ['handler'],
  areas: [],
  department,
});

/** A case whose task the department has; signed in by the handler who is named. */
async function inHands(department: string, handler: string): Promise<CaseView> {
  const { body } = await gridloop.report();
  await gridloop.act('reviewer', body, 'file');
  const { tasks } = (await gridloop.act('dispatcher', body, 'dispatch', { lead: department })).body;
  const taskId = tasks[0]?.id ?? '';
  const done = await gridloop.act(`${department}-clerk`, body, 'sign-in', { taskId, handler });
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200 });
  return done.body;
}
const released = ({ timeline }: CaseView) => timeline.filter(({ type }) => type === 'task.released');

test('what a person who is removed had open waits for their department again, and says why', async () => {
  await send('POST', people, newcomer('leaver', 'sanitation'));
  const subject = await inHands('sanitation', 'leaver');
  const other = await inHands('sanitation', 'sanitation-handler');
  expect(await open('leaver')).toBe(1);
  expect((await gridloop.list('stand-in', 'queue=tasks_signed_in')).status).toBe(200);
  expect((await send('DELETE', `${people}/leaver`, undefined, 1)).status).toBe(200);
  // Their very next request is refused.
  expect((await gridloop.list('stand-in', 'queue=tasks_signed_in')).status).toBe(404);
  const after = await gridloop.eventually(
    () => see(subject),
    (each) => released(each).length > 0,
  );
  expect(released(after)).toMatchObject([
    {
      by: { kind: 'system', name: 'tasks' },
      data: { taskId: taskOf(subject).id, handler: { id: 'leaver' } },
    },
  ]);
  expect(taskOf(after)).toMatchObject({ state: 'assigned' });
  expect(taskOf(after).handler).toBeUndefined();
  expect(
    await gridloop.eventually(
      () => open('leaver'),
      (n) => n === 0,
    ),
  ).toBe(0);
  // Nobody else's.
  expect(released(await see(other))).toEqual([]);
  // And the department goes on with it.
  const taken = await gridloop.act('sanitation-clerk', after, 'sign-in', {
    taskId: taskOf(after).id,
    handler: 'sanitation-handler',
  });
  expect(taken.body.tasks[0]).toMatchObject({ state: 'signed_in', handler: { id: 'sanitation-handler' } });
});

test('a department that gives tasks by rule gives them to somebody else, once', async () => {
  await send('POST', people, newcomer('roadman', 'roads'));
  const { body } = await gridloop.report({ category: '06013' });
  await gridloop.act('reviewer', body, 'file');
  await gridloop.act('dispatcher', body, 'dispatch', { lead: 'roads' });
  const given = await gridloop.eventually(
    () => see(body),
    (each) => taskOf(each).handler !== undefined,
  );
  const done = await gridloop.act('roads-clerk', given, 'sign-in', {
    taskId: taskOf(given).id,
    handler: 'roadman',
  });
  expect(done.status).toBe(200);
  await send('DELETE', `${people}/roadman`, undefined, 1);
  const after = await gridloop.eventually(
    () => see(body),
    (each) => released(each).length > 0 && taskOf(each).handler !== undefined,
  );
  expect(taskOf(after).handler?.id).toMatch(/^roads-handler/);
  // The stream shows everything again: nothing more happens.
  const row = {
    pk: { S: 'T#alpha#LEFT' },
    sk: { S: 'E#x' },
    member: { S: 'roadman' },
    department: { S: 'roads' },
    at: { S: new Date().toISOString() },
  };
  expect(await relay({ Records: [{ dynamodb: { NewImage: row } }] })).toEqual({ batchItemFailures: [] });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await see(body)).version).toBe(after.version);
});

test('whoever moves to another department leaves their tasks behind; another name or role takes none away', async () => {
  const subject = await inHands('power', 'power-handler');
  const { version } = (
    await send<{ version: number }>('PATCH', `${people}/power-handler`, { name: '老李' }, 1)
  ).body;
  const before = await see(subject);
  await send('PATCH', `${people}/power-handler`, { department: 'sanitation' }, version);
  const after = await gridloop.eventually(
    () => see(subject),
    (each) => released(each).length > 0,
  );
  expect(before.version).toBe(subject.version);
  expect(taskOf(after).handler).toBeUndefined();
});

test('tasks stay with somebody who was back before their turn came', async () => {
  const subject = await inHands('sanitation', 'sanitation-handler');
  const row = {
    pk: { S: 'T#alpha#LEFT' },
    sk: { S: 'E#y' },
    member: { S: 'sanitation-handler' },
    department: { S: 'sanitation' },
    at: { S: new Date().toISOString() },
  };
  await relay({ Records: [{ dynamodb: { NewImage: row } }] });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await see(subject)).version).toBe(subject.version);
});
