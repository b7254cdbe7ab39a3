// The closed loop over HTTP, on the real engines: every step as the person who takes it.

import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '#shared/contracts/cases.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { type Gridloop, reportBody, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const taskOf = (subject: CaseView, department: string) => {
  const task = subject.tasks.findLast((candidate) => candidate.department === department);
  if (!task) throw new Error(`No task of ${department}`);
  return task.id;
};

describe('the closed loop', () => {
  test('a report is filed, dispatched to two departments, returned, dispatched again, failed once, and closed', async () => {
    const { act, checked, report, upload } = gridloop;
    const caseId = ulid();
    const scene = await upload('officer-west', caseId, 'scene');
    const reported = await report({ caseId, category: '06013', evidence: [scene] });
    expect(reported.status).toBe(201);
    expect(reported.body).toMatchObject({
      state: 'reported',
      place: { areaPath: ['street', 'community', 'west'] },
    });
    expect(reported.body.number).toMatch(/^620802\d{8}\d{5}$/);
    expect(reported.body.actions.map(({ action }) => action)).not.toContain('file');

    const filed = await act('reviewer', reported.body, 'file');
    expect(filed.body.state).toBe('filed');
    const first = await act('dispatcher', filed.body, 'dispatch', { lead: 'power', assist: ['sanitation'] });
    expect(first.body.tasks.map(({ role, department }) => [role, department])).toEqual([
      ['lead', 'power'],
      ['assist', 'sanitation'],
    ]);
    const signedIn = await act('power-handler', first.body, 'sign-in', {
      taskId: taskOf(first.body, 'power'),
    });
    expect(signedIn.body.tasks[0]).toMatchObject({ state: 'signed_in', handler: { id: 'power-handler' } });
    const returned = await act('power-clerk', first.body, 'return', {
      taskId: taskOf(first.body, 'power'),
      reason: '不是电力设施，属道路养护',
    });
    expect(returned.body).toMatchObject({ state: 'filed', returns: 1 });
    expect(returned.body.tasks.map(({ state }) => state)).toEqual(['returned', 'withdrawn']);

    const again = await act('dispatcher', returned.body, 'dispatch', {
      lead: 'roads',
      assist: ['sanitation'],
    });
    const roads = taskOf(again.body, 'roads');
    const sanitation = taskOf(again.body, 'sanitation');
    await act('roads-clerk', again.body, 'sign-in', { taskId: roads, handler: 'roads-handler' });
    await act('sanitation-handler', again.body, 'sign-in', { taskId: sanitation });
    const half = await act('sanitation-handler', again.body, 'finish', {
      taskId: sanitation,
      text: '已清理散落碎石',
    });
    expect(half.body.state).toBe('dispatched');
    const blind = await act('roads-handler', again.body, 'finish', { taskId: roads, text: '已修补' });
    expect(blind).toMatchObject({ status: 422, body: { code: 'evidence/after-required' } });
    const after = await upload('roads-handler', caseId, 'after');
    const finished = await act('roads-handler', again.body, 'finish', {
      taskId: roads,
      text: '已修补',
      evidence: [after],
    });
    expect(finished.body.state).toBe('resolved');

    const vague = await act('officer-west', finished.body, 'fail', { reason: '坑槽边缘仍有松动' });
    expect(vague).toMatchObject({ status: 422, body: { code: 'task/not-named' } });
    const failed = await act('officer-west', finished.body, 'fail', {
      tasks: [roads],
      reason: '坑槽边缘仍有松动',
    });
    expect(failed.body).toMatchObject({ state: 'dispatched', reworks: 1 });
    expect(failed.body.tasks.findLast(({ id }) => id === sanitation)).toMatchObject({
      state: 'done',
      rework: 0,
      text: '已清理散落碎石',
    });
    const repair = await upload('roads-handler', caseId, 'after');
    const redone = await act('roads-handler', again.body, 'finish', {
      taskId: roads,
      text: '重新压实',
      evidence: [repair],
    });
    const proven = await checked('officer-west', redone.body);
    const closed = await act('officer-west', proven.body, 'pass', { kind: 'solved', note: '现场平整' });
    expect(closed.body).toMatchObject({ state: 'closed', closing: { kind: 'solved', note: '现场平整' } });

    const { timeline } = closed.body;
    expect(await firstBrokenLink(timeline)).toBeUndefined();
    expect(timeline.every((event) => event.by.name !== '' && event.at !== '')).toBe(true);
    const rated = await act('officer-west', closed.body, 'rate', { stars: 5, text: '很快' });
    expect(rated.body.rating).toEqual({ stars: 5, text: '很快' });
    const reopened = await act('commander', closed.body, 'reopen', { reason: '雨后再次塌陷' });
    expect(reopened.body).toMatchObject({ state: 'filed', reopens: 1 });
  });

  test('a case solved on the spot needs its after photo and somebody else to check it', async () => {
    const { act, report, upload } = gridloop;
    const caseId = ulid();
    const without = await report({ caseId, solvedOnSpot: true });
    expect(without).toMatchObject({ status: 422, body: { code: 'evidence/after-required' } });
    const after = await upload('officer-west', caseId, 'after');
    const solved = await report({ caseId, solvedOnSpot: true, evidence: [after] });
    expect(solved.body.state).toBe('resolved');
    const own = await act('officer-west', solved.body, 'pass', { kind: 'solved' });
    expect(own).toMatchObject({ status: 403, body: { code: 'case/four-eyes' } });
    expect((await act('reviewer', solved.body, 'pass', { kind: 'solved' })).body.state).toBe('closed');
  });

  test('a dismissed report shows its reporter why', async () => {
    const { act, report, see } = gridloop;
    const reported = await report();
    await act('reviewer', reported.body, 'dismiss', { reason: '重复上报，已有案件在办' });
    const seen = await see('officer-west', reported.body);
    expect(seen.body).toMatchObject({ state: 'dismissed', dismissal: { reason: '重复上报，已有案件在办' } });
  });

  test('a place outside every grid is allowed and marked', async () => {
    const { report, see } = gridloop;
    const reported = await report({ place: { point: places.outside, address: '区界以外' } });
    expect(reported.body.place.areaPath).toEqual([]);
    expect((await see('officer-east', reported.body)).status).toBe(404);
    expect((await see('reviewer', reported.body)).status).toBe(200);
  });
});

