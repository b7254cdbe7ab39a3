// What a commit holds to: the case and its photos as they were read, in the order in which things happened.
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventsOf, eventsRow } from '#functions/lib/case-rows.ts';
import { readCase } from '#functions/lib/case-store.ts';
import { photoToCheck, recordEvidenceCheck } from '#functions/lib/evidence-check.ts';
import { type Decision, execute } from '#functions/lib/execute.ts';
import { type DistrictStore, ownStoreFor } from '#functions/lib/store.ts';
import type { CaseEvent } from '#shared/contracts/events.ts';
import type { EvidenceState } from '#shared/contracts/vocabulary.ts';
import { commented, photo, photoId, reported } from '#test/support/builders.ts';
import { faultAt } from '#test/support/faults.ts';
import { startTable } from '#test/support/table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
let store: DistrictStore;
beforeAll(async () => {
  table = await startTable();
  store = ownStoreFor('alpha');
});
afterAll(() => table?.stop());

let mend = () => {};
afterEach(() => mend());

const by = { kind: 'system', name: 'clock' } as const;
const run = (caseId: string, decide: () => Decision | Promise<Decision>, at?: string) =>
  execute(store, { caseId, commandId: ulid(), content: 'x', decide, ...(at !== undefined && { at }) });
const make = (caseId: string, at?: string) => run(caseId, () => ({ events: [reported({ caseId })], by }), at);
const comment = (caseId: string, at?: string) => run(caseId, () => ({ events: [commented()], by }), at);

describe('a command', () => {
  test('is decided on the case as it is, not on what a copy of the table that lags behind says', async () => {
    const caseId = ulid();
    await make(caseId);
    mend = faultAt('Query', async (input, send) => {
      const output = await send(input);
      return input.ConsistentRead ? output : { ...output, Items: [], Count: 0 };
    });
    expect((await comment(caseId)).subject?.seq).toBe(2);
  });

  test('never happens before what has happened already, whatever a clock says', async () => {
    const caseId = ulid();
    await make(caseId, '2026-11-21T08:00:00.000Z');
    await comment(caseId, '2026-11-21T07:59:00.000Z');
    const { events } = await comment(caseId, '2026-11-21T08:01:00.000Z');
    expect(events.map(({ at }) => at.slice(11, 16))).toEqual(['08:00', '08:00', '08:01']);
  });

  test('answers with what is in the table then', async () => {
    const caseId = ulid();
    await make(caseId);
    const answered = await comment(caseId);
    expect(await readCase(store, caseId)).toEqual(answered);
  });
});

describe('the events of a command', () => {
  test('come out of their row as they went in, whoever each is of', () => {
    const event = (seq: number, prevHash: string, whose: object) =>
      ({
        ...reported(),
        seq,
        at: '2026-11-21T08:00:00.000Z',
        by: whose,
        commandId: 'c',
        prevHash,
        hash: `h${seq}`,
      }) as unknown as CaseEvent;
    const events = [event(3, 'h2', { kind: 'member', id: 'm' }), event(4, 'h3', by), event(5, 'h4', by)];
    const row = eventsRow(store, ulid(), events, { fingerprint: 'f', from: '', to: 'reported' });
    expect(eventsOf(row)).toEqual(events);
  });

  test('are refused under an id that another command had', async () => {
    const caseId = ulid();
    const command = { caseId, commandId: ulid(), decide: () => ({ events: [reported({ caseId })], by }) };
    await execute(store, { ...command, content: 'one' });
    await expect(execute(store, { ...command, content: 'another' })).rejects.toMatchObject({
      code: 'case/command-id-taken',
    });
  });
});

describe('a photo', () => {
  const verdict = { state: 'accepted', check: { width: 64, height: 48 } } as const;
  const waiting = async (caseId: string, state: EvidenceState = 'uploaded') => {
    const { id: evidenceId, ...fact } = photo('A');
    await store.put({ ...store.keys.evidence(caseId, evidenceId), ...fact, evidenceId, state });
    return { district: 'alpha', caseId, evidenceId };
  };
  /** A report with the photo as it was read. */
  const reporting = (caseId: string, state: EvidenceState): Decision => ({
    events: [reported({ caseId, evidence: [photo('A', 'scene', state)] })],
    by,
    evidence: [{ id: photoId('A'), seen: state, attach: 'scene' }],
  });
  const typesOf = async (caseId: string) => (await readCase(store, caseId)).events.map(({ type }) => type);
  const rowOf = async (caseId: string) => (await readCase(store, caseId)).evidence[0];

  test('that was judged while its case was being reported is put on it as it was judged', async () => {
    const caseId = ulid();
    const id = await waiting(caseId);
    const seen: (string | undefined)[] = [];
    await run(caseId, async () => {
      const state = (await rowOf(caseId))?.state ?? 'requested';
      seen.push(state);
      if (seen.length === 1) await recordEvidenceCheck(id, verdict);
      return reporting(caseId, state);
    });
    expect(seen).toEqual(['uploaded', 'accepted']);
    expect(await rowOf(caseId)).toMatchObject({ state: 'accepted', attached: true, check: verdict.check });
    expect((await readCase(store, caseId)).subject?.evidence).toMatchObject([{ state: 'accepted' }]);
  });

  test('that is on a case is judged on its timeline, once', async () => {
    const caseId = ulid();
    const id = await waiting(caseId);
    await run(caseId, () => reporting(caseId, 'uploaded'));
    await recordEvidenceCheck(id, verdict);
    await recordEvidenceCheck(id, verdict);
    expect(await typesOf(caseId)).toEqual(['case.reported', 'evidence.accepted']);
    expect(await rowOf(caseId)).toMatchObject({ state: 'accepted', check: verdict.check });
  });

  test('that was judged is not judged again, with or without a case', async () => {
    const caseId = ulid();
    const id = await waiting(caseId);
    await recordEvidenceCheck(id, verdict);
    await recordEvidenceCheck(id, { state: 'rejected', check: { reason: 'not_an_image' } });
    expect(await rowOf(caseId)).toMatchObject({ state: 'accepted', check: verdict.check });
    expect(await photoToCheck(id)).toBeUndefined();
  });

  test('is not forgotten any more once it was judged', async () => {
    const caseId = ulid();
    const id = await waiting(caseId, 'requested');
    await store.update(store.keys.evidence(caseId, id.evidenceId), {
      UpdateExpression: 'SET expiresAt = :day',
      ExpressionAttributeValues: { ':day': 1_800_000_000 },
    });
    await recordEvidenceCheck(id, verdict);
    expect(Object.keys((await rowOf(caseId)) ?? {})).not.toContain('expiresAt');
  });
});
