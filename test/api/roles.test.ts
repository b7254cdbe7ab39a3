// A district's own roles on the real engines: published, given, and in force for everything a request does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#shared/contracts/members.ts';
import type { Grants } from '#shared/contracts/permissions.ts';
import type { OwnRole } from '#shared/contracts/roles.ts';
import type { FirstDistrict } from '#shared/domain/new-district.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';

const both = (zh: string, en: string) => ({ zh, en });
/** The east grid lies in a street of its own. */
const twoStreets = (body: FirstDistrict): FirstDistrict => ({
  ...body,
  areas: [
    ...body.areas.map((area) => (area.id === 'east' ? { ...area, parent: 'east-community' } : area)),
    { id: 'east-street', tier: 'street', parent: null, name: both('东街道', 'East Street') },
    { id: 'east-community', tier: 'community', parent: 'east-street', name: both('东社区', 'East') },
  ],
});

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop(twoStreets);
});
afterAll(() => gridloop?.stop());

const path = '/v1/districts/alpha';
type Refused = { code: string; detail: string; errors: { pointer: string; rule: string; about: string }[] };
const send = <T = Refused>(who: string, method: string, at: string, body?: unknown, version?: number) =>
  gridloop.send<T>(who, method, at, body, version === undefined ? {} : { 'if-match': `"${version}"` });

const role = (id: string, grants: Grants): OwnRole => ({
  id,
  name: both(`角色${id}`, `Role ${id}`),
  grants: grants as OwnRole['grants'],
});
const rolesNow = async (district = 'alpha') =>
  gridloop.api.as(`${district}-admin`).call('GET /v1/districts/{district}/configuration/roles', {
    params: { district },
    query: {},
  });
/** Puts roles beside those that there are, or in the place of those with the same id. */
async function lay(...more: OwnRole[]) {
  const { version, value } = await rolesNow();
  const ids = more.map(({ id }) => id);
  return publish([...value.filter(({ id }) => !ids.includes(id)), ...more], 'admin', version);
}
const publish = (value: readonly OwnRole[], who: string, version: number) =>
  send(who, 'PUT', `${path}/configuration/roles`, { value }, version);

const person = (id: string, more: Partial<Member>): Member => ({
  id,
  account: `alpha-${id}`,
  name: `人员${id}`,
  roles: ['reviewer'],
  areas: [],
  department: null,
  ...more,
});
/** Brings somebody in under one of the accounts that the small service knows beside its people's. */
async function bringIn(id: 'stand-in' | 'stand-in-2', more: Partial<Member>) {
  const found = await send<{ version: number; removedAt?: string }>('admin', 'GET', `${path}/members/${id}`);
  if (found.status === 200 && !found.body.removedAt)
    await send('admin', 'DELETE', `${path}/members/${id}`, undefined, found.body.version);
  const made = await send('admin', 'POST', `${path}/members`, person(id, more));
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
}
/** A role that was published a moment ago may be in force a few seconds later. */
const inForce = (look: () => Promise<number>, status: number) =>
  gridloop.eventually(look, (answered) => answered === status);

const inWest = { place: { point: places.west } };
const inEast = { place: { point: places.east } };
const streetDesk = role('street-desk', {
  'case:read': ['area'],
  'case:comment': ['area'],
  'evidence:add': ['area'],
  'surface:desk': ['district'],
});

