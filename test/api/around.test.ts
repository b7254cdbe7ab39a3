// Who is around a case, on the real engines: bound to its areas, and whose turn it is by the rosters.
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseAround } from '#shared/contracts/bindings.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const bindings = '/v1/districts/alpha/bindings';
const binding = (id: string, area: string, more: object = {}) => ({
  id,
  area,
  what: '社区民警',
  member: null,
  department: null,
  name: '某警官',
  phone: '0933-110',
  ...more,
});
const bind = (value: object) =>
  gridloop.send<{ errors?: { pointer: string; rule?: string }[] }>('admin', 'POST', bindings, value);
const around = (who: string, { id }: { id: string }, district = 'alpha') =>
  gridloop.send<CaseAround>(
    who,
    'GET',
    `/v1/districts/${district}/cases/${id}/around`,
    undefined,
    {},
    district,
  );

test('those of the grid come first, then those of the areas above; no one of another grid', async () => {
  const subject = (await gridloop.report({ caseId: ulid(), place: { point: places.west } })).body;
  await bind(binding('a-street', 'street', { what: '绿化' }));
  await bind(binding('b-west', 'west'));
  await bind(binding('c-east', 'east'));
  await bind(binding('d-west', 'west', { what: '环卫', name: null, member: 'sanitation-handler' }));
  const { body } = await around('reviewer', subject);
  expect(body.bound.map(({ id }) => id)).toEqual(['b-west', 'd-west', 'a-street']);
  expect(body.bound[0]).toMatchObject({ what: '社区民警', name: '某警官', phone: '0933-110' });
  // Of a member the name is theirs, and whether they are on duty.
  expect(body.bound[1]).toMatchObject({ name: 'alpha sanitation-handler', member: 'sanitation-handler' });
  expect(body.bound[1]).not.toHaveProperty('onDutySince');
  await gridloop.send('sanitation-handler', 'PUT', '/v1/districts/alpha/duty', { onDuty: true });
  expect((await around('reviewer', subject)).body.bound[1]).toHaveProperty('onDutySince');
});

test('moved to another area it is found there and no longer here; removed, nowhere', async () => {
  const [west, east] = await Promise.all(
    [places.west, places.east].map(
      async (point) => (await gridloop.report({ caseId: ulid(), place: { point } }, 'officer-both')).body,
    ),
  );
  await bind(binding('mover', 'west'));
  const seen = async (subject = west) =>
    (await around('reviewer', subject!)).body.bound.some(({ id }) => id === 'mover');
  expect([await seen(west), await seen(east)]).toEqual([true, false]);
  await gridloop.send('admin', 'PATCH', `${bindings}/mover`, { area: 'east' }, { 'if-match': '"1"' });
  expect([await seen(west), await seen(east)]).toEqual([false, true]);
  await gridloop.send('admin', 'DELETE', `${bindings}/mover`, undefined, { 'if-match': '"2"' });
  expect([await seen(west), await seen(east)]).toEqual([false, false]);
});

test('only who may see the case sees who is around it', async () => {
  const subject = (await gridloop.report({ caseId: ulid(), place: { point: places.west } })).body;
  expect((await around('officer-west', subject)).status).toBe(200);
  expect((await around('officer-east', subject)).status).toBe(404);
});

test('the roster of an area or of a department at work says whose turn it is', async () => {
  const subject = (await gridloop.report({ caseId: ulid(), place: { point: places.west } })).body;
  const shift = (member: string) => ({
    weekdays: [...weekdays],
    from: '00:00',
    to: '00:00',
    members: [member],
  });
  const row = (id: string, more: object, member: string) => ({
    id,
    name: { zh: id, en: id },
    area: null,
    department: null,
    ...more,
    shifts: [shift(member)],
  });
  const { status } = await gridloop.send(
    'admin',
    'PUT',
    '/v1/districts/alpha/configuration/roster',
    {
      value: [
        row('of-west', { area: 'west' }, 'officer-west'),
        row('of-east', { area: 'east' }, 'officer-east'),
        row('of-roads', { department: 'roads' }, 'roads-handler'),
      ],
    },
    { 'if-match': '"1"' },
  );
  expect(status).toBe(200);
  const turns = async () =>
    (await around('commander', subject)).body.turns.map(({ member, name }) => [member, name]);
  await expect.poll(turns, { timeout: 15_000 }).toEqual([['officer-west', 'alpha officer-west']]);
  await gridloop.act('reviewer', subject, 'file', {});
  await gridloop.act('dispatcher', subject, 'dispatch', { lead: 'roads' });
  expect(await turns()).toContainEqual(['roads-handler', 'alpha roads-handler']);
});

test('what does not exist is refused with each fault at its place, and nobody is bound without a name', async () => {
  const { status, body } = await bind(
    binding('bad', 'nowhere', { name: null, member: 'nobody', department: 'none' }),
  );
  expect(status).toBe(422);
  expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/area', '/member', '/department']);
  expect((await bind(binding('empty', 'west', { name: null }))).body.errors).toMatchObject([
    { pointer: '/name', rule: 'binding-of' },
  ]);
});