describe('what happens by itself', () => {
  test('the department queue gives a task to a handler where the department wants that', async () => {
    const { act, eventually, report, see } = gridloop;
    const reported = await report();
    await act('reviewer', reported.body, 'file');
    const dispatched = await act('dispatcher', reported.body, 'dispatch', {
      lead: 'roads',
      notify: ['power'],
    });
    const handed = await eventually(
      () => see('reviewer', reported.body),
      ({ body }) => body.tasks[0]?.handler !== undefined,
    );
    expect(handed.body.tasks[0]).toMatchObject({ state: 'assigned', handler: { id: 'roads-handler' } });
    expect(handed.body.timeline.at(-1)).toMatchObject({
      type: 'task.handed',
      by: { kind: 'system', name: 'tasks' },
    });
    const seen = await act('power-clerk', dispatched.body, 'sign-in', {
      taskId: taskOf(dispatched.body, 'power'),
    });
    expect(seen.body.tasks[1]?.state).toBe('done');
  });

  test('a photo is checked, gets its small versions, and the check stands on the timeline', async () => {
    const { eventually, origin, report, see, upload } = gridloop;
    const caseId = ulid();
    const scene = await upload('officer-west', caseId, 'scene');
    const reported = await report({ caseId, evidence: [scene] });
    const checked = await eventually(
      () => see('officer-west', reported.body),
      ({ body }) => body.evidence[0]?.state === 'accepted',
    );
    const { urls } = checked.body.evidence[0] ?? {};
    for (const url of [urls?.original, urls?.preview, urls?.thumb]) {
      const photo = await fetch(origin + url);
      expect([photo.status, photo.headers.get('content-type')?.split('/')[0]]).toEqual([200, 'image']);
    }
    expect(checked.body.evidence[0]?.check).toMatchObject({ width: 64, height: 48 });
  });

  test('counts follow the states, each event counted once', async () => {
    const { act, eventually, report, send } = gridloop;
    const counts = async () =>
      (
        await send<{ counts: Record<string, number> }>(
          'reviewer',
          'GET',
          '/v1/districts/beta/queues',
          undefined,
          {},
          'beta',
        )
      ).body.counts;
    const before = await counts();
    const reported = await Promise.all(Array.from({ length: 12 }, () => report({}, 'officer-west', 'beta')));
    for (const { body } of reported.slice(0, 5)) await act('reviewer', body, 'file', {}, {}, 'beta');
    const after = await eventually(counts, (now) => now.filed === (before.filed ?? 0) + 5);
    expect(after.reported).toBe((before.reported ?? 0) + 7);
  });
});

describe('sending twice', () => {
  test('the same report sent twice at once is one case with one number', async () => {
    const { send } = gridloop;
    const body = reportBody();
    const both = await Promise.all(
      [1, 2, 3].map(() => send('officer-west', 'POST', '/v1/districts/alpha/cases', body)),
    );
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(both.map((answer) => answer.body.number)).size).toBe(1);
    expect(both[0]?.body.timeline).toHaveLength(1);
  });

  test('a command sent again answers as the first time and changes nothing', async () => {
    const { act, report, see } = gridloop;
    const reported = await report();
    const commandId = ulid();
    const first = await act('reviewer', reported.body, 'comment', { text: '已电话核实', commandId });
    const second = await act('reviewer', reported.body, 'comment', { text: '已电话核实', commandId });
    expect(second.body.version).toBe(first.body.version);
    const other = await act('reviewer', reported.body, 'file', { commandId });
    expect(other).toMatchObject({ status: 409, body: { code: 'case/command-id-taken' } });
    expect((await see('reviewer', reported.body)).body.state).toBe('reported');
  });

  test('two people who file at the same time make one filing', async () => {
    const { act, report } = gridloop;
    const reported = await report();
    const answers = await Promise.all([
      act('reviewer', reported.body, 'file'),
      act('commander', reported.body, 'file'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('an action on a version that is gone is refused', async () => {
    const { act, report } = gridloop;
    const reported = await report();
    await act('reviewer', reported.body, 'comment', { text: '稍等' });
    const stale = await act(
      'reviewer',
      reported.body,
      'file',
      {},
      { 'if-match': `"${reported.body.version}"` },
    );
    expect(stale).toMatchObject({ status: 412, body: { code: 'case/version-mismatch' } });
  });
});
