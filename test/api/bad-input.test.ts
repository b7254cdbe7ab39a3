// Bad input: each kind gets its own clear 4xx as problem+json, changes nothing, and is never a 500.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { EvidenceUpload } from '#shared/contracts/evidence.ts';
import { problems } from '#shared/contracts/problems.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
let reported: CaseView;
beforeAll(async () => {
  gridloop = await startGridloop();
  reported = (await gridloop.report()).body;
});
afterAll(() => gridloop?.stop());

const cases = '/v1/districts/alpha/cases';
/** A body that is no JSON value, or none at all, goes as it is. */
const sendRaw = async (
  body: string | Uint8Array<ArrayBuffer> | undefined,
  headers: Record<string, string> = {},
) => {
  const token = await gridloop.api.tokenFor('alpha-officer-west');
  const answer = await fetch(gridloop.origin + cases, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
};

describe('a report that is refused', () => {
  const faults: readonly [string, object, string, string?][] = [
    ['an unknown field', { colour: 'red' }, 'request/invalid', '/colour'],
    ['a wrong type', { text: 42 }, 'request/invalid', '/text'],
    [
      'a latitude off the globe',
      { place: { point: { lng: 106, lat: 95 } } },
      'request/invalid',
      '/place/point/lat',
    ],
    [
      'a place without numbers',
      { place: { point: { lng: null, lat: 'x' } } },
      'request/invalid',
      '/place/point/lng',
    ],
    ['a text of 100,000 characters', { text: '长'.repeat(100_000) }, 'request/invalid', '/text'],
    ['an empty text', { text: '  ' }, 'request/invalid', '/text'],
    ['a case id that is no ULID', { caseId: '1' }, 'request/invalid', '/caseId'],
    ['an unknown severity', { severity: 'lethal' }, 'request/invalid', '/severity'],
    ['an unknown category', { category: '99999' }, 'case/unknown-category'],
    ['a photo that nobody uploaded', { evidence: [{ id: ulid(), kind: 'scene' }] }, 'evidence/not-committed'],
    ['a source of the command centre', { source: 'hotline' }, 'case/source-not-allowed'],
    ['a control character', { text: 'a\u0007bc' }, 'request/invalid', '/text'],
  ];
  test.each(faults)('for %s says so and makes no case', async (_name, fault, code, pointer) => {
    const body = reportBody(fault);
    const answer = await gridloop.send<Record<string, unknown>>('officer-west', 'POST', cases, body);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.status).toBe(problems[code as keyof typeof problems].status);
    expect(answer.body).toMatchObject({ code, instance: cases, status: answer.status });
    expect(answer.body.requestId).toEqual(expect.stringMatching(/.{8,}/));
    expect(answer.body.detail).toEqual(expect.stringMatching(/.{15,}/));
    if (pointer) expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
    const { caseId } = { ...reportBody(), ...body };
    expect((await gridloop.see('reviewer', { id: caseId })).status).not.toBe(200);
  });

  test('names every fault at once', async () => {
    const answer = await gridloop.report({ text: 1, category: 2, place: {} });
    expect((answer.body as unknown as { errors: unknown[] }).errors.length).toBeGreaterThanOrEqual(3);
  });

  test('uses up no case number', async () => {
    const first = (await gridloop.report()).body.number;
    await gridloop.report({ category: '99999' });
    const second = (await gridloop.report()).body.number;
    expect(Number(second.slice(-5))).toBe(Number(first.slice(-5)) + 1);
  });
});

describe('a body that cannot be read', () => {
  test.each([
    ['half of a JSON object', '{"caseId":', 400, 'request/malformed-json'],
    ['nothing', undefined, 400, 'request/malformed-json'],
    ['an array', '[]', 422, 'request/invalid'],
    ['null', 'null', 422, 'request/invalid'],
    ['a string', '"report"', 422, 'request/invalid'],
  ])('such as %s is a clear 4xx', async (_name, body, status, code) => {
    expect(await sendRaw(body)).toMatchObject({ status, body: { code } });
  });

  test('of another media type is refused as such', async () => {
    const answer = await sendRaw('caseId=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer).toMatchObject({ status: 415, body: { code: 'request/unsupported-media-type' } });
  });

  test('of eleven megabytes is refused by its size', async () => {
    expect((await sendRaw(`"${'x'.repeat(11_000_000)}"`)).status).toBe(413);
  });

  test.each([
    ['an overlong form of “/”', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['the start of a character', [0xe9, 0x95]],
  ])('with %s, which is no UTF-8, is malformed', async (_name, bytes) => {
    const [before, after] = JSON.stringify(reportBody({ text: '垃圾|两立方米' })).split('|');
    const body = Buffer.concat([Buffer.from(before ?? ''), Buffer.from(bytes), Buffer.from(after ?? '')]);
    expect(await sendRaw(body)).toMatchObject({ status: 400, body: { code: 'request/malformed-json' } });
  });

  test('of 100,000 unknown fields gets the first fifty named, and how many more there are', async () => {
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`f${at}`, 1]));
    const { status, body } = await sendRaw(JSON.stringify(reportBody(fields)));
    expect([status, body.code]).toEqual([422, 'request/invalid']);
    const errors = body.errors as object[];
    expect(errors).toHaveLength(51);
    expect(errors.at(-1)).toEqual({ detail: '99950 more faults are not listed' });
  });

  test('of one field with a name of a megabyte is not sent back', async () => {
    const answer = await sendRaw(JSON.stringify(reportBody({ ['x'.repeat(1_000_000)]: 1 })));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body).length).toBeLessThan(2_000);
  });
});

