// Trees that are kept as a list of nodes with the id of the one above each. Pure, and light enough for every page.

export interface TreeNode {
  readonly id: string;
  /** Null at the top. */
  readonly parent: string | null;
}

/** Nodes that are their own ancestors. Every node is walked over once. */
export function onCircles(nodes: readonly TreeNode[]): Set<string> {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const walkOf = new Map<string, number>();
  const circling = new Set<string>();
  nodes.forEach(({ id: start }, walk) => {
    let id: string | null | undefined = start;
    for (; id && !walkOf.has(id); id = parents.get(id)) walkOf.set(id, walk);
    if (!id || walkOf.get(id) !== walk) return;
    // This walk came back to a place of its own: once more around gives the circle without what leads to it.
    for (; id && !circling.has(id); id = parents.get(id)) circling.add(id);
  });
  return circling;
}

/** By id, the way from the top down to the node itself; it ends where it would go around in a circle. */
export function pathsOf(nodes: readonly TreeNode[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const paths = new Map<string, readonly string[]>();
  for (const { id: start } of nodes) {
    const walk = new Set<string>();
    let id: string | null | undefined = start;
    for (; id && parents.has(id) && !paths.has(id) && !walk.has(id); id = parents.get(id)) walk.add(id);
    let path = paths.get(id ?? '') ?? [];
    for (const each of [...walk].reverse()) {
      path = [...path, each];
      paths.set(each, path);
    }
  }
  return paths;
}
