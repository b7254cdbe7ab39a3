// Who is bound to areas: a register, with each record once more under its area, so that a case finds those of its place
// without looking at others.
import type { Binding } from '#shared/contracts/bindings.ts';
import type { Issue } from '#shared/domain/error.ts';
import { unknown } from '#shared/domain/issues.ts';
import { currentRules } from './configuration.ts';
import type { Key } from './keys.ts';
import { memberRegister } from './members.ts';
import { liveRecords, registerOf } from './register.ts';
import type { DistrictStore, Write } from './store.ts';

export const bindingRegister = registerOf('binding', {
  searched: ({ id, area, what, member, department, name }) =>
    [id, area, what, member, department, name].flatMap((text) => text ?? []),
  async check(store, values, pointers) {
    const [{ areaIds, departments }, people] = await Promise.all([
      currentRules(store),
      liveRecords(
        memberRegister,
        store,
        values.flatMap(({ member }) => member ?? []),
      ),
    ]);
    const members = new Set(people.map(({ id }) => id));
    return values.flatMap(({ area, member, department, name }, at): Issue[] => {
      const pointer = pointers[at] ?? '';
      return [
        ...unknown(area, areaIds, `${pointer}/area`, 'area'),
        ...unknown(member, members, `${pointer}/member`, 'member'),
        ...unknown(department, departments, `${pointer}/department`, 'department'),
        ...(member === null && department === null && name === null
          ? [
              {
                pointer: `${pointer}/name`,
                detail: 'needs a member, a department or a name',
                rule: 'binding-of' as const,
              },
            ]
          : []),
      ];
    });
  },
  companions: ({ name, keys }, before, after) => [
    ...(after ? [{ Put: { TableName: name, Item: { ...keys.bound(after.area, after.id), ...after } } }] : []),
    ...(before && before.area !== after?.area
      ? [{ Delete: { TableName: name, Key: keys.bound(before.area, before.id) } } satisfies Write]
      : []),
  ],
});

/** Those bound to each of the areas, in their order; one Query an area, of its own rows alone. */
export async function boundTo(store: DistrictStore, areas: readonly string[]): Promise<Binding[]> {
  const found = await Promise.all(
    areas.map((area) => {
      const { pk, sk } = store.keys.bound(area, '');
      return store.queryAll<Binding & Key>({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      });
    }),
  );
  return found.flat().map(({ id, area, what, member, department, name, phone }) => ({
    id,
    area,
    what,
    member,
    department,
    name,
    phone,
  }));
}
