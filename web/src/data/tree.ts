// A tree as lines on a page: who stands below whom, what is folded away. Pure.
import type { TreeNode } from '#shared/domain/tree.ts';

export interface TreeLine<N extends TreeNode> {
  readonly node: N;
  /** 0 for those that are part of nothing. */
  readonly depth: number;
  /** How many stand right below it. */
  readonly children: number;
}

/** By the node above, in the order of the list. Those whose node above is not there stand at the top. */
export function childrenOf<N extends TreeNode>(
  nodes: readonly N[],
): ReadonlyMap<string | null, readonly N[]> {
  const known = new Set(nodes.map(({ id }) => id));
  const children = new Map<string | null, N[]>();
  for (const node of nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  return children;
}

/** The lines that are to be seen; below a folded node there are none. */
export function treeLines<N extends TreeNode>(
  nodes: readonly N[],
  isOpen: (id: string) => boolean = () => true,
): TreeLine<N>[] {
  const children = childrenOf(nodes);
  const lines: TreeLine<N>[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const node of children.get(parent) ?? []) {
      lines.push({ node, depth, children: children.get(node.id)?.length ?? 0 });
      if (isOpen(node.id)) add(node.id, depth + 1);
    }
  };
  add(null, 0);
  return lines;
}

/** Above the node, the nearest first. */
export function ancestorsOf(nodes: ReadonlyMap<string, TreeNode>, id: string): string[] {
  const above: string[] = [];
  for (let up = nodes.get(id)?.parent; up && !above.includes(up); up = nodes.get(up)?.parent) above.push(up);
  return above;
}