describe('a role of its own with a street as scope', () => {
  test('sees that street and nothing else', async () => {
    expect((await lay(streetDesk)).status).toBe(200);
    await bringIn('stand-in', { roles: ['street-desk'], areas: ['street'] });
    const here = (await gridloop.report(inWest)).body;
    const foreign = (await gridloop.report(inEast, 'officer-east')).body;

    const { memberships } = await gridloop.api.as('alpha-stand-in').call('GET /v1/me', {});
    expect(
      memberships.map(({ member, permissions }) => [member.held.map(({ id }) => id), permissions]),
    ).toEqual([
      [
        ['street-desk'],
        ['case:read', 'case:comment', 'evidence:add', 'surface:desk', 'configuration:read', 'duty:own'],
      ],
    ]);
    // Lists, whichever is asked for.
    const area = await gridloop.list('stand-in', 'queue=area');
    expect(area.body.items.map(({ id }) => id)).toEqual([here.id]);
    for (const queue of ['reported', 'filed', 'overdue', 'all', 'tasks_assigned', 'mine'])
      expect((await gridloop.list('stand-in', `queue=${queue}`)).status, queue).toBe(403);
    // What is looked for by its number.
    const found = (subject: { number: string }) =>
      gridloop.list('stand-in', `queue=area&q=${subject.number}`).then(({ body }) => body.items.length);
    expect([await found(here), await found(foreign)]).toEqual([1, 0]);
    // Counts.
    const counts = await send<{ counts: object }>('stand-in', 'GET', `${path}/queues`);
    expect(counts.body.counts).toEqual({ area: 1, to_verify: 0 });
    // One case, what may be done to it, and its photos.
    expect((await gridloop.see('stand-in', here)).body.actions.map(({ action }) => action)).toEqual([
      'comment',
      'add_evidence',
    ]);
    expect(await gridloop.see('stand-in', foreign)).toMatchObject({
      status: 404,
      body: { code: 'case/not-found' },
    });
    expect((await gridloop.act('stand-in', foreign, 'comment', { text: '看不到' })).status).toBe(404);
    await expect(gridloop.upload('stand-in', foreign.id, 'scene')).rejects.toMatchObject({ status: 404 });
    await gridloop.upload('stand-in', here.id, 'scene');
    // Configuration and people.
    expect((await send('stand-in', 'GET', `${path}/members`)).status).toBe(403);
    expect((await send('stand-in', 'GET', `${path}/audit`)).status).toBe(403);
    expect((await publish([], 'stand-in', 1)).status).toBe(403);
  });

  test('acts by it, and the timeline says as what', async () => {
    const here = (await gridloop.report(inWest)).body;
    const { body } = await gridloop.act('stand-in', here, 'comment', { text: '已知悉' });
    expect(body.timeline.at(-1)?.by).toMatchObject({
      id: 'stand-in',
      role: 'street-desk',
      roleName: streetDesk.name,
    });
  });

  test('has what is published of it within seconds, without signing in again', async () => {
    const here = (await gridloop.report(inWest)).body;
    const comment = () =>
      gridloop.act('stand-in', here, 'comment', { text: '还在' }).then(({ status }) => status);
    expect(await comment()).toBe(200);
    const { 'case:comment': _gone, ...less } = streetDesk.grants;
    expect((await lay({ ...streetDesk, grants: less })).status).toBe(200);
    expect(await inForce(comment, 403)).toBe(403);
    expect((await lay(streetDesk)).status).toBe(200);
    expect(await inForce(comment, 200)).toBe(200);
  });
});

