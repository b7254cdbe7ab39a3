// Who of some people has the fewest open tasks of the department; of equals, the one whose id comes first.
import type { DistrictStore } from '#functions/lib/store.ts';
import type { MemberRef } from '#shared/contracts/events.ts';
import type { StoredCard } from '#shared/domain/case/view.ts';

export async function leastBusy(
  store: DistrictStore,
  department: string,
  people: readonly MemberRef[],
): Promise<MemberRef | undefined> {
  if (people.length === 0) return undefined;
  const open = new Map(people.map(({ id }) => [id, 0]));
  for (const state of ['assigned', 'signed_in']) {
    for (const { card } of await tasksIn(store, department, state)) {
      const id = card.task?.handler?.id;
      if (id !== undefined && open.has(id)) open.set(id, (open.get(id) ?? 0) + 1);
    }
  }
  const [first] = people.toSorted(
    (a, b) => (open.get(a.id) ?? 0) - (open.get(b.id) ?? 0) || a.id.localeCompare(b.id),
  );
  return first && { id: first.id, name: first.name };
}

const tasksIn = (store: DistrictStore, department: string, state: string) =>
  store.queryAll<{ card: StoredCard }>({
    IndexName: 'queue',
    KeyConditionExpression: 'queuePk = :pk',
    ExpressionAttributeValues: { ':pk': store.keys.departmentQueue(department, state) },
  });
