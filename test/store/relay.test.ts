// The relay with what a stream really brings: records again, in part, late, of several districts, and with failures
// in between. Nothing else runs here, so that every message and count is the relay's.
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { listenToCapacity } from '#functions/lib/dynamo.ts';
import { env } from '#functions/lib/env.ts';
import { queueClient } from '#functions/lib/evidence.ts';
import { districtKeys } from '#functions/lib/keys.ts';
import { logger } from '#functions/lib/logger.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { handler } from '#functions/relay/index.ts';
import { caseStates } from '#shared/contracts/vocabulary.ts';
import { commented, dispatched, filed, reported } from '#test/support/builders.ts';
import { faultAt, faultAtQueue } from '#test/support/faults.ts';
import { startTable } from '#test/support/table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table?.stop());

let mend = () => {};
afterEach(() => {
  mend();
  logger.setLogLevel('INFO');
});

let sequence = 0;
/** The stream's record of a row of events. */
const record = (
  district: string,
  caseId: string,
  seq: number,
  fact: { type: string; data: object },
  [from, to]: [string, string],
): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(++sequence).padStart(21, '0'),
    NewImage: marshall(
      { ...districtKeys(district).events(caseId, seq), facts: [{ ...fact, hash: '' }], from, to },
      { removeUndefinedValues: true },
    ) as unknown as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
});

/** A case that was reported, filed and dispatched to one department, as three records. */
const loop = (district: string, caseId = ulid()): DynamoDBRecord[] => [
  record(district, caseId, 1, reported({ caseId }), ['', 'reported']),
  record(district, caseId, 2, filed(), ['reported', 'filed']),
  record(district, caseId, 3, dispatched(3), ['filed', 'dispatched']),
];

const same: [string, string] = ['reported', 'reported'];
const relay = (Records: DynamoDBRecord[]) => handler({ Records } as DynamoDBStreamEvent);
/** How many cases are in each state; none where none is said. */
const counts = async (district: string) => {
  const store = ownStoreFor(district);
  const row = await store.get<Record<string, number>>(store.keys.counters(), { consistent: true });
  const { revision = 0 } = row ?? {};
  const states = Object.fromEntries(
    caseStates.map((state) => [state, row?.[state] ?? 0]).filter(([, count]) => count),
  );
  return { revision, states };
};

