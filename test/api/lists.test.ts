// What each member finds in each list: exactly the cases that are theirs to see, all of them, in one order, however
// small the pages are.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CaseCard, Queue } from '#shared/contracts/cases.ts';
import { faultAt } from '#test/support/faults.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { places } from '#test/support/small-district.ts';
import { smallPages } from '#test/support/small-pages.ts';

type Place = keyof typeof places;

let gridloop: Gridloop;
/** Cases by name, `<state>-<place>`, and `dispatched-west-roads` and so on for the department that has them. */
const named = new Map<string, string>();

beforeAll(async () => {
  gridloop = await startGridloop();
  for (const place of ['west', 'east', 'outside'] as const) await oneOfEachState(place);
});
afterAll(() => gridloop?.stop());

let mend = () => {};
afterEach(() => mend());

async function oneOfEachState(place: Place): Promise<void> {
  const { act, report } = gridloop;
  const make = async (name: string, more: object = {}) => {
    const { body } = await report(
      { place: { point: places[place] }, text: `${name} ${place}`, ...more },
      'officer-west',
    );
    named.set(`${name}-${place}`, body.id);
    return body;
  };
  const dispatched = async (name: string, lead: string) => {
    const subject = await make(name);
    await act('reviewer', subject, 'file');
    const { body } = await act('dispatcher', subject, 'dispatch', { lead });
    return { subject, taskId: body.tasks[0]?.id };
  };
  await make('reported');
  await act('reviewer', await make('dismissed'), 'dismiss', { reason: '重复上报，已有案件在办' });
  await act('reviewer', await make('filed'), 'file');
  await dispatched('assigned', 'sanitation');
  const signedIn = await dispatched('signed', 'sanitation');
  await act('sanitation-clerk', signedIn.subject, 'sign-in', {
    taskId: signedIn.taskId,
    handler: 'sanitation-handler',
  });
  for (const name of ['resolved', 'closed']) {
    const { subject, taskId } = await dispatched(name, 'power');
    await act('power-clerk', subject, 'sign-in', { taskId, handler: 'power-handler' });
    await act('power-handler', subject, 'finish', { taskId, text: '已处理完毕' });
    if (name === 'closed') await act('reviewer', subject, 'pass', { kind: 'solved' });
  }
}

const nameOf = (id: string) => [...named].find(([, known]) => known === id)?.[0] ?? `unknown ${id}`;
const found = async (who: string, query: string) => {
  const { status, body } = await gridloop.list(who, query);
  return status === 200 ? body.items.map(({ id }) => nameOf(id)).toSorted() : status;
};

const everywhere = (name: string) => [`${name}-east`, `${name}-outside`, `${name}-west`];
const all = ['assigned', 'closed', 'dismissed', 'filed', 'reported', 'resolved', 'signed'];
const open = ['assigned', 'filed', 'reported', 'resolved', 'signed'];
const at = (place: Place, names: readonly string[]) => names.map((name) => `${name}-${place}`);

describe('who finds what', () => {
  /** Queue → what is in it, or the status of the refusal. */
  type Finds = Partial<Record<Queue, readonly string[] | 403>>;
  const centre: Finds = {
    reported: everywhere('reported'),
    filed: everywhere('filed'),
    dispatched: [...everywhere('assigned'), ...everywhere('signed')],
    resolved: everywhere('resolved'),
    closed: everywhere('closed'),
    dismissed: everywhere('dismissed'),
    overdue: [],
    all: all.flatMap(everywhere),
    mine: [],
    area: 403,
    to_verify: 403,
    tasks_assigned: 403,
    tasks_signed_in: 403,
    tasks_done: 403,
  };
  const onlyWest = (finds: Finds): Finds =>
    Object.fromEntries(
      Object.entries(finds).map(([queue, names]) => [
        queue,
        names === 403 ? names : names.filter((name) => name.endsWith('-west')),
      ]),
    );
  const refused: Finds = Object.fromEntries(Object.keys(centre).map((queue) => [queue, 403]));
  const tasks = (assigned: Finds[Queue], signedIn: Finds[Queue], done: Finds[Queue]): Finds => ({
    ...refused,
    tasks_assigned: assigned,
    tasks_signed_in: signedIn,
    tasks_done: done,
  });
  const sanitation = tasks(everywhere('assigned'), everywhere('signed'), []);

  const table: [who: string, finds: Finds][] = [
    ['reviewer', centre],
    ['dispatcher', centre],
    ['commander', centre],
    ['reviewer-west', onlyWest(centre)],
    ['admin', { ...centre, mine: 403 }],
    [
      'officer-west',
      { ...refused, mine: all.flatMap(everywhere), area: at('west', open), to_verify: ['resolved-west'] },
    ],
    ['officer-east', { ...refused, mine: [], area: at('east', open), to_verify: ['resolved-east'] }],
    ['sanitation-clerk', sanitation],
    ['sanitation-handler', sanitation],
    ['power-clerk', tasks([], [], [...everywhere('closed'), ...everywhere('resolved')])],
    ['roads-clerk', tasks([], [], [])],
  ];

  describe.each(table)('%s', (who, finds) => {
    test.each(Object.entries(finds))('in %s', async (queue, names) => {
      expect(await found(who, `queue=${queue}`)).toEqual(Array.isArray(names) ? names.toSorted() : names);
    });
  });

  test('nobody finds a case in a list that they cannot open', async () => {
    for (const [who, finds] of table) {
      const queues = Object.keys(finds).filter((queue) => finds[queue as Queue] !== 403);
      const ids = new Set<string>();
      for (const queue of queues)
        for (const { id } of (await gridloop.list(who, `queue=${queue}`)).body.items) ids.add(id);
      const answers = await Promise.all([...ids].map((id) => gridloop.see(who, { id })));
      expect(answers.map(({ status }) => status)).toEqual([...ids].map(() => 200));
    }
  });
});

