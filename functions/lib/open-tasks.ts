// The open tasks of a department that are in one person's hands, from the department's own queues: what is read is what
// the department has open, whatever the size of the district.
import type { StoredCard } from '#shared/domain/case/view.ts';
import type { DistrictStore } from './store.ts';

const openTaskStates = ['assigned', 'signed_in'] as const;

export async function tasksInHands(
  store: DistrictStore,
  department: string,
  member: string,
): Promise<{ caseId: string; taskId: string }[]> {
  const rows = await Promise.all(
    openTaskStates.map((state) =>
      store.queryAll<{ card: StoredCard }>({
        IndexName: 'queue',
        KeyConditionExpression: 'queuePk = :pk',
        FilterExpression: 'card.task.#handler.id = :member',
        ExpressionAttributeNames: { '#handler': 'handler' },
        ExpressionAttributeValues: {
          ':pk': store.keys.departmentQueue(department, state),
          ':member': member,
        },
      }),
    ),
  );
  return rows.flat().map(({ card }) => ({ caseId: card.id, taskId: card.task?.id ?? '' }));
}
