// The passing of time, end to end: what is due by the schedule's instant is found and settled, each once.
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { handler as clock } from '#functions/clock/index.ts';
import { dueShardOf, dueShards } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { faultAt } from '#test/support/faults.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { smallPages } from '#test/support/small-pages.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

let mend = () => {};
afterEach(() => mend());

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const seconds = 1000;
const hours = 3_600_000;

/** When the case's only running clock is due. */
const dueOf = ({ clocks }: CaseView): string => {
  const due = clocks.flatMap(({ runningSince, dueAt }) => (runningSince && dueAt) || []);
  if (due.length !== 1) throw new Error(`Not one clock runs: ${JSON.stringify(clocks)}`);
  return due[0] as string;
};

const see = async ({ id }: { id: string }) => (await gridloop.see('reviewer', { id })).body;
const alarmsOf = ({ timeline }: CaseView) =>
  timeline.filter(({ type }) => type === 'clock.warned' || type === 'clock.overdue');
const typesOf = (subject: CaseView) => alarmsOf(subject).map(({ type }) => type);
const reported = async (more: object = {}) => (await gridloop.report(more)).body;

describe('a case whose limit comes and passes', () => {
  test('is left alone at first, warned before the limit, and overdue at its very millisecond', async () => {
    const subject = await reported();
    const due = dueOf(subject);
    await clock({ time: later(subject.reportedAt, 1 * seconds) });
    expect(typesOf(await see(subject))).toEqual([]);
    await clock({ time: later(due, -1) });
    expect(typesOf(await see(subject))).toEqual(['clock.warned']);
    await clock({ time: due });
    const late = await see(subject);
    expect(typesOf(late)).toEqual(['clock.warned', 'clock.overdue']);
    expect(alarmsOf(late)[1]).toMatchObject({
      at: due,
      by: { kind: 'system', name: 'clock' },
      data: { stage: 'review', dueAt: due },
    });
    expect(late.overdue).toEqual([{ stage: 'review', at: due }]);
    expect(await firstBrokenLink(late.timeline)).toBeUndefined();
  });

  test('is warned and overdue once, however often the schedule comes', async () => {
    const subject = await reported();
    const due = dueOf(subject);
    for (const time of [
      later(due, -1),
      later(due, -1),
      due,
      due,
      later(due, 60 * seconds),
      later(due, 24 * hours),
    ]) {
      await clock({ time });
    }
    expect(typesOf(await see(subject))).toEqual(['clock.warned', 'clock.overdue']);
  });

  test('is overdue without a warning when nobody looked before', async () => {
    const subject = await reported();
    await clock({ time: later(dueOf(subject), 1 * seconds) });
    expect(typesOf(await see(subject))).toEqual(['clock.overdue']);
  });

  test('is found when EventBridge writes the instant in whole seconds', async () => {
    const subject = await reported();
    const time = `${later(dueOf(subject), 1 * seconds).slice(0, 19)}Z`;
    await clock({ time });
    expect(alarmsOf(await see(subject)).map(({ at }) => at)).toEqual([time.replace('Z', '.000Z')]);
  });

  test('stands in the list of what is overdue', async () => {
    const subject = await reported();
    const overdue = async () =>
      (await gridloop.list('reviewer', 'queue=all')).body.items
        .filter(({ overdue }) => overdue)
        .map(({ id }) => id);
    expect(await overdue()).not.toContain(subject.id);
    await clock({ time: dueOf(subject) });
    expect(await overdue()).toContain(subject.id);
  });

  test('has another clock in its next stage, and a task that nobody signed in has its own', async () => {
    const { act } = gridloop;
    const subject = await reported();
    await act('reviewer', subject, 'file');
    const filed = await see(subject);
    await clock({ time: later(dueOf(filed), -1) });
    expect(alarmsOf(await see(subject))).toMatchObject([
      { type: 'clock.warned', data: { stage: 'dispatch' } },
    ]);
    const { body } = await act('dispatcher', subject, 'dispatch', { lead: 'sanitation' });
    const task = body.tasks[0];
    await clock({ time: task?.signIn?.dueAt ?? '' });
    expect(alarmsOf(await see(subject))).toContainEqual(
      expect.objectContaining({
        type: 'clock.overdue',
        data: expect.objectContaining({ stage: 'sign_in', taskId: task?.id }),
      }),
    );
  });

  test('is no longer due once it was dismissed', async () => {
    const subject = await reported();
    await gridloop.act('reviewer', subject, 'dismiss', { reason: '重复上报，已有案件在办' });
    await clock({ time: later(dueOf(subject), 1 * hours) });
    expect(typesOf(await see(subject))).toEqual([]);
  });
});

describe('many at once', () => {
  const endings = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

  test('are spread evenly, and no part of the index is passed over', async () => {
    const ids = endings.map((ending) => ulid().slice(0, -1) + ending);
    const shards = Map.groupBy(ids, dueShardOf);
    expect([...shards.values()].map((each) => each.length)).toEqual(
      Array.from({ length: dueShards }, () => 2),
    );
    const cases = await Promise.all(ids.map((caseId) => reported({ caseId })));
    const time = later(cases.map(dueOf).toSorted().at(-1) ?? '', 1 * seconds);
    await clock({ time });
    const settled = await Promise.all(cases.map(see));
    expect(settled.map(typesOf)).toEqual(cases.map(() => ['clock.overdue']));
  });

  test('every one of sixty cases due in the same minute is settled once, page by page', async () => {
    const cases = await Promise.all(Array.from({ length: 60 }, () => reported()));
    const time = later(cases.map(dueOf).toSorted().at(-1) ?? '', 1 * seconds);
    mend = smallPages(2);
    expect((await clock({ time })).due).toBeGreaterThanOrEqual(60);
    expect(await clock({ time })).toEqual({ due: 0 });
    mend();
    const settled = await Promise.all(cases.map(see));
    expect(settled.map(typesOf)).toEqual(cases.map(() => ['clock.overdue']));
  });

  test('one that fails is told, stops no other, and is settled in the next minute', async () => {
    logger.setLogLevel('SILENT');
    const cases = await Promise.all(Array.from({ length: 20 }, () => reported()));
    const bad = cases[7] as CaseView;
    const time = later(cases.map(dueOf).toSorted().at(-1) ?? '', 1 * seconds);
    mend = faultAt('TransactWriteItems', async (input, send) => {
      if (JSON.stringify(input).includes(`#C#${bad.id}`)) throw new Error('not this one');
      return send(input);
    });
    await expect(clock({ time })).rejects.toThrow(/^1 of \d+ due rows failed/);
    mend();
    const settled = await Promise.all(cases.map(see));
    expect(settled.filter((subject) => typesOf(subject).length === 0).map(({ id }) => id)).toEqual([bad.id]);
    await clock({ time: later(time, 60 * seconds) });
    expect(typesOf(await see(bad))).toEqual(['clock.overdue']);
    logger.setLogLevel('INFO');
  });
});