describe('searching', () => {
  const numberOf = async (name: string) =>
    (await gridloop.see('reviewer', { id: named.get(name) ?? '' })).body.number;

  test('by number finds the case in whatever list, for whom it concerns', async () => {
    const number = await numberOf('reported-east');
    expect(await found('reviewer', `queue=closed&q=${number}`)).toEqual(['reported-east']);
    expect(await found('officer-east', `queue=mine&q=${number}`)).toEqual(['reported-east']);
  });

  test('by number finds nothing for whom it does not concern', async () => {
    expect(await found('officer-east', `queue=mine&q=${await numberOf('reported-west')}`)).toEqual([]);
    expect(await found('reviewer-west', `queue=all&q=${await numberOf('reported-east')}`)).toEqual([]);
    expect(await found('roads-clerk', `queue=tasks_done&q=${await numberOf('reported-west')}`)).toEqual([]);
  });

  test('by number of another district finds nothing', async () => {
    const number = await numberOf('reported-west');
    expect((await gridloop.list('reviewer', `queue=all&q=${number}`, 'beta')).body.items).toEqual([]);
  });

  test.each([
    ['text', 'q=FILED EAST', ['filed-east']],
    ['a part of a number', 'q=6208022', all.flatMap(everywhere)],
    ['area', 'area=west', at('west', all)],
    ['an area above it', 'area=community', [...at('west', all), ...at('east', all)]],
    ['category', 'category=10002', []],
    ['the branch of another category', 'category=10', []],
    ['the branch that its category stands below', 'category=06', all.flatMap(everywhere)],
    ['severity', 'severity=normal', all.flatMap(everywhere)],
    ['another severity', 'severity=urgent', []],
    ['several at once', 'area=east&q=closed&severity=normal', ['closed-east']],
  ])('by %s', async (_what, query, names) => {
    expect(await found('reviewer', `queue=all&${query}`)).toEqual(names.toSorted());
  });
});

/** Walks from the first page to the last. */
async function walk(who: string, query: string, limit: number): Promise<CaseCard[][]> {
  const pages: CaseCard[][] = [];
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await gridloop.list(who, `queue=${query}&limit=${limit}${more}`);
    expect(status).toBe(200);
    pages.push(body.items as unknown as CaseCard[]);
    cursor = body.cursor;
  } while (cursor !== undefined && pages.length < 200);
  return pages;
}

describe('page by page', () => {
  const queues: [who: string, queue: Queue][] = [
    ['reviewer', 'reported'],
    ['reviewer', 'dispatched'],
    ['reviewer', 'closed'],
    ['reviewer', 'all'],
    ['reviewer-west', 'all'],
    ['officer-west', 'mine'],
    ['officer-both', 'area'],
    ['officer-both', 'to_verify'],
    ['sanitation-clerk', 'tasks_assigned'],
    ['power-clerk', 'tasks_done'],
  ];

  describe.each(queues)('%s, %s', (who, queue) => {
    test.each([1, 2, 3, 7])('every card comes once, in the same order, with pages of %i', async (limit) => {
      const whole = (await walk(who, queue, 100)).flat().map(({ id }) => nameOf(id));
      expect(whole.length).toBeGreaterThan(0);
      const pages = await walk(who, queue, limit);
      expect(pages.flat().map(({ id }) => nameOf(id))).toEqual(whole);
      expect(pages.every((page) => page.length <= limit)).toBe(true);
    });

    test('also when the table gives fewer rows than were asked for', async () => {
      const whole = (await walk(who, queue, 100)).flat().map(({ id }) => nameOf(id));
      mend = smallPages(1);
      expect((await walk(who, queue, 2)).flat().map(({ id }) => nameOf(id))).toEqual(whole);
    });
  });

  test('a filter that hardly anything fits gives short pages and still finds everything', async () => {
    mend = smallPages(1);
    const pages = await walk('reviewer', 'all&q=closed west', 5);
    expect(pages.flat().map(({ id }) => nameOf(id))).toEqual(['closed-west']);
    expect(pages.some((page) => page.length === 0)).toBe(true);
  });

  test('what is open comes due first, in the grids as it was reported and what is to be checked last', async () => {
    const dispatched = (await walk('reviewer', 'dispatched', 2))
      .flat()
      .map(({ clock }) => clock?.dueAt ?? '');
    expect(dispatched).toEqual(dispatched.toSorted());
    const inGrids = (await walk('officer-both', 'area', 2)).flat();
    const keys = inGrids.map(({ state, clock, number }) =>
      state === 'resolved' ? `to check ${clock?.dueAt}` : `open ${number}`,
    );
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(inGrids.map(({ state }) => state)).size).toBeGreaterThan(2);
  });

  test('what a department has done shows what became of the case, and its own share', async () => {
    const items = (await walk('power-clerk', 'tasks_done', 2)).flat();
    const shown = items.map(({ id, state, text, task }) => [nameOf(id), state, text, task]);
    const share = expect.objectContaining({ department: 'power', state: 'done' });
    const cases = await Promise.all(
      items.map(async ({ id }) => (await gridloop.see('power-clerk', { id })).body),
    );
    expect(cases.map(({ state }) => state)).toContain('closed');
    expect(shown).toEqual(cases.map(({ id, state, text }) => [nameOf(id), state, text, share]));
  });

  test('what is over comes newest first', async () => {
    const numbers = (await walk('reviewer', 'all', 2)).flat().map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted().toReversed());
    const closed = (await walk('reviewer', 'closed', 2)).flat().map(({ id }) => nameOf(id));
    expect(closed).toEqual(['closed-outside', 'closed-east', 'closed-west']);
  });

  test('a list that has come to its end says so', async () => {
    expect((await gridloop.list('reviewer', 'queue=reported&limit=100')).body.cursor).toBeUndefined();
    expect((await gridloop.list('reviewer', 'queue=reported&limit=1')).body.cursor).toBeDefined();
  });
});

