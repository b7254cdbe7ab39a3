// Which categories to offer first, and finding one in a long catalogue. Pure, apart from remembering the last ones.
import type { CatalogueBranch, OutlineRow } from '#shared/contracts/catalogue.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { ancestorsOf } from '../../data/tree.ts';

type OutlineCategory = Exclude<OutlineRow, CatalogueBranch>;

/** As many as fit on a phone without pushing the place out of sight. */
export const offered = 6;
const remembered = 12;

/**
 * Recent ones first, then what is reported here most, then the catalogue's own order; the chosen one is always there.
 * `around`: categories of cases that the person sees, as often as they occur.
 */
export function likelyCategories(
  catalogue: readonly OutlineCategory[],
  recent: readonly string[],
  around: readonly string[],
  chosen: string | undefined,
): OutlineCategory[] {
  const byId = new Map(catalogue.map((category) => [category.id, category]));
  const counts = new Map<string, number>();
  for (const id of around) counts.set(id, (counts.get(id) ?? 0) + 1);
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const ids = new Set([...recent, ...frequent, ...byId.keys()]);
  const likely = [...ids].flatMap((id) => byId.get(id) ?? []).slice(0, offered);
  const own = byId.get(chosen ?? '');
  return own && !likely.includes(own) ? [own, ...likely.slice(0, offered - 1)] : likely;
}

/** What stands right below a branch, or at the top: branches with something to report below them, and categories. */
export interface Level {
  /** From the top down to the branch itself. */
  readonly path: readonly OutlineRow[];
  readonly rows: readonly OutlineRow[];
}

/** One level of the tree. A branch without any category in use is not among its rows. */
export function levelOf(rows: readonly OutlineRow[], branch: string | null): Level {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const open = [...categoriesOf(rows).values()].filter(({ enabled }) => enabled);
  const used = new Set(open.flatMap(({ path }) => path));
  const above = branch === null ? [] : [...ancestorsOf(byId, branch).reverse(), branch];
  return {
    path: above.flatMap((id) => byId.get(id) ?? []),
    rows: rows.filter(({ id, parent }) => parent === branch && used.has(id)),
  };
}

/** A category that was found, with the names of the branches above it. */
export interface FoundCategory {
  readonly category: OutlineCategory;
  readonly path: readonly Label[];
}

/** What can be reported that has every typed word in its name, its branches' names or its code, in either language. */
export function searchCatalogue(rows: readonly OutlineRow[], typed: string): FoundCategory[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return [...categoriesOf(rows).values()].flatMap((category) => {
    if (!category.enabled) return [];
    const path = category.path.slice(0, -1).flatMap((id) => names.get(id) ?? []);
    const said = [...path, category.name].map(({ zh, en }) => `${zh} ${en}`).join(' ');
    const text = `${said} ${category.standard} ${category.code}`.toLowerCase();
    return words.every((word) => text.includes(word)) ? [{ category, path }] : [];
  });
}

const keyOf = (district: string) => `gridloop.recent.${district}`;

export function recentCategories(district: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(district)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** After a report was sent. */
export function rememberCategory(district: string, id: string): void {
  const recent = [id, ...recentCategories(district).filter((other) => other !== id)];
  try {
    localStorage.setItem(keyOf(district), JSON.stringify(recent.slice(0, remembered)));
  } catch {
    // Without storage the catalogue's order does.
  }
}
