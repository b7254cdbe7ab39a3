// Write and read units of one whole loop, as the engine counts them per index: everything that happens because of
// it, the relay and the queues included; without the lists that a console reads meanwhile. People take their time: what
// a step brings about has happened before the next one, so that no two steps share a batch.
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { listenToCapacity } from '#functions/lib/dynamo.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { type Answer, type Gridloop, startGridloop } from '#test/support/gridloop.ts';
import { atMost, type Figure, told } from './figure.ts';

interface Consumed {
  readonly CapacityUnits?: number;
  readonly Table?: { readonly CapacityUnits?: number };
}

export async function measureLoopUnits(): Promise<Figure[]> {
  const gridloop = await startGridloop();
  try {
    // The first loop fills what functions keep in memory, as any but the first loop of a day finds it.
    await loop(gridloop);
    const units = { read: 0, write: 0, table: 0 };
    listenToCapacity((operation, consumed) => {
      for (const each of [consumed].flat() as Consumed[]) {
        const count = each?.CapacityUnits ?? 0;
        if (/^(Get|BatchGet|Query|Scan|TransactGet)/.test(operation)) units.read += count;
        else {
          units.write += count;
          units.table += each?.Table?.CapacityUnits ?? 0;
        }
      }
    });
    await loop(gridloop);
    return [
      atMost('write units of a whole loop', units.write, 90, 'WU'),
      told('  of them on the table, the rest on its indexes', units.table, 'WU'),
      atMost('read units of a whole loop', units.read, 40, 'RU'),
    ];
  } finally {
    listenToCapacity(undefined);
    await gridloop.stop();
  }
}

/** Report, file, dispatch, sign in, feed back, verify; one department, two photos. */
async function loop({ upload, report, act }: Gridloop): Promise<void> {
  const caseId = ulid();
  const before = await settled(upload('officer-west', caseId, 'before'));
  const { body: subject } = await done(report({ caseId, evidence: [before] }));
  await done(act('reviewer', subject, 'file'));
  const { body: dispatched } = await done(act('dispatcher', subject, 'dispatch', { lead: 'sanitation' }));
  const taskId = dispatched.tasks[0]?.id;
  await done(act('sanitation-clerk', subject, 'sign-in', { taskId, handler: 'sanitation-handler' }));
  const after = await settled(upload('sanitation-handler', caseId, 'after'));
  const finished = { taskId, text: '已清理完毕', evidence: [after] };
  await done(act('sanitation-handler', subject, 'finish', finished));
  await done(act('officer-west', subject, 'pass', { kind: 'solved' }));
}

async function done(step: Promise<Answer>): Promise<Answer<CaseView>> {
  const answer = await settled(step);
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** With time for the stream and the queues to bring about what the step asks for. */
async function settled<T>(step: Promise<T>): Promise<T> {
  const result = await step;
  await sleep(1500);
  return result;
}