test('department and area together are the department’s tasks in that street: list, count and case', async () => {
  await lay(
    role('street-crew', {
      'case:read': ['department_and_area'],
      'case:sign-in': ['department_and_area'],
      'task:handle': ['department_and_area'],
      'surface:field': ['district'],
    }),
  );
  await bringIn('stand-in-2', { roles: ['street-crew'], areas: ['street'], department: 'sanitation' });
  const dispatched = async (place: object, officer: string, lead: string) => {
    const subject = (await gridloop.report(place, officer)).body;
    await gridloop.act('reviewer', subject, 'file');
    const done = await gridloop.act('dispatcher', subject, 'dispatch', { lead });
    expect(done.status).toBe(200);
    return done.body;
  };
  const ours = await dispatched(inWest, 'officer-west', 'sanitation');
  const elsewhere = await dispatched(inEast, 'officer-east', 'sanitation');
  const others = await dispatched(inWest, 'officer-west', 'power');
  const { items } = (await gridloop.list('stand-in-2', 'queue=tasks_assigned')).body;
  expect(items.map(({ id }) => id)).toEqual([ours.id]);
  const { counts } = (await send<{ counts: object }>('stand-in-2', 'GET', `${path}/queues`)).body;
  expect(counts).toEqual({ tasks_assigned: 1, tasks_signed_in: 0 });
  const whole = (await send<{ counts: object }>('sanitation-clerk', 'GET', `${path}/queues`)).body.counts;
  expect(whole).toMatchObject({ tasks_assigned: 2 });
  expect((await gridloop.see('stand-in-2', elsewhere)).status).toBe(404);
  expect((await gridloop.see('stand-in-2', others)).status).toBe(404);
  // Nor is a task of another street put into their hands.
  expect(
    await gridloop.act('sanitation-clerk', elsewhere, 'sign-in', {
      taskId: elsewhere.tasks[0]?.id,
      handler: 'stand-in-2',
    }),
  ).toMatchObject({ status: 422, body: { code: 'case/unknown-handler' } });
  expect(
    (await gridloop.act('stand-in-2', ours, 'sign-in', { taskId: ours.tasks[0]?.id })).body.tasks[0],
  ).toMatchObject({ state: 'signed_in', handler: { id: 'stand-in-2' } });
});

test('a role that nobody laid down is refused at the person, before anything is written', async () => {
  expect(
    await send('admin', 'POST', `${path}/members`, person('p-1', { roles: ['reviewer', 'mayor'] })),
  ).toMatchObject({
    status: 422,
    body: { code: 'record/invalid', errors: [{ pointer: '/roles/1', rule: 'unknown' }] },
  });
  expect((await send('admin', 'GET', `${path}/members/p-1`)).status).toBe(404);
});

test('a role that somebody has is not removed, and the refusal names them', async () => {
  await lay(role('for-now', { 'case:read': ['area'] }));
  await bringIn('stand-in', { roles: ['for-now', 'reviewer'], areas: ['street'] });
  const { version, value } = await rolesNow();
  const without = value.filter(({ id }) => id !== 'for-now');
  const refused = await publish(without, 'admin', version);
  expect(refused).toMatchObject({ status: 422, body: { code: 'configuration/invalid' } });
  expect(refused.body.errors).toEqual([
    expect.objectContaining({ rule: 'role-held', about: 'for-now: 人员stand-in' }),
  ]);
  const { version: seen } = (await send<{ version: number }>('admin', 'GET', `${path}/members/stand-in`))
    .body;
  await send('admin', 'PATCH', `${path}/members/stand-in`, { roles: ['reviewer'] }, seen);
  expect((await publish(without, 'admin', version)).status).toBe(200);
});

test('what cannot be a role is refused with every fault, and the one in force stays', async () => {
  const { version, value } = await rolesNow();
  const wrong = await publish(
    [...value, role('reviewer', {}), role('half', { 'case:file': ['district'] })],
    'admin',
    version,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ rule }) => rule)).toEqual(['built-in-role', 'needs-permission']);
  // Nothing of the platform's is in the list of permissions.
  const operator = await publish([role('op', { operator: ['district'] } as never)], 'admin', version);
  expect(operator).toMatchObject({ status: 422, body: { code: 'request/invalid' } });
  expect(await publish(value, 'admin', 999)).toMatchObject({
    status: 412,
    body: { code: 'configuration/version-mismatch' },
  });
  expect((await rolesNow()).version).toBe(version);
});

