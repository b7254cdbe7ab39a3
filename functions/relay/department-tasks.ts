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
  /** It is to be taken back from this member, who left the department. */
  readonly left?: string;
  /** It was given before: the event that took it back. */
  readonly after?: number;
}

/** SQS takes ten messages at once. */
const batchSize = 10;

interface Addressed {
  readonly message: DepartmentTaskMessage;
  readonly department: string;
}

export const sendTasks = ({ district, caseId, events }: RelayedCommit): Promise<void> =>
  sendMessages(
    events.flatMap((event): Addressed[] => {
      if (event.type === 'case.dispatched')
        return event.data.tasks.map(({ id, department }) => ({
          message: { district, caseId, taskId: id },
          department,
        }));
      // The department's rule gets another go.
      if (event.type === 'task.released') {
        const { taskId, department } = event.data;
        return [{ message: { district, caseId, taskId, after: event.seq }, department }];
      }
      return [];
    }),
  );

/** @throws Error when the queue did not take all of them; sending them again does no harm */
export async function sendMessages(messages: readonly Addressed[]): Promise<void> {
  for (let at = 0; at < messages.length; at += batchSize) {
    const Entries = messages.slice(at, at + batchSize).map(({ message, department }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(message),
      MessageGroupId: `${message.district}#${department}`,
    }));
    const QueueUrl = env('DEPARTMENT_TASKS_QUEUE_URL');
    const { Failed } = await queueClient().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed && Failed.length > 0) throw new Error(`SQS refused a task: ${Failed[0]?.Code}`);
  }
}
