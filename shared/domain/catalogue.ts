// The catalogue as decisions see it: its categories, each with the branches above it.
import type { CatalogueRow, Category, FilingCondition, StandardCode } from '#shared/contracts/catalogue.ts';
import { pathsOf } from './tree.ts';

/** A category with its way from the top of the tree down to itself, as ids. */
export type PlacedCategory = Category & { readonly path: readonly string[] };

export const isCategory = (row: CatalogueRow): row is Category => row.kind !== 'branch';

/** By id, what cases are reported under; branches are none of it. */
export function categoriesOf(rows: readonly CatalogueRow[]): ReadonlyMap<string, PlacedCategory> {
  const paths = pathsOf(rows);
  return new Map(
    rows.filter(isCategory).map((each) => [each.id, { ...each, path: paths.get(each.id) ?? [each.id] }]),
  );
}

/** What holds of a case that nobody chose a condition for. */
export const firstCondition = ({ conditions: [first] }: Pick<Category, 'conditions'>): FilingCondition => {
  if (!first) throw new Error('A category has at least one filing condition');
  return first;
};

/** The lead has to show the result in a photo. */
export const needsAfterPhoto = ({ evidence }: Pick<Category, 'evidence'>): boolean =>
  evidence.finish.some(({ kind }) => kind === 'after');

export const standardOf = ({ standard, code }: Category): StandardCode => ({ standard, code });