describe('whoever keeps the people and has no other power', () => {
  const keeper = 'stand-in';
  beforeAll(async () => {
    await lay(
      role('keeper', { 'member:read': ['district'], 'member:write': ['district'] }),
      role('role-writer', { 'roles:write': ['district'] }),
    );
    await bringIn(keeper, { roles: ['keeper'] });
    await bringIn('stand-in-2', { roles: ['role-writer'] });
  });

  test('gives posts on cases, and no power that they do not have', async () => {
    expect(
      await send(keeper, 'POST', `${path}/members`, person('k-1', { roles: ['duty_commander'] })),
    ).toMatchObject({ status: 201, body: {} });
    for (const given of ['district_admin', 'role-writer'])
      expect(
        await send(keeper, 'POST', `${path}/members`, person('k-2', { roles: [given] })),
        given,
      ).toMatchObject({
        status: 422,
        body: { code: 'record/invalid', errors: [{ pointer: '/roles', rule: 'beyond-yours' }] },
      });
    const own = await send<{ version: number }>(keeper, 'GET', `${path}/members/${keeper}`);
    expect(
      (
        await send(
          keeper,
          'PATCH',
          `${path}/members/${keeper}`,
          { roles: ['keeper', 'district_admin'] },
          own.body.version,
        )
      ).status,
    ).toBe(422);
    const rows = [person('k-3', {}), person('k-4', { roles: ['district_admin'] })];
    const imported = await send(keeper, 'POST', `${path}/members/import`, { rows });
    expect(imported.body.errors).toMatchObject([{ pointer: '/rows/1/roles', rule: 'beyond-yours' }]);
    expect((await send(keeper, 'GET', `${path}/members/k-3`)).status).toBe(404);
  });

  test('cannot take over or remove somebody who has more', async () => {
    expect((await send(keeper, 'PATCH', `${path}/members/admin`, { account: 'mine-now' }, 1)).status).toBe(
      422,
    );
    expect(await send(keeper, 'DELETE', `${path}/members/admin`, undefined, 1)).toMatchObject({
      status: 403,
      body: { code: 'auth/forbidden' },
    });
  });

  test('lays down no role with a power that its author does not have', async () => {
    const { version, value } = await rolesNow();
    const more = { ...role('role-writer', { 'roles:write': ['district'], 'settings:write': ['district'] }) };
    const asked = [...value.filter(({ id }) => id !== 'role-writer'), more];
    const refused = await publish(asked, 'stand-in-2', version);
    expect(refused.body.errors.map(({ rule, about }) => [rule, about])).toEqual([
      ['beyond-yours', 'settings:write'],
    ]);
    const harmless = [...value, role('harmless', { 'case:read': ['own'] })];
    expect((await publish(harmless, 'stand-in-2', version)).status).toBe(200);
  });

  test('does not stand in for the last administrator, whom no publication of roles can take away', async () => {
    await lay(role('deputy', { 'member:read': ['district'], 'member:write': ['district'] }));
    await send('admin', 'POST', `${path}/members`, person('deputy', { roles: ['deputy'] }));
    const refused = await send('admin', 'PATCH', `${path}/members/admin`, { roles: ['deputy'] }, 1);
    expect(refused.body.errors).toMatchObject([{ pointer: '/roles', rule: 'last-administrator' }]);
  });
});

test('one login is in each district what its roles there say', async () => {
  const { version } = await rolesNow('beta');
  await gridloop.api.as('beta-admin').call('PUT /v1/districts/{district}/configuration/roles', {
    params: { district: 'beta' },
    body: { value: [role('street-desk', { 'case:read': ['own'], 'surface:field': ['district'] })] },
    ifMatch: version,
  });
  await lay(streetDesk);
  await bringIn('stand-in', { roles: ['street-desk'], areas: ['street'] });
  await gridloop.api.as('beta-admin').call('POST /v1/districts/{district}/members', {
    params: { district: 'beta' },
    body: { ...person('guest', { roles: ['street-desk'] }), account: 'alpha-stand-in' },
  });
  const { memberships } = await gridloop.api.as('alpha-stand-in').call('GET /v1/me', {});
  expect(
    memberships.map(({ district, member }) => [district.id, member.held[0]?.grants['case:read']]).sort(),
  ).toEqual([
    ['alpha', ['area']],
    ['beta', ['own']],
  ]);
});
