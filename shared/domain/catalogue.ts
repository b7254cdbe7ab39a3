// The catalogue as decisions see it: its categories, each with the branches above it.
import type {
  CatalogueRow,
  Category,
  FilingCondition,
  OutlineRow,
  StandardCode,
} from '#shared/contracts/catalogue.ts';
import { pathsOf } from './tree.ts';

/** A category, or as much of one as a phone has, with its way from the top of the tree down to itself, as ids. */
export type Placed<C> = C & { readonly path: readonly string[] };
export type PlacedCategory = Placed<Category>;

export const isCategory = <R extends { readonly kind: string }>(
  row: R,
): row is Exclude<R, { readonly kind: 'branch' }> => row.kind !== 'branch';

/** By id, what cases are reported under; branches are none of it. */
export function categoriesOf<R extends OutlineRow | CatalogueRow>(
  rows: readonly R[],
): ReadonlyMap<string, Placed<Exclude<R, { readonly kind: 'branch' }>>> {
  const paths = pathsOf(rows);
  return new Map(
    rows.filter(isCategory).map((each) => [each.id, { ...each, path: paths.get(each.id) ?? [each.id] }]),
  );
}

export function outlineOf(row: CatalogueRow): OutlineRow {
  if (!isCategory(row)) return row;
  const { conditions: _conditions, mapped: _mapped, sampling: _sampling, ...rest } = row;
  return rest;
}

/** What holds of a case that nobody chose a condition for. */
export const firstCondition = ({ conditions: [first] }: Pick<Category, 'conditions'>): FilingCondition => {
  if (!first) throw new Error('A category has at least one filing condition');
  return first;
};

export const standardOf = ({ standard, code }: Category): StandardCode => ({ standard, code });
