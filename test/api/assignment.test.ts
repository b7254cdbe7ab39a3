// How tasks of a department find their handler: in turn, or by who is on duty, also when many come at once.
import type { SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownStoreFor } from '#functions/lib/store.ts';
import { handler } from '#functions/tasks/index.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { DutyRoster } from '#shared/contracts/roster.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';

const team = (department: string): Member[] =>
  ['a', 'b', 'c'].map((letter) => ({
    id: `${department}-${letter}`,
    account: `${department}-${letter}`,
    name: `${department} ${letter}`,
    roles: ['handler'],
    areas: [],
    department,
  }));
const rules = { roads: 'round_robin', power: 'duty_roster', sanitation: 'manual' } as const;

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop((body) => ({
    ...body,
    departments: body.departments.map((each) => ({
      ...each,
      assignment: rules[each.id as keyof typeof rules],
    })),
    members: [
      ...body.members.filter(({ roles }) => !roles.includes('handler')),
      ...(body.members[0]?.account.startsWith('alpha') ? [...team('roads'), ...team('power')] : []),
    ],
  }));
});
afterAll(() => gridloop?.stop());

const see = async (subject: { id: string }) => (await gridloop.see('reviewer', subject)).body;
async function dispatched(lead: string, more: object = {}): Promise<CaseView> {
  const { body } = await gridloop.report(more);
  await gridloop.act('reviewer', body, 'file');
  await gridloop.act('dispatcher', body, 'dispatch', { lead });
  return body;
}
const handlerOf = ({ tasks }: CaseView) => tasks[0]?.handler?.id;
const given = async (subject: { id: string }) =>
  handlerOf(
    await gridloop.eventually(
      () => see(subject),
      (found) => handlerOf(found) !== undefined,
    ),
  );
const message = ({ id, tasks }: CaseView): SQSRecord =>
  ({
    messageId: ulid(),
    body: JSON.stringify({ district: 'alpha', caseId: id, taskId: tasks[0]?.id }),
    eventSource: 'aws:sqs',
    attributes: {},
    messageAttributes: {},
  }) as unknown as SQSRecord;
const deliver = (subject: CaseView) => handler({ Records: [message(subject)] });

/** How many turns a department has given, and whose the last was. */
async function turnsOf(department: string): Promise<{ turns: number; last?: string }> {
  const store = ownStoreFor('alpha');
  const row = await store.get<{ turns: number; last: string }>(store.keys.turn(department), {
    consistent: true,
  });
  return row ?? { turns: 0 };
}

describe('in turn', () => {
  test('everybody has their turn, and whoever was first is next after the last', async () => {
    const handlers = [];
    for (let turn = 0; turn < 4; turn += 1) handlers.push(await given(await dispatched('roads')));
    expect(handlers).toEqual(['roads-a', 'roads-b', 'roads-c', 'roads-a']);
  });

  test('nine that come at the same moment are three for each', async () => {
    const subjects = await Promise.all(Array.from({ length: 9 }, () => dispatched('roads')));
    const handlers = await Promise.all(subjects.map(given));
    const counts = Map.groupBy(handlers, (id) => id);
    expect([...counts].map(([id, all]) => [id, all.length]).sort()).toEqual([
      ['roads-a', 3],
      ['roads-b', 3],
      ['roads-c', 3],
    ]);
  }, 60_000);

  test('a message that is delivered several times at once is one turn', async () => {
    const first = await dispatched('roads');
    await given(first);
    const before = (await turnsOf('roads')).turns;
    const second = await dispatched('roads');
    const whole = await see(second);
    await Promise.all(Array.from({ length: 6 }, () => deliver(whole)));
    await given(second);
    expect((await turnsOf('roads')).turns).toBe(before + 1);
  });

  test('goes on without somebody who left', async () => {
    const { last, turns } = await turnsOf('roads');
    const next = { 'roads-a': 'roads-b', 'roads-b': 'roads-c', 'roads-c': 'roads-a' }[last ?? ''] ?? '';
    const params = { district: 'alpha', id: next };
    const admin = gridloop.api.as('alpha-admin');
    const { open } = await admin.call('GET /v1/districts/{district}/members/{id}/open-tasks', { params });
    await gridloop.send('admin', 'DELETE', `/v1/districts/alpha/members/${next}`, undefined, {
      'if-match': '"1"',
    });
    // What they had in hand is given first, in turn as well.
    await gridloop.eventually(
      () => turnsOf('roads'),
      (found) => found.turns === turns + open,
    );
    const two = [await given(await dispatched('roads')), await given(await dispatched('roads'))];
    expect(two).not.toContain(next);
    expect(new Set(two).size).toBe(2);
  });
});

describe('by who is on duty', () => {
  const admin = () => gridloop.api.as('alpha-admin');
  const setDuty = (member: string, onDuty: boolean) =>
    admin().call('PUT /v1/districts/{district}/members/{id}/duty', {
      params: { district: 'alpha', id: member },
      body: { onDuty },
    });
  async function lay(rosters: DutyRoster[]) {
    const params = { district: 'alpha' };
    const path = '/v1/districts/{district}/configuration/roster' as const;
    const { version } = await admin().call(`GET ${path}`, { params, query: {} });
    await admin().call(`PUT ${path}`, { params, body: { value: rosters }, ifMatch: version });
  }
  const always = (id: string, area: string | null, members: string[]): DutyRoster => ({
    id,
    name: { zh: id, en: id },
    area,
    department: 'power',
    shifts: [{ weekdays: [...weekdays], from: '00:00', to: '00:00', members }] as DutyRoster['shifts'],
  });
  beforeEach(async () => {
    for (const { id } of team('power')) await setDuty(id, false);
  });

  test('nobody on duty: it stays with the clerk, who sees it', async () => {
    const subject = await dispatched('power');
    await deliver(await see(subject));
    expect(handlerOf(await see(subject))).toBeUndefined();
    const { body } = await gridloop.list('power-clerk', 'queue=tasks_assigned');
    expect(body.items.map(({ id }) => id)).toContain(subject.id);
    // Its own message may still be on the way; whoever goes on duty next is not to have it.
    const { tasks } = await see(subject);
    await gridloop.act('power-clerk', subject, 'return', { taskId: tasks[0]?.id, reason: '无人值班' });
  });

  test('of those who went on duty whoever has the fewest open', async () => {
    await setDuty('power-b', true);
    await setDuty('power-c', true);
    const handlers = [];
    for (let number = 0; number < 4; number += 1) handlers.push(await given(await dispatched('power')));
    expect(handlers).toEqual(['power-b', 'power-c', 'power-b', 'power-c']);
  });

  test('a roster that names somebody goes before, the one of the nearest area first', async () => {
    await setDuty('power-c', true);
    await lay([always('all', null, ['power-a']), always('west', 'west', ['power-b', 'nobody-any-more'])]);
    expect(await given(await dispatched('power', { place: { point: places.east } }))).toBe('power-a');
    expect(await given(await dispatched('power'))).toBe('power-b');
    // One that names nobody who is there says nothing.
    await lay([always('west', 'west', ['nobody-any-more'])]);
    expect(await given(await dispatched('power'))).toBe('power-c');
  });
});
