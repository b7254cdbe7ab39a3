// The process that does the work of an off-boarding is killed again and again: in the end everything is gone, and each
// thing was archived and counted once.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loginKey, registerKey } from '#functions/lib/keys.ts';
import { move, moved, newOffboarding, nothing, type OffboardingRow } from '#functions/lib/offboarding.ts';
import { outsideTable, ownStoreFor, type Row } from '#functions/lib/store.ts';
import { drive, rowOf } from '#test/support/leaving.ts';
import { startTable } from '#test/support/table.ts';
import { rowsNaming, snapshot } from '#test/support/whole-storage.ts';

const [cases, people] = [60, 20];
const id = 'alpha-20260101000000000';
const since = new Date().toISOString();
const month = since.slice(0, 7).replace('-', '');
const worker = join(import.meta.dirname, '../support/leaving-worker.ts');

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable();
  for (const district of ['alpha', 'beta']) await fill(district);
});
afterAll(() => table?.stop());

test('killed at any point, an off-boarding is finished by whoever comes next', async () => {
  const there = (await rowsNaming('alpha')).length - 1;
  const beta = await snapshot('beta');
  await outsideTable().transact([newOffboarding(begun)]);
  const whileArchiving = await killAgainAndAgain();
  await drive(id);
  const archived = await rowOf(id);
  expect(archived.stage).toBe('archived');
  expect(Object.values(archived.archived.rows).reduce((sum, each) => sum + each, 0)).toBe(there);

  const erasing = {
    stage: 'erasing',
    slice: archived.slice + 1,
    round: 1,
    position: { section: 0 },
  } as const;
  await move(moved(archived, erasing));
  const whileErasing = await killAgainAndAgain();
  await drive(id);
  const { stage, removed } = await rowOf(id);
  expect(stage).toBe('erased');
  expect(removed).toEqual(archived.archived);
  expect(whileArchiving + whileErasing).toBeGreaterThan(2);
  const left = (await rowsNaming('alpha')).filter(({ pk }) => !pk.startsWith('OFFBOARDING'));
  expect(left.map(({ pk, state }) => [pk, state])).toEqual([['REGISTER', 'left']]);
  expect(await snapshot('beta')).toEqual(beta);
});

/** How many workers died at work. */
async function killAgainAndAgain(): Promise<number> {
  let killed = 0;
  for (let round = 0; round < 3; round += 1) {
    const child = fork(worker, [id], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = once(child, 'exit');
    await Promise.race([once(child, 'message'), ended]);
    await sleep(40 + 60 * round);
    child.kill('SIGKILL');
    const [, signal] = await ended;
    if (signal === 'SIGKILL') killed += 1;
  }
  return killed;
}

const begun: OffboardingRow = {
  id,
  district: 'alpha',
  name: { zh: '甲区', en: 'Alpha' },
  since,
  stage: 'archiving',
  by: 'operator',
  startedAt: since,
  slice: 0,
  round: 0,
  notBefore: 0,
  position: { section: 0 },
  archived: nothing,
  removed: nothing,
};

/** Rows as they lie there; what they say does not matter here. */
async function fill(district: string): Promise<void> {
  const store = ownStoreFor(district);
  const { keys } = store;
  const rows: Row[] = [{ ...keys.configuration('ORIGIN') }, { ...keys.counters() }];
  for (let at = 0; at < people; at += 1) {
    const [member, account] = [`person-${at}`, `${district}-person-${at}`];
    const value = { id: member, account, department: 'roads' };
    rows.push(
      { ...keys.record('member', member), value },
      { ...keys.recordHistory('member', member, 1), value },
      { ...keys.roster('roads', member) },
      { ...loginKey(account, district), memberId: member, monthPk: keys.logins(), monthSk: account },
    );
  }
  for (let at = 0; at < cases; at += 1) {
    const [caseId, sha256, by] = [ulid(), `${district}${at}`, `person-${at % people}`];
    const monthSk = `620802${month}01${String(at).padStart(5, '0')}`;
    rows.push(
      { ...keys.head(caseId), monthPk: keys.month(month), monthSk },
      { ...keys.events(caseId, 1), facts: ['x'.repeat(600)] },
      { ...keys.evidence(caseId, ulid()), sha256, by },
      { ...keys.photo(sha256), caseId },
      { ...keys.counted(caseId, 1) },
      { ...keys.uploads(caseId, by) },
    );
  }
  const deadline = Date.now() + 100_000;
  await store.batchWrite(
    rows.map((put) => ({ put })),
    { deadline },
  );
  const state = district === 'alpha' ? 'erasing' : 'active';
  const register = { id: district, createdAt: since, state, version: 3, offboarding: id };
  await outsideTable().put({ ...registerKey(district), ...register });
}