describe('a cursor', () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const send = (queue: string, cursor: string, who = 'reviewer') =>
    gridloop.list(who, `queue=${queue}&limit=2&cursor=${encodeURIComponent(cursor)}`);

  test.each(['reported', 'all', 'mine', 'closed'])('that is none is refused in %s', async (queue) => {
    for (const cursor of [
      'x',
      '%%%',
      encoded({ month: '2026' }),
      encoded(7),
      encoded({ pk: 'T#beta#Q#reported' }),
    ]) {
      expect(await send(queue, cursor)).toMatchObject({ status: 422, body: { code: 'list/invalid-cursor' } });
    }
  });

  test('gives nobody more than they would find without it', async () => {
    const { body } = await gridloop.list('reviewer', 'queue=all&limit=1');
    const west = await send('all', body.cursor ?? '', 'reviewer-west');
    expect(west.body.items.map(({ id }) => nameOf(id)).every((name) => name.endsWith('-west'))).toBe(true);
    expect((await send('all', body.cursor ?? '', 'officer-west')).status).toBe(403);
    const beta = await gridloop.list('reviewer', `queue=all&cursor=${body.cursor}`, 'beta');
    expect(beta.body.items).toEqual([]);
  });

  test.each(['', ' ', '~', '9999', 'T#beta#Q#reported', '\uffff'])(
    'with the position %j stays inside its list',
    async (position) => {
      for (const queue of ['reported', 'closed']) {
        const { status, body } = await send(queue, encoded(position));
        if (status !== 200) expect(body).toMatchObject({ code: 'list/invalid-cursor' });
        else for (const { id } of body.items) expect(everywhere(queue)).toContain(nameOf(id));
      }
    },
  );
});

// From here on cases are added that no list above expects.
test('a case that closes writes nothing of the shares that had ended', async () => {
  const { act, report } = gridloop;
  const { body: subject } = await report({});
  await act('reviewer', subject, 'file');
  const { body } = await act('dispatcher', subject, 'dispatch', { lead: 'power' });
  const taskId = body.tasks[0]?.id;
  await act('power-clerk', subject, 'sign-in', { taskId, handler: 'power-handler' });
  await act('power-handler', subject, 'finish', { taskId, text: '已处理完毕' });
  const written: string[] = [];
  mend = faultAt('TransactWriteItems', async (input, send) => {
    const items = input.TransactItems as { Put?: { Item: { sk: string } } }[];
    written.push(...items.map(({ Put }) => Put?.Item.sk ?? 'something else'));
    return send(input);
  });
  await act('reviewer', subject, 'pass', { kind: 'solved' });
  expect(written).toEqual(['CASE', 'E#000007']);
});

const cancelled = () =>
  new TransactionCanceledException({
    message: 'cancelled',
    CancellationReasons: [{ Code: 'TransactionConflict' }],
    $metadata: {},
  });

test('an own report is there once, however often its commit was tried', async () => {
  let tries = 0;
  mend = faultAt('TransactWriteItems', async (input, send) => {
    tries += 1;
    if (tries < 4) throw cancelled();
    return send(input);
  });
  const { body } = await gridloop.report({}, 'officer-both');
  mend();
  expect((await walk('officer-both', 'mine', 2)).flat().map(({ id }) => id)).toEqual([body.id]);
});
