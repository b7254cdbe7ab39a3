// The records of a register and what goes with each. A member leads to much: the uploads they asked for, the rosters they
// stood on.
import type { Key } from '#functions/lib/keys.ts';
import type { RecordRow } from '#functions/lib/register.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { Member } from '#shared/contracts/members.ts';
import { type Found, found, type Group, type Leaving, pagesOf, wholePartition } from './groups.ts';

export async function* recordGroups(
  { store }: Leaving,
  noun: string,
  after: string | undefined,
): AsyncGenerator<Group> {
  for await (const rows of pagesOf(store, store.keys.record(noun, '').pk, after))
    yield* await Promise.all(
      rows.map(async (row): Promise<Group> => {
        const { pk } = store.keys.recordHistory(noun, row.sk, 0);
        const versions = await wholePartition(store, `${noun}-history`, pk);
        const more = noun === 'member' ? await ofMember(store, row.sk, versions) : [];
        return { at: row.sk, leaves: [...more, ...versions], roots: found(noun, [row]) };
      }),
    );
}

async function ofMember(store: DistrictStore, id: string, versions: readonly Found[]): Promise<Found[]> {
  const { keys } = store;
  const uploads = await wholePartition(store, 'upload', keys.uploads('', id).pk);
  const values = versions.map(({ row }) => (row as unknown as RecordRow<Member>).value);
  const departments = new Set(values.flatMap(({ department }) => department ?? []));
  const roles = new Set(values.flatMap((value) => value.roles));
  const rosters = await store.batchGet<Key & Record<string, unknown>>([
    ...[...departments].map((department) => keys.roster(department, id)),
    ...[...roles].map((role) => keys.roleHolder(role, id)),
  ]);
  const unreported = await Promise.all(uploads.map(({ row }) => photosOfNoCase(store, row.sk, id)));
  return [...unreported.flat(), ...uploads, ...found('roster', rosters)];
}

/** Photos that a member prepared for a case which was never reported: nothing else leads to them. */
async function photosOfNoCase(store: DistrictStore, caseId: string, member: string): Promise<Found[]> {
  const rows = await wholePartition(store, 'evidence', store.keys.casePartition(caseId));
  const { sk: head } = store.keys.head(caseId);
  return rows.some(({ row }) => row.sk === head) ? [] : rows.filter(({ row }) => row.by === member);
}
