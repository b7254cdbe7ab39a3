// Cards of cases as they are now, from their heads: for lists whose index entries hold none.
import type { Key } from '#functions/lib/keys.ts';
import type { DistrictStore, Row } from '#functions/lib/store.ts';
import type { StoredCard } from '#shared/domain/case/view.ts';

/** Of the cases with these partitions, in their order; one that does not exist is left out. */
export async function cards(store: DistrictStore, partitions: readonly string[]): Promise<StoredCard[]> {
  const found = await headCards(store, partitions);
  return partitions.flatMap((pk) => found.get(pk) ?? []);
}

/** Of index entries, in their order: as they lie there, or the case's own with the share that has ended. */
export async function cardsOfEntries(store: DistrictStore, entries: readonly Row[]): Promise<StoredCard[]> {
  const all = entries as unknown as readonly Entry[];
  const found = await headCards(
    store,
    all.flatMap(({ pk, card }) => (isWhole(card) ? [] : [pk])),
  );
  return all.flatMap(({ pk, card }) => {
    if (isWhole(card)) return card;
    const head = found.get(pk);
    return head && card.task ? { ...head, task: card.task } : [];
  });
}

type Entry = Key & { readonly card: StoredCard | Pick<StoredCard, 'task'> };
const isWhole = (card: Entry['card']): card is StoredCard => 'id' in card;

async function headCards(
  store: DistrictStore,
  partitions: readonly string[],
): Promise<Map<string, StoredCard>> {
  const keys = [...new Set(partitions)].map((pk) => ({ pk, sk: 'CASE' }));
  const heads = await store.batchGet<Key & { readonly card: StoredCard }>(keys);
  return new Map(heads.map(({ pk, card }) => [pk, card]));
}
