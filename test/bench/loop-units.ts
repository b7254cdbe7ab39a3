// Write and read units of one whole loop, as the engine counts them per index: everything that happens because of
// it, the relay and the queues included; without the lists that a console reads meanwhile.
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
    await sleep(3000);
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
    await sleep(3000);
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
  const before = await upload('officer-west', caseId, 'before');
  const { body: subject } = done(await report({ caseId, evidence: [before] }));
  done(await act('reviewer', subject, 'file'));
  const { body: dispatched } = done(await act('dispatcher', subject, 'dispatch', { lead: 'sanitation' }));
  const taskId = dispatched.tasks[0]?.id;
  done(await act('sanitation-clerk', subject, 'sign-in', { taskId, handler: 'sanitation-handler' }));
  const after = await upload('sanitation-handler', caseId, 'after');
  const finished = { taskId, text: '已清理完毕', evidence: [after] };
  done(await act('sanitation-handler', subject, 'finish', finished));
  done(await act('officer-west', subject, 'pass', { kind: 'solved' }));
}

function done(answer: Answer): Answer<CaseView> {
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
