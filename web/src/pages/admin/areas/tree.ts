// The tier tree as lines on a page: who stands below whom, what is folded away, what a search found. Pure.
import type { Area } from '#shared/contracts/areas.ts';

export interface TreeLine {
  readonly area: Area;
  /** 0 for those that are part of nothing. */
  readonly depth: number;
  /** How many stand right below it. */
  readonly children: number;
}

/** By the area above, in the district's own order. Those whose area above is not there stand at the top. */
export function childrenOf(areas: readonly Area[]): ReadonlyMap<string | null, readonly Area[]> {
  const known = new Set(areas.map(({ id }) => id));
  const children = new Map<string | null, Area[]>();
  for (const area of areas) {
    const parent = area.parent !== null && known.has(area.parent) ? area.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(area);
    else children.set(parent, [area]);
  }
  return children;
}

/** The lines that are to be seen; below a folded area there are none. */
export function treeLines(areas: readonly Area[], isOpen: (id: string) => boolean): TreeLine[] {
  const children = childrenOf(areas);
  const lines: TreeLine[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const area of children.get(parent) ?? []) {
      lines.push({ area, depth, children: children.get(area.id)?.length ?? 0 });
      if (isOpen(area.id)) add(area.id, depth + 1);
    }
  };
  add(null, 0);
  return lines;
}

/** Above the area, the nearest first. */
export function ancestorsOf(areas: ReadonlyMap<string, Area>, id: string): string[] {
  const above: string[] = [];
  for (let up = areas.get(id)?.parent; up && !above.includes(up); up = areas.get(up)?.parent) above.push(up);
  return above;
}
