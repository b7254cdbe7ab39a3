// Many people at the same moment: what does not conflict succeeds, what is the same happens once.
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const send = (body: object) => gridloop.send('officer-west', 'POST', '/v1/districts/alpha/cases', body);

/** The counting part of a case number. */
const counted = ({ body }: { body: { number: string } }) => Number(body.number.slice(-5));

describe('facts that do not conflict', () => {
  test('fifty comments on one case at the same moment all stand on it, each once, in one unbroken chain', async () => {
    const { act, report, see } = gridloop;
    const { body: subject } = await report();
    const texts = times(50, (at) => `第 ${at} 条说明`);
    const answers = await Promise.all(texts.map((text) => act('reviewer', subject, 'comment', { text })));
    expect(answers.map(({ status }) => status)).toEqual(times(50, () => 200));
    const { timeline } = (await see('reviewer', subject)).body;
    expect(timeline.map(({ seq }) => seq)).toEqual(times(51, (at) => at + 1));
    const said = timeline.flatMap((event) => (event.type === 'case.commented' ? [event.data.text] : []));
    expect(said.toSorted()).toEqual(texts.toSorted());
    expect(await firstBrokenLink(timeline)).toBeUndefined();
  });

  test('a filing among comments happens once, and every comment is kept', async () => {
    const { act, report, see } = gridloop;
    const { body: subject } = await report();
    const [files, comments] = await Promise.all([
      Promise.all(times(3, () => act('reviewer', subject, 'file'))),
      Promise.all(times(12, (at) => act('commander', subject, 'comment', { text: `说明 ${at}` }))),
    ]);
    expect(files.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(comments.every(({ status }) => status === 200)).toBe(true);
    expect((await see('reviewer', subject)).body).toMatchObject({ state: 'filed', version: 14 });
  });

  test('who names a version loses to who was faster, and is told so', async () => {
    const { act, report } = gridloop;
    const { body: subject } = await report();
    const seen = { 'if-match': `"${subject.version}"` };
    const answers = await Promise.all(
      times(8, (at) => act('reviewer', subject, 'comment', { text: `说 ${at}` }, seen)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...times(7, () => 412)]);
  });
});

describe('copies of one report', () => {
  test('fifty at the same moment are one case and use one number', async () => {
    const before = counted(await send(reportBody()));
    const body = reportBody();
    const answers = await Promise.all(times(50, () => send(body)));
    expect(answers.map(({ status }) => status)).toEqual(times(50, () => 201));
    expect(new Set(answers.map(counted))).toEqual(new Set([before + 1]));
    expect(counted(await send(reportBody()))).toBe(before + 2);
  });

  test('ten each of five reports, all at once, use five numbers', async () => {
    const before = counted(await send(reportBody()));
    const bodies = times(5, () => reportBody());
    const answers = await Promise.all(times(50, (at) => send(bodies[at % 5] as object)));
    const numbers = bodies.map(
      (_, report) => new Set(answers.filter((_, at) => at % 5 === report).map(counted)),
    );
    expect(numbers.map((each) => each.size)).toEqual([1, 1, 1, 1, 1]);
    expect(numbers.flatMap((each) => [...each]).toSorted((a, b) => a - b)).toEqual(
      times(5, (at) => before + 1 + at),
    );
    expect(counted(await send(reportBody()))).toBe(before + 6);
  });

  test('different reports under one case id at the same moment: one is the case, the others are told', async () => {
    const { caseId } = reportBody();
    const answers = await Promise.all(
      times(10, (at) => send(reportBody({ caseId, text: `第 ${at} 份报告` }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...times(9, () => 409)]);
    const first = answers.find(({ status }) => status === 201)?.body;
    const { timeline, text } = (await gridloop.see('reviewer', { id: caseId })).body;
    expect([timeline.length, text]).toEqual([1, first?.text]);
  });

  test('forty different reports at the same moment have forty numbers without a gap', async () => {
    const before = counted(await send(reportBody()));
    const answers = await Promise.all(times(40, () => send(reportBody())));
    expect(answers.map(counted).toSorted((a, b) => a - b)).toEqual(times(40, (at) => before + 1 + at));
  });

  test('a report that is refused uses no number', async () => {
    const before = counted(await send(reportBody()));
    expect((await send(reportBody({ category: '99999' }))).status).toBe(422);
    expect((await send(reportBody({ evidence: [{ id: ulid(), kind: 'scene' }] }))).status).toBe(422);
    expect(counted(await send(reportBody()))).toBe(before + 1);
  });
});
