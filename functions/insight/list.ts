// Lists of cases: a page of a queue, filtered by what the member may see and what they asked for.
import * as z from 'zod';
import type { ApiHandler } from '#functions/lib/api.ts';
import { calendarsAt, currentRules } from '#functions/lib/configuration.ts';
import { decodeCursor, encodeCursor, sortKeyPosition } from '#functions/lib/cursor.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { CaseCard, CaseListQuery, Queue } from '#shared/contracts/cases.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { may, type Scope } from '#shared/domain/access.ts';
import { cardView, type StoredCard } from '#shared/domain/case/view.ts';
import { caseOfNumber, newestCases, ownReports } from './by-time.ts';
import { cardsOfEntries } from './cards.ts';
import { type CardPage, mergedPage } from './pages.ts';
import { rangesOf, requireQueue } from './queues.ts';

type Source = (position: unknown, limit: number) => Promise<CardPage>;

/** A filter that hardly anything fits ends the page after this many reads; the cursor goes on from there. */
const readsPerPage = 8;

export const listCases: ApiHandler<RouteOf<'case.list'>> = async ({ query, caller: { store, member } }) => {
  const found = query.q && (await caseOfNumber(store, query.q));
  if (found) {
    const visible = may('case:read', member, reachableCard(found)) ? [found] : [];
    return { body: { items: await shown(store, visible) } };
  }
  const source = await sourceOf(query.queue, store, member);
  const fits = filterOf(query, member, await belowOf(query.category, store));
  const items: StoredCard[] = [];
  let position = query.cursor === undefined ? undefined : decodeCursor(z.json(), query.cursor);
  for (let reads = 0; reads < readsPerPage; reads += 1) {
    const page = await source(position, query.limit - items.length);
    items.push(...page.cards.filter(fits));
    position = page.next as typeof position;
    if (position === undefined || items.length >= query.limit) break;
  }
  return {
    body: {
      items: await shown(store, items),
      ...(position !== undefined && { cursor: encodeCursor(position) }),
    },
  };
};

/** Each card with its clock as it runs from now on, on the calendar that its case was reported under. */
async function shown(store: DistrictStore, cards: readonly StoredCard[]): Promise<CaseCard[]> {
  const now = new Date().toISOString();
  return Promise.all(
    cards.map(async (card) => cardView(card, await calendarsAt(store, card.configVersion), now)),
  );
}

async function sourceOf(queue: Queue, store: DistrictStore, member: Scope): Promise<Source> {
  requireQueue(queue, member);
  if (queue === 'mine') return ownReports(store, member);
  if (queue === 'all') return newestCases(store);
  const { areas } = await currentRules(store);
  const ranges = rangesOf(queue, { keys: store.keys, member, areas, now: new Date().toISOString() });
  return async (position, limit) => {
    const after = position === undefined ? undefined : decodeCursor(sortKeyPosition, encodeCursor(position));
    const { rows, last } = await mergedPage(store, ranges, after, limit);
    return { cards: await cardsOfEntries(store, rows), next: last };
  };
}

/** Whether a category is the one asked for, or stands below the branch asked for in the catalogue of today. */
async function belowOf(
  asked: string | undefined,
  store: DistrictStore,
): Promise<(category: string) => boolean> {
  if (asked === undefined) return () => true;
  const { catalogue } = await currentRules(store);
  return (category) => catalogue.get(category)?.path.includes(asked) ?? category === asked;
}

/** The predicate that guards commands, over what a card says, and the filters of the query. */
function filterOf(
  { severity, area, q }: CaseListQuery,
  member: Scope,
  isOfCategory: (category: string) => boolean,
): (card: StoredCard) => boolean {
  const needle = q?.toLocaleLowerCase();
  return (card) =>
    may('case:read', member, reachableCard(card)) &&
    isOfCategory(card.category) &&
    (severity === undefined || card.severity === severity) &&
    (area === undefined || card.areaPath.includes(area)) &&
    (needle === undefined ||
      [card.text, card.address ?? '', card.number].some((text) => text.toLocaleLowerCase().includes(needle)));
}

const reachableCard = ({ reporter, areaPath, task }: StoredCard) => ({
  reporter,
  areaPath,
  departments: task ? [task.department] : [],
});
