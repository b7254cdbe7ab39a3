// One message for each task of a dispatch. A standard queue with the department as message group: in a fair queue
// one department's flood does not delay another's tasks.
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { env } from '#functions/lib/env.ts';
import { queueClient } from '#functions/lib/evidence.ts';
import type { RelayedCommit } from './relayed-commit.ts';

export interface DepartmentTaskMessage {
  readonly district: string;
  readonly caseId: string;
  readonly taskId: string;
}

/** SQS takes ten messages at once. */
const batchSize = 10;

export async function sendTasks({ district, caseId, events }: RelayedCommit): Promise<void> {
  const tasks = events.flatMap((event) => (event.type === 'case.dispatched' ? event.data.tasks : []));
  for (let at = 0; at < tasks.length; at += batchSize) {
    const Entries = tasks.slice(at, at + batchSize).map(({ id, department }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ district, caseId, taskId: id } satisfies DepartmentTaskMessage),
      MessageGroupId: `${district}#${department}`,
    }));
    const QueueUrl = env('DEPARTMENT_TASKS_QUEUE_URL');
    const { Failed } = await queueClient().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed && Failed.length > 0) throw new Error(`SQS refused a task: ${Failed[0]?.Code}`);
  }
}
