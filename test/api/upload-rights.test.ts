// Who may put a photo where: before there is a case, those who report; then those whose case it is.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { declare, photo } from '#test/support/photos.ts';
import { places } from '#test/support/small-district.ts';

let gridloop: Gridloop;
let declared: ReturnType<typeof declare>;
/** Reported in the west and outside every grid, and dispatched in the west to sanitation, all by the west's officer. */
let west: string;
let outside: string;
let dispatched: string;
/** Asked for before its case, by the same officer. */
let pending: { caseId: string; evidenceId: string };

beforeAll(async () => {
  gridloop = await startGridloop();
  declared = declare(await photo());
  const { act, report } = gridloop;
  west = (await report()).body.id;
  outside = (await report({ place: { point: places.outside } })).body.id;
  const { body } = await report();
  await act('reviewer', body, 'file');
  await act('dispatcher', body, 'dispatch', { lead: 'sanitation', notify: ['power'] });
  dispatched = body.id;
  pending = { caseId: ulid(), evidenceId: ulid() };
  await ask('officer-west', pending.caseId, pending);
});
afterAll(() => gridloop?.stop());

const pathOf = (caseId: string, rest = '') => `/v1/districts/alpha/cases/${caseId}/evidence${rest}`;
const ask = (who: string, caseId: string, more: object = {}) => {
  const { caseId: _case, ...fields } = { evidenceId: ulid(), kind: 'scene', ...declared, ...more } as {
    caseId?: string;
  };
  return gridloop.send<{ code?: string }>(who, 'POST', pathOf(caseId), fields);
};
const commit = (who: string, caseId: string, evidenceId: string) =>
  gridloop.send<{ code?: string }>(who, 'POST', pathOf(caseId, `/${evidenceId}/commit`));

/** 201: may · 403: the roles never upload · 404: not for this case, which is not told from one that does not exist. */
const table: [who: string, may: { before: number; west: number; outside: number; dispatched: number }][] = [
  ['officer-west', { before: 201, west: 201, outside: 201, dispatched: 201 }],
  ['officer-east', { before: 201, west: 404, outside: 404, dispatched: 404 }],
  ['officer-both', { before: 201, west: 201, outside: 404, dispatched: 201 }],
  ['reviewer', { before: 201, west: 201, outside: 201, dispatched: 201 }],
  ['reviewer-west', { before: 201, west: 201, outside: 404, dispatched: 201 }],
  ['dispatcher', { before: 201, west: 201, outside: 201, dispatched: 201 }],
  ['commander', { before: 201, west: 201, outside: 201, dispatched: 201 }],
  ['sanitation-clerk', { before: 404, west: 404, outside: 404, dispatched: 201 }],
  ['sanitation-handler', { before: 404, west: 404, outside: 404, dispatched: 201 }],
  ['power-clerk', { before: 404, west: 404, outside: 404, dispatched: 201 }],
  ['roads-clerk', { before: 404, west: 404, outside: 404, dispatched: 404 }],
  ['roads-handler', { before: 404, west: 404, outside: 404, dispatched: 404 }],
  ['admin', { before: 403, west: 403, outside: 403, dispatched: 403 }],
];
const codes: Readonly<Record<number, string | undefined>> = { 403: 'auth/forbidden', 404: 'case/not-found' };

describe.each(table)('%s', (who, may) => {
  const cases = {
    before: () => ulid(),
    west: () => west,
    outside: () => outside,
    dispatched: () => dispatched,
  };

  test.each(Object.keys(cases) as (keyof typeof cases)[])('asks for an upload: %s', async (which) => {
    const { status, body } = await ask(who, cases[which]());
    expect([status, body.code]).toEqual([may[which], codes[may[which]]]);
  });
});

describe('an upload that somebody else asked for', () => {
  test('before there is a case, is not handed out again to another', async () => {
    expect(await ask('officer-east', pending.caseId, pending)).toMatchObject({
      status: 409,
      body: { code: 'evidence/id-taken' },
    });
    expect((await ask('officer-west', pending.caseId, pending)).status).toBe(201);
  });

  test('is handed out again only for the very same file', async () => {
    for (const more of [{ size: declared.size + 1 }, { kind: 'after' }, { sha256: 'b'.repeat(64) }]) {
      const { body } = await ask('officer-west', pending.caseId, { ...pending, ...more });
      expect(body.code).toBe('evidence/id-taken');
    }
  });

  test('cannot be committed by whom the case does not concern', async () => {
    const evidenceId = ulid();
    expect((await ask('officer-west', west, { evidenceId })).status).toBe(201);
    expect((await commit('officer-east', west, evidenceId)).body.code).toBe('case/not-found');
    expect((await commit('roads-clerk', west, evidenceId)).body.code).toBe('case/not-found');
    expect((await commit('officer-west', west, evidenceId)).body.code).toBe('evidence/not-uploaded');
  });
});

describe('a photo on a case', () => {
  const post = (who: string, caseId: string, action: string, more: object) =>
    gridloop.send<{ code?: string }>(who, 'POST', `/v1/districts/alpha/cases/${caseId}/${action}`, {
      commandId: ulid(),
      ...more,
    });

  test('is one that was uploaded for that case, and no other', async () => {
    const other = await gridloop.upload('officer-west', outside, 'scene');
    const added = await post('officer-west', west, 'add-evidence', { evidence: [other] });
    expect([added.status, added.body.code]).toEqual([422, 'evidence/not-committed']);
    expect((await post('officer-west', outside, 'add-evidence', { evidence: [other] })).status).toBe(200);
  });

  test('was committed', async () => {
    const id = ulid();
    await ask('officer-west', west, { evidenceId: id });
    const added = await post('officer-west', west, 'add-evidence', { evidence: [{ id, kind: 'scene' }] });
    expect(added.body.code).toBe('evidence/not-committed');
  });

  test('is put on by those who may add to the case', async () => {
    const scene = await gridloop.upload('officer-west', west, 'scene');
    for (const [who, status] of [
      ['officer-east', 404],
      ['roads-clerk', 404],
      ['admin', 403],
      ['reviewer', 200],
    ] as const) {
      expect((await post(who, west, 'add-evidence', { evidence: [scene] })).status).toBe(status);
    }
  });
});