describe('what is taken in more than one form', () => {
  const ask = (more: object) =>
    gridloop.send<EvidenceUpload>('officer-west', 'POST', `${cases}/${ulid()}/evidence`, {
      evidenceId: ulid(),
      kind: 'scene',
      type: 'image/jpeg',
      size: 1000,
      sha256: 'a'.repeat(64),
      ...more,
    });

  test.each([
    '2026-11-21T08:30:00Z',
    '2026-11-21T16:30:00+08:00',
    '2026-11-21T08:30:00.123456Z',
    '2026-11-20T22:45:00.5-09:45',
  ])('is an instant such as %s', async (takenAt) => {
    expect((await ask({ takenAt })).status).toBe(201);
  });

  test('is an instant, which is the same one in every form', async () => {
    const evidenceId = ulid();
    const path = `${cases}/${ulid()}/evidence`;
    const same = { evidenceId, kind: 'scene', type: 'image/jpeg', size: 1, sha256: 'a'.repeat(64) };
    for (const takenAt of ['2026-11-21T08:30:00Z', '2026-11-21T16:30:00.000+08:00']) {
      expect(await gridloop.send('officer-west', 'POST', path, { ...same, takenAt })).toMatchObject({
        status: 201,
      });
    }
  });

  test.each([
    [
      { lng: 1e-140, lat: -1e-300 },
      { lng: 0, lat: 0 },
    ],
    [
      { lng: 106.60501234567892, lat: 35.50499999999999 },
      { lng: 106.6050123, lat: 35.505 },
    ],
  ])('is a place: %j is kept to the centimetre', async (point, kept) => {
    const { status, body } = await gridloop.report({ place: { point } });
    expect([status, body.place.point]).toEqual([201, kept]);
    expect((await gridloop.see('reviewer', body)).body.place.point).toEqual(kept);
  });
});

describe('who calls', () => {
  test.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer abc.def.ghi' }],
    ['a forged token', { authorization: `Bearer ${forged()}` }],
  ])('with %s is asked to sign in', async (_name, headers) => {
    const answer = await gridloop.send(undefined, 'GET', `${cases}/${reported.id}`, undefined, headers);
    expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
  });

  test('without the permission is refused and the case stays as it is', async () => {
    const answer = await gridloop.act('officer-west', reported, 'file');
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth/forbidden' } });
    expect((await gridloop.see('reviewer', reported)).body.state).toBe('reported');
  });
});

describe('an action that does not fit', () => {
  test.each([
    ['from the wrong state', 'dispatcher', 'dispatch', { lead: 'roads' }, 409, 'case/wrong-state'],
    ['with a wrong If-Match', 'reviewer', 'file', {}, 412, 'case/version-mismatch', { 'if-match': '"99"' }],
    [
      'with an If-Match that is no version',
      'reviewer',
      'file',
      {},
      422,
      'request/invalid',
      { 'if-match': 'yes' },
    ],
    ['without its reason', 'reviewer', 'dismiss', {}, 422, 'request/invalid'],
    ['that corrects nothing', 'officer-west', 'correct', {}, 422, 'case/nothing-to-correct'],
    ['on a case that is not there', 'reviewer', 'file', {}, 404, 'case/not-found', {}, ulid()],
  ])(
    '%s is refused and changes nothing',
    async (_name, who, action, input, status, code, headers = {}, id = reported.id) => {
      const answer = await gridloop.act(who, { id }, action, input, headers);
      expect(answer).toMatchObject({ status, body: { code } });
      expect((await gridloop.see('reviewer', reported)).body.version).toBe(reported.version);
    },
  );

  test('names its unknown, or twice named, departments', async () => {
    const { body } = await gridloop.report();
    await gridloop.act('reviewer', body, 'file');
    const unknown = await gridloop.act('dispatcher', body, 'dispatch', { lead: 'navy' });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'case/unknown-department' } });
    const twice = await gridloop.act('dispatcher', body, 'dispatch', { lead: 'roads', assist: ['roads'] });
    expect(twice).toMatchObject({ status: 422, body: { code: 'case/same-department' } });
  });
});

