import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allotNumber } from '#functions/intake/case-number.ts';
import { listenToCapacity } from '#functions/lib/dynamo.ts';
import { type DistrictStore, ownStoreFor } from '#functions/lib/store.ts';
import { startTable } from '#test/support/table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
let store: DistrictStore;
beforeAll(async () => {
  table = await startTable();
  // As long a name as a district may have: the row must stay small for it, too.
  store = ownStoreFor('a'.repeat(31));
});
afterAll(() => table?.stop());

const settings = { adcode: '620802', timeZone: 'Asia/Shanghai' };
/** The number of a case on a day of its own, so that tests do not count on. */
const allotOn = (day: number) => {
  const now = new Date(Date.UTC(2026, 0, day, 4)).toISOString();
  return async (caseId = ulid()) => Number((await allotNumber(store, caseId, settings, now)).slice(-5));
};

test('a number says the division, the day in the time zone of the district, and counts from one', async () => {
  const evening = '2026-03-01T16:30:00.000Z';
  expect(await allotNumber(store, ulid(), settings, evening)).toBe('6208022026030200001');
  expect(await allotNumber(store, ulid(), settings, evening)).toBe('6208022026030200002');
  expect(await allotNumber(store, ulid(), settings, '2026-03-01T15:30:00.000Z')).toBe('6208022026030100001');
});

test('a case that asks again, with others in between, is given its own number', async () => {
  const allot = allotOn(1);
  for (let at = 1; at < 24; at += 1) expect(await allot()).toBe(at);
  const caseId = ulid();
  expect(await allot(caseId)).toBe(24);
  for (let at = 25; at < 36; at += 1) {
    expect(await allot()).toBe(at);
    expect(await allot(caseId)).toBe(24);
  }
});

test('copies that ask at the same moment are given one number, and others theirs', async () => {
  const allot = allotOn(2);
  const cases = Array.from({ length: 5 }, () => ulid());
  const given = await Promise.all(Array.from({ length: 50 }, (_, at) => allot(cases[at % 5])));
  expect(new Set(given)).toEqual(new Set([1, 2, 3, 4, 5]));
  given.forEach((number, at) => {
    expect(number).toBe(given[at % 5]);
  });
});

test('the row of a busy day costs one write unit, and one more in twelve reports', async () => {
  const allot = allotOn(3);
  await Promise.all(Array.from({ length: 90 }, () => allot()));
  const units: number[] = [];
  listenToCapacity((_operation, consumed) =>
    units.push((consumed as { CapacityUnits: number }).CapacityUnits),
  );
  for (let at = 0; at < 24; at += 1) await allot();
  listenToCapacity(undefined);
  expect(new Set(units)).toEqual(new Set([1]));
  expect(units).toHaveLength(26);
});
