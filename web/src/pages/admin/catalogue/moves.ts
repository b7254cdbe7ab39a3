// Changes of the tree as a whole: a row put elsewhere, copied, or taken away with everything below it. Pure.
import { type CatalogueRow, type Category, deepestCategory } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { pathsOf } from '#shared/domain/tree.ts';

type Rows = readonly CatalogueRow[];

/** Where a row goes: below a branch or to the top, before one of the rows there, or after them all. */
export interface Target {
  readonly parent: string | null;
  readonly before?: string | undefined;
}

/** The row and everything below it, as ids. */
export function withBelow(rows: Rows, id: string): ReadonlySet<string> {
  const paths = pathsOf(rows);
  return new Set(rows.filter((row) => paths.get(row.id)?.includes(id)).map((row) => row.id));
}

/** The rows with one of them elsewhere; undefined where it cannot stand: below itself, below a category, too deep. */
export function movedTo(rows: Rows, id: string, { parent, before }: Target): CatalogueRow[] | undefined {
  const row = rows.find((each) => each.id === id);
  const above = rows.find((each) => each.id === parent);
  if (!row || before === id || (parent !== null && (!above || isCategory(above)))) return undefined;
  const paths = pathsOf(rows);
  if (parent !== null && paths.get(parent)?.includes(id)) return undefined;
  const depthOf = (each: string) => paths.get(each)?.length ?? 0;
  const height = Math.max(...[...withBelow(rows, id)].map(depthOf)) - depthOf(id) + 1;
  if ((parent === null ? 0 : depthOf(parent)) + height > deepestCategory) return undefined;
  const rest = rows.filter((each) => each.id !== id);
  const put = { ...row, parent };
  const at = before === undefined ? -1 : rest.findIndex((each) => each.id === before);
  return at === -1 ? [...rest, put] : [...rest.slice(0, at), put, ...rest.slice(at)];
}

/** One place up or down among the rows of its branch. */
export function shifted(rows: Rows, id: string, by: -1 | 1): CatalogueRow[] | undefined {
  const row = rows.find((each) => each.id === id);
  const siblings = rows.filter(({ parent }) => parent === row?.parent);
  const at = siblings.findIndex((each) => each.id === id) + by;
  if (!row || at < 0 || at >= siblings.length) return undefined;
  return movedTo(rows, id, { parent: row.parent, before: siblings[by === -1 ? at : at + 1]?.id });
}

/** Into the branch right above it in the same branch. */
export function indented(rows: Rows, id: string): CatalogueRow[] | undefined {
  const row = rows.find((each) => each.id === id);
  const siblings = rows.filter(({ parent }) => parent === row?.parent);
  const into = siblings[siblings.findIndex((each) => each.id === id) - 1];
  return into && movedTo(rows, id, { parent: into.id });
}

/** Out of its branch, to stand right after that. */
export function outdented(rows: Rows, id: string): CatalogueRow[] | undefined {
  const row = rows.find((each) => each.id === id);
  const branch = rows.find((each) => each.id === row?.parent);
  if (!branch) return undefined;
  const siblings = rows.filter(({ parent }) => parent === branch.parent);
  const after = siblings[siblings.findIndex((each) => each.id === branch.id) + 1];
  return movedTo(rows, id, { parent: branch.parent, before: after?.id });
}

/** A copy of a category under an id of its own, right after it. */
export function copied(rows: Rows, of: Category): { rows: CatalogueRow[]; id: string } {
  const ids = new Set(rows.map(({ id }) => id));
  let number = 2;
  while (ids.has(`${of.id}-${number}`)) number += 1;
  const id = `${of.id}-${number}`;
  const name = { zh: `${of.name.zh}（${number}）`, en: `${of.name.en} (${number})` };
  return { id, rows: rows.flatMap((row) => (row.id === of.id ? [row, { ...of, id, name }] : row)) };
}

/** What dropping beside or onto a row means: a branch takes what falls on its middle. */
export function targetOf(rows: Rows, on: CatalogueRow, share: number): Target {
  const edge = isCategory(on) ? 0.5 : 0.25;
  if (!isCategory(on) && share > edge && share < 1 - edge) return { parent: on.id };
  const siblings = rows.filter(({ parent }) => parent === on.parent);
  const next = siblings[siblings.findIndex(({ id }) => id === on.id) + 1];
  return { parent: on.parent, before: share <= edge ? on.id : next?.id };
}
