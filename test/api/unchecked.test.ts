// Cases that close without a check, through the service: at the end of their lists, by the catalogue, their chain whole.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogueRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
  const path = '/v1/districts/alpha/configuration/catalogue';
  const { body } = await gridloop.send<{ version: number; value: CatalogueRow[] }>('admin', 'GET', path);
  const value = body.value.map((row) =>
    isCategory(row) && row.id === '06010' ? { ...row, sampling: 0, closesOnTheSpot: true } : row,
  );
  const put = await gridloop.send('admin', 'PUT', path, { value }, { 'if-match': `"${body.version}"` });
  expect(put.status).toBe(200);
});
afterAll(() => gridloop?.stop());

const listed = async (queue: string, id: string) => {
  const { body } = await gridloop.list('reviewer', `queue=${queue}`);
  return body.items.some((each) => each.id === id);
};

test('a case that is not drawn closes with its feedback, and can be reopened', async () => {
  const { body: made } = await gridloop.report();
  await gridloop.act('reviewer', made, 'file');
  const { body: sent } = await gridloop.act('dispatcher', made, 'dispatch', { lead: 'sanitation' });
  const taskId = sent.tasks[0]?.id;
  await gridloop.act('sanitation-handler', made, 'sign-in', { taskId });
  const { status, body } = await gridloop.act('sanitation-handler', made, 'finish', {
    taskId,
    text: '已清理',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: 'closed', closing: { kind: 'solved' } });
  expect(body.timeline.slice(-3)).toMatchObject([
    { type: 'task.finished', by: { kind: 'member' } },
    { type: 'case.resolved' },
    {
      type: 'case.closed',
      by: { kind: 'system', name: 'catalogue' },
      data: { unchecked: { setting: 'sampling', share: 0 } },
    },
  ]);
  expect(await firstBrokenLink(body.timeline)).toBeUndefined();
  expect([await listed('closed', made.id), await listed('resolved', made.id)]).toEqual([true, false]);
  const reopened = await gridloop.act('commander', made, 'reopen', { reason: '第二天又有' });
  expect(reopened.body).toMatchObject({ state: 'filed', reopens: 1 });
});

test('solved on the spot, a case whose photo was not checked yet waits for somebody', async () => {
  const caseId = '01KAJP6R5GV7D2N4C8XQ3T9M1C';
  const evidence = [await gridloop.upload('officer-west', caseId, 'after')];
  const { body } = await gridloop.report({ caseId, solvedOnSpot: true, evidence });
  // The check may have been quicker than the report: only then is there nothing to look at.
  const checked =
    body.timeline[0]?.type === 'case.reported' && body.timeline[0].data.evidence[0]?.state === 'accepted';
  expect(body.state).toBe(checked ? 'closed' : 'resolved');
});