describe('a list', () => {
  test.each([
    ['an unknown queue', 'queue=everything'],
    ['no queue', ''],
    ['a limit of a million', 'queue=all&limit=1000000'],
    ['a limit that is no number', 'queue=all&limit=many'],
    ['a cursor that is not ours', 'queue=all&cursor=AAAA'],
    ['half of a surrogate pair in its cursor', `queue=reported&cursor=${cursorOf('\ud800')}`],
    ['a cursor of nothing', `queue=reported&cursor=${cursorOf('')}`],
    [
      "a cursor of another queue's kind",
      `queue=reported&cursor=${Buffer.from('{"month":"202611"}').toString('base64url')}`,
    ],
    ['an unknown parameter', 'queue=all&sort=up'],
  ])('with %s is a 422', async (_name, query) => {
    expect((await gridloop.list('reviewer', query)).status).toBe(422);
  });

  test('that the member does not have is a 403', async () => {
    expect((await gridloop.list('officer-west', 'queue=reported')).status).toBe(403);
  });
});

test.each(['/v1/nothing', '/v1/districts/alpha/cases/x/y/z'])('%s does not exist', async (path) => {
  const answer = await gridloop.send('officer-west', 'GET', path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json']);
});

describe('photos', () => {
  const ask = (more: object) =>
    gridloop.send<Record<string, unknown>>('officer-west', 'POST', `${cases}/${reported.id}/evidence`, {
      evidenceId: ulid(),
      kind: 'scene',
      type: 'image/jpeg',
      size: 1000,
      sha256: 'a'.repeat(64),
      ...more,
    });

  test.each([
    ['a PDF', { type: 'application/pdf' }],
    ['20 MB', { size: 20_000_000 }],
    ['nothing', { size: 0 }],
    ['a hash that is none', { sha256: 'abc' }],
  ])('of %s are refused before the upload', async (_name, more) => {
    expect(await ask(more)).toMatchObject({ status: 422, body: { code: 'request/invalid' } });
  });

  test('cannot be committed before they are uploaded', async () => {
    const asked = await ask({});
    const path = `${cases}/${reported.id}/evidence/${asked.body.evidenceId}/commit`;
    expect(await gridloop.send('officer-west', 'POST', path)).toMatchObject({
      status: 409,
      body: { code: 'evidence/not-uploaded' },
    });
  });

  test('under an id that was used for another photo are refused', async () => {
    const evidenceId = ulid();
    expect((await ask({ evidenceId })).status).toBe(201);
    expect((await ask({ evidenceId })).status).toBe(201);
    expect(await ask({ evidenceId, size: 2 })).toMatchObject({
      status: 409,
      body: { code: 'evidence/id-taken' },
    });
  });

  test('that are no photos are rejected by the check, with the reason on the timeline', async () => {
    const bytes = new TextEncoder().encode('This is no photo.');
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const evidenceId = ulid();
    const asked = await ask({ evidenceId, size: bytes.length, sha256 });
    const form = new FormData();
    for (const [name, value] of Object.entries(asked.body.fields as Record<string, string>))
      form.append(name, value);
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }));
    await fetch(gridloop.origin + asked.body.url, { method: 'POST', body: form });
    await gridloop.send('officer-west', 'POST', `${cases}/${reported.id}/evidence/${evidenceId}/commit`);
    const attached = await gridloop.act('officer-west', reported, 'add-evidence', {
      evidence: [{ id: evidenceId, kind: 'scene' }],
    });
    if (attached.status === 422) {
      // The check was faster than we were.
      expect(attached.body).toMatchObject({ code: 'evidence/rejected' });
      return;
    }
    const judged = await gridloop.eventually(
      () => gridloop.see('officer-west', reported),
      ({ body }) => body.evidence.some(({ id, state }) => id === evidenceId && state === 'rejected'),
    );
    expect(judged.body.timeline.at(-1)).toMatchObject({ type: 'evidence.rejected', by: { name: 'inspect' } });
  });
});

const cursorOf = (position: string) => Buffer.from(JSON.stringify(position)).toString('base64url');

/** Signed with nothing, by nobody. */
function forged(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: 'alpha-reviewer',
    iss: 'http://localhost/oidc',
    aud: 'gridloop-api',
    exp: 4_102_444_800,
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
