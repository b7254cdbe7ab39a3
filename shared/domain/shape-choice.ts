// Which of a version's shape files somebody needs: those of their own areas, and those around a place.
import type { Box, ShapeGroup, ShapeIndex } from '#shared/contracts/shapes.ts';
import type { AreaNode } from './areas.ts';
import { touches } from './geometry.ts';

/** Sharing an edge or a corner is enough. */
export const groupsTouching = (groups: readonly ShapeGroup[], box: Box): ShapeGroup[] =>
  groups.filter((group) => touches(group.box, box));

/** The groups that have shapes of these areas or of any area below them. */
export function groupsOf(
  { groups }: ShapeIndex,
  areas: readonly AreaNode[],
  roots: readonly string[],
): ShapeGroup[] {
  const own = below(areas, roots);
  return groups.filter((group) => group.areas.some((id) => own.has(id)));
}

/** The areas and everything below them. */
export function below(areas: readonly AreaNode[], roots: readonly string[]): Set<string> {
  const children = new Map<string | null, AreaNode[]>();
  for (const area of areas) children.set(area.parent, [...(children.get(area.parent) ?? []), area]);
  const found = new Set(roots);
  // A set is walked in the order of its growth, so what is added is looked at too, and nothing twice.
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id);
  return found;
}
