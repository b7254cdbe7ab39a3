// An import on its way: what is tried before, what is sent, and what happens when the service does not manage.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '#shared/client/problem.ts';
import { type Member, member } from '#shared/contracts/members.ts';
import { importAtOnce } from '#shared/contracts/register.ts';
import { builtInRoleNames } from '../../web/src/i18n/roles.ts';
import { createImportRun } from '../../web/src/pages/admin/register/import-run.ts';

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const count = 600;
const file = (rows = count) =>
  new File(
    [
      `编号,登录账号,姓名,角色\n${Array.from({ length: rows }, (_, at) => `p-${at},a-${at},人${at},受理员`).join('\n')}`,
    ],
    'people.csv',
  );
const soon = 0.001;
const silence = () => new ApiProblem({ code: 'server/error', status: 500, retryAfter: soon });
const added = (rows: readonly Member[]) => ({ created: rows.length, changed: 0, unchanged: 0 });

/** A service that answers each part as it is told to, and what it was sent. */
function service(answer: (rows: readonly Member[], dryRun: boolean) => void) {
  const sent: Member[][] = [];
  const onChanged = vi.fn();
  const options = {
    schema: member,
    words: 'member',
    namedOf: (to: string) => (to === 'role' ? builtInRoleNames() : []),
    onChanged,
    async send(rows: readonly Member[], { dryRun }: { dryRun: boolean }) {
      answer(rows, dryRun);
      if (!dryRun) sent.push([...rows]);
      return added(rows);
    },
  };
  return { options, sent, onChanged };
}
const ids = (sent: readonly Member[][]) => sent.flat().map(({ id }) => id);
const all = Array.from({ length: count }, (_, at) => `p-${at}`);

test('everything is tried before anything is sent, and sent in order, in parts', async () => {
  const { options, sent, onChanged } = service(() => {});
  const run = createImportRun<Member>();
  await run.read(file(), options);
  expect(sent).toEqual([]);
  expect(run.state()).toMatchObject({ phase: 'found', plan: { created: count }, faults: [] });
  await run.sendAll();
  expect(run.state()).toMatchObject({ phase: 'done', done: count });
  expect(ids(sent)).toEqual(all);
  expect(Math.max(...sent.map((rows) => rows.length))).toBe(importAtOnce);
  expect(onChanged).toHaveBeenCalledTimes(1);
});

test('each row that the service refuses is named, though a refusal names two at most', async () => {
  const isBad = ({ id }: Member) => Number(id.slice(2)) % 50 === 7;
  const { options, sent } = service((rows) => {
    const bad = rows.flatMap((row, at) => (isBad(row) ? [at] : [])).slice(0, 2);
    if (bad.length === 0) return;
    const issues = bad.map((at) => ({ pointer: `/rows/${at}/account`, detail: 'is taken' }));
    throw new ApiProblem({ code: 'record/invalid', status: 422, issues });
  });
  const run = createImportRun<Member>();
  await run.read(file(), options);
  expect(run.state().faults).toEqual(
    Array.from({ length: 12 }, (_, at) => ({ line: at * 50 + 9, column: '登录账号', text: 'is taken' })),
  );
  await run.sendAll();
  expect(ids(sent)).toEqual(all.filter((id) => Number(id.slice(2)) % 50 !== 7));
});

describe('a service that does not manage', () => {
  test('gets fewer at once from then on, and every row once in the end', async () => {
    let failed = 0;
    const { options, sent } = service((rows, dryRun) => {
      if (dryRun || rows.length <= 100) return;
      failed += 1;
      throw silence();
    });
    const run = createImportRun<Member>();
    await run.read(file(), options);
    await run.sendAll();
    expect(run.state().phase).toBe('done');
    expect(ids(sent)).toEqual(all);
    expect(failed).toBe(2);
  });

  test('stops the import with what is done, and goes on from there', async () => {
    let isDown = false;
    const { options, sent } = service((rows, dryRun) => {
      isDown ||= !dryRun && rows[0]?.id !== 'p-0';
      if (isDown) throw silence();
    });
    const run = createImportRun<Member>();
    await run.read(file(), options);
    await run.sendAll();
    expect(run.state()).toMatchObject({
      phase: 'stopped',
      done: importAtOnce,
      error: expect.any(ApiProblem),
    });
    const { options: mended } = service(() => {});
    options.send = async (rows) => {
      sent.push([...rows]);
      return mended.send(rows, { dryRun: false });
    };
    await run.sendAll();
    expect(run.state()).toMatchObject({ phase: 'done', done: count });
    expect(ids(sent)).toEqual(all);
  });

  test('is not asked again for what it refused', async () => {
    let asked = 0;
    const { options } = service((_, dryRun) => {
      if (dryRun) return;
      asked += 1;
      throw new ApiProblem({ code: 'auth/forbidden', status: 403 });
    });
    const run = createImportRun<Member>();
    await run.read(file(3), options);
    await run.sendAll();
    expect(run.state()).toMatchObject({ phase: 'stopped', done: 0 });
    expect(asked).toBe(1);
  });
});