/** Everything in the department queue; it is empty then. */
async function sent(): Promise<{ district: string; caseId: string; taskId: string }[]> {
  const found = [];
  for (;;) {
    const { Messages = [] } = await queueClient().send(
      new ReceiveMessageCommand({ QueueUrl: env('DEPARTMENT_TASKS_QUEUE_URL'), MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return found;
    found.push(...Messages.map(({ Body }) => JSON.parse(Body ?? '')));
  }
}

describe('counting', () => {
  test('the same batch delivered twice counts once', async () => {
    const records = [
      ...loop('twice'),
      ...loop('twice'),
      record('twice', ulid(), 1, reported(), ['', 'reported']),
    ];
    expect(await relay(records)).toEqual({ batchItemFailures: [] });
    const once = await counts('twice');
    expect(once.states).toEqual({ dispatched: 2, reported: 1 });
    expect(await relay(records)).toEqual({ batchItemFailures: [] });
    expect((await counts('twice')).states).toEqual(once.states);
  });

  test('a batch that was handled in part before counts only the rest', async () => {
    const records = [...loop('part'), ...loop('part'), ...loop('part')];
    await relay(records.slice(0, 4));
    expect((await counts('part')).states).toEqual({ reported: 1, dispatched: 1 });
    await relay(records.slice(2));
    expect((await counts('part')).states).toEqual({ dispatched: 3 });
  });

  test('the bytes of a photo count when it joins a case accepted, or when it is accepted there; once each', async () => {
    const caseId = ulid();
    const check = { width: 64, height: 48, bytes: 700 };
    const joining = (state: string) => ({ id: ulid(), kind: 'scene', sha256: '', state, check });
    const evidence = [joining('accepted'), { ...joining('uploaded'), check: undefined }];
    const records = [
      record('bytes', caseId, 1, { type: 'case.reported', data: { evidence } }, ['', 'reported']),
      record(
        'bytes',
        caseId,
        2,
        { type: 'evidence.accepted', data: { check: { ...check, bytes: 300 } } },
        same,
      ),
      record('bytes', caseId, 3, { type: 'evidence.rejected', data: { check: { reason: 'broken' } } }, same),
    ];
    await relay(records);
    await relay(records.slice(1));
    const store = ownStoreFor('bytes');
    const row = await store.get(store.keys.counters(), { consistent: true });
    expect(row).toMatchObject({ reported: 1, bytes: 1000 });
  });

  test('records that come out of order come to the same', async () => {
    await relay([...loop('order'), ...loop('order')].toReversed());
    expect((await counts('order')).states).toEqual({ dispatched: 2 });
  });

  test('two deliveries of the same batch at the same moment count once', async () => {
    const records = [...loop('race'), ...loop('race')];
    await Promise.all([relay(records), relay(records), relay(records)]);
    expect((await counts('race')).states).toEqual({ dispatched: 2 });
  });

  test('more records than one change holds are all counted', async () => {
    const records = Array.from({ length: 230 }, () =>
      record('many', ulid(), 1, reported(), ['', 'reported']),
    );
    await relay(records);
    await relay(records.slice(50, 180));
    expect((await counts('many')).states).toEqual({ reported: 230 });
  });

  test('every district has its own counts', async () => {
    await relay([...loop('one'), ...loop('two'), ...loop('one')]);
    expect((await counts('one')).states).toEqual({ dispatched: 2 });
    expect((await counts('two')).states).toEqual({ dispatched: 1 });
  });

  test('a fact that moves no case changes only the revision', async () => {
    const caseId = ulid();
    await relay(loop('still', caseId));
    const before = await counts('still');
    await relay([record('still', caseId, 4, commented(), ['dispatched', 'dispatched'])]);
    const after = await counts('still');
    expect(after.states).toEqual(before.states);
    expect(after.revision).toBeGreaterThan(before.revision);
  });

  test('rows that are no events of a case are passed over', async () => {
    const { dynamodb } = record('other', ulid(), 1, reported(), ['', 'reported']);
    const image = (row: object) => ({
      eventName: 'INSERT' as const,
      dynamodb: { ...dynamodb, NewImage: marshall(row) as never },
    });
    await relay([
      image({ ...districtKeys('other').counters(), facts: [], from: '', to: 'reported' }),
      image({ ...districtKeys('other').head(ulid()), seq: 1, card: {} }),
    ]);
    expect((await counts('other')).states).toEqual({});
  });

  test('a batch whose counts cannot be written fails, and is counted once when it comes again', async () => {
    const records = loop('broken');
    mend = faultAt('UpdateItem', async () => {
      throw new Error('no table');
    });
    await expect(relay(records)).rejects.toThrow('no table');
    mend();
    await relay(records);
    expect((await counts('broken')).states).toEqual({ dispatched: 1 });
  });

  test('a batch whose counts were written and whose relay then failed is not counted again', async () => {
    const records = loop('unheard');
    mend = faultAt('UpdateItem', async (input, send) => {
      await send(input);
      throw new Error('no answer');
    });
    await expect(relay(records)).rejects.toThrow('no answer');
    mend();
    await relay(records);
    expect((await counts('unheard')).states).toEqual({ dispatched: 1 });
  });

  test('a batch that comes again after others were counted is known', async () => {
    const batches = [loop('later'), loop('later'), loop('later')];
    for (const batch of batches) await relay(batch);
    for (const batch of batches) await relay(batch);
    expect((await counts('later')).states).toEqual({ dispatched: 3 });
  });

  test('what was counted is known also when the next count came no further than its mark', async () => {
    const [first, second] = [loop('marked'), loop('marked')];
    await relay(first);
    mend = faultAt('UpdateItem', async () => {
      throw new Error('no table');
    });
    await expect(relay(second)).rejects.toThrow('no table');
    mend();
    for (const batch of [first, second, first]) await relay(batch);
    expect((await counts('marked')).states).toEqual({ dispatched: 2 });
  });

  test('a relay that starts anew knows what another one counted', async () => {
    const [first, second] = [loop('anew'), loop('anew')];
    await relay(first);
    vi.resetModules();
    const { handler: another } = await import('#functions/relay/index.ts');
    for (const Records of [first, second]) await another({ Records } as DynamoDBStreamEvent);
    await relay(second);
    expect((await counts('anew')).states).toEqual({ dispatched: 2 });
  });

  test('is two write units a commit that moves its case, one that does not', async () => {
    const caseId = ulid();
    const [reported, filed, dispatched] = loop('price', caseId) as [
      DynamoDBRecord,
      DynamoDBRecord,
      DynamoDBRecord,
    ];
    await relay([reported]);
    let units = 0;
    listenToCapacity((operation, consumed) => {
      const calls = [consumed].flat() as { CapacityUnits: number }[];
      if (!/^(Get|BatchGet)/.test(operation)) for (const { CapacityUnits } of calls) units += CapacityUnits;
    });
    await relay([filed]);
    expect(units).toBe(2);
    await relay([dispatched]);
    expect(units).toBe(4);
    await relay([record('price', caseId, 4, commented(), ['dispatched', 'dispatched'])]);
    expect(units).toBe(5);
    listenToCapacity(undefined);
  });
});

describe('the department queue', () => {
  test('has one message for each task of a dispatch, to its department', async () => {
    await sent();
    const caseId = ulid();
    const dispatch = dispatched(2);
    const [task] = dispatch.data.tasks;
    if (!task) throw new Error('The dispatch has no task');
    const tasks = Array.from({ length: 23 }, (_, at) => ({ ...task, id: `t2-d${at}`, department: `d${at}` }));
    const groups: unknown[] = [];
    mend = faultAtQueue('SendMessageBatch', async (input, send) => {
      groups.push(
        ...(input.Entries as { MessageGroupId: string }[]).map(({ MessageGroupId }) => MessageGroupId),
      );
      return send(input);
    });
    await relay([
      record('queue', caseId, 2, { ...dispatch, data: { ...dispatch.data, tasks } }, ['filed', 'dispatched']),
    ]);
    const messages = await sent();
    expect(messages.map(({ taskId }) => taskId).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
    expect(messages.every((message) => message.district === 'queue' && message.caseId === caseId)).toBe(true);
    expect(groups).toEqual(tasks.map(({ department }) => `queue#${department}`));
  });

  test('has none for facts that give nobody a task', async () => {
    await sent();
    const caseId = ulid();
    await relay(loop('quiet', caseId).slice(0, 2));
    expect(await sent()).toEqual([]);
  });

  test('that refuses a message stops the batch there: what came before is done, that record and the rest come again', async () => {
    logger.setLogLevel('SILENT');
    await sent();
    const [first, bad, last] = [loop('stop'), loop('stop'), loop('stop')] as const;
    const records = [...first, ...bad, ...last];
    let calls = 0;
    mend = faultAtQueue('SendMessageBatch', async (input, send) => {
      calls += 1;
      return calls === 2 ? { Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] } : send(input);
    });
    const failedAt = bad[2]?.dynamodb?.SequenceNumber ?? '';
    expect(await relay(records)).toEqual({ batchItemFailures: [{ itemIdentifier: failedAt }] });
    expect((await counts('stop')).states).toEqual({ filed: 1, dispatched: 1 });
    expect(await sent()).toHaveLength(1);
    mend();
    await relay(records.slice(5));
    expect((await counts('stop')).states).toEqual({ dispatched: 3 });
    expect(await sent()).toHaveLength(2);
  });
});
