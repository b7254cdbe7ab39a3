// The rows of the catalogue as a list to choose from: in the order of the tree, found by name, branches and code.
import type { OutlineRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { caseText } from '../i18n/case.ts';
import type { Option } from '../ui/Field.tsx';
import { labelOf } from './district.tsx';
import { ancestorsOf, treeLines } from './tree.ts';

/**
 * @param branches whether a branch can be chosen, which then means everything below it
 * @param keep chosen already: offered though it is disabled
 */
export function categoryOptions(
  rows: readonly OutlineRow[],
  { branches = false, keep = [] }: { branches?: boolean; keep?: readonly string[] } = {},
): Option[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const nameOf = (id: string) => {
    const row = byId.get(id);
    return row ? labelOf(row.name) : id;
  };
  return treeLines(rows)
    .filter(({ node }) => (isCategory(node) ? node.enabled || keep.includes(node.id) : branches))
    .map(({ node }) => {
      const above = ancestorsOf(byId, node.id).reverse().map(nameOf).join(' / ');
      return {
        value: node.id,
        label: isCategory(node) ? labelOf(node.name) : caseText('category.all', { name: labelOf(node.name) }),
        detail: [above, isCategory(node) ? node.code : node.id].filter(Boolean).join(' '),
      };
    });
}
