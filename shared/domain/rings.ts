// Faults of a polygon's rings. Computed in whole millionths of a degree, as positions are rounded: sums and products
// of those are exact, so a corner that touches an edge is never taken for a crossing.
import Flatbush from 'flatbush';
import type { Position, Rings } from '#shared/contracts/shapes.ts';

/** What is wrong with one ring, to be read after “has a ring that”; undefined for a sound one. */
export function ringFault(ring: readonly Position[]): string | undefined {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) return 'is not closed';
  if (ring.length < 4) return 'has fewer than four positions';
  const outside = ring.find(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90);
  return outside && `leaves the world at ${outside}: positions are [lng, lat] in degrees`;
}

const micro = (degrees: number) => Math.round(degrees * 1e6);

/** Whether its area is zero. Sums are relative to the first corner, which keeps them small enough to be exact. */
export function enclosesNothing(ring: readonly Position[]): boolean {
  const [x0, y0] = [micro(ring[0]![0]), micro(ring[0]![1])];
  let sum = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    sum += (micro(from[0]) - x0) * (micro(to[1]) - y0) - (micro(to[0]) - x0) * (micro(from[1]) - y0);
  }
  return sum === 0;
}

/**
 * A position where two edges of the polygon cross, holes included; touching is allowed. Pairs of edges whose boxes
 * meet use up `effort`, and when it is gone nothing more is looked at: an outline that is not checked still gives
 * every point one answer, since a point is inside when it has an odd number of edges to one side.
 */
export function crossingOf(rings: Rings, effort: { left: number }): Position | undefined {
  const edges = rings.flatMap((ring) => ring.slice(1).map((to, at) => edgeOf(ring[at]!, to)));
  const boxes = new Flatbush(edges.length);
  for (const edge of edges) boxes.add(...boxOf(edge));
  boxes.finish();
  for (const [at, edge] of edges.entries()) {
    if (effort.left <= 0) return undefined;
    const crosses = (other: number) => {
      effort.left -= 1;
      return other > at && parts(edge, edges[other]!) && parts(edges[other]!, edge);
    };
    if (boxes.search(...boxOf(edge), crosses).length > 0) return [edge[0] / 1e6, edge[1] / 1e6];
  }
  return undefined;
}

type Edge = readonly [ax: number, ay: number, bx: number, by: number];
const edgeOf = (from: Position, to: Position): Edge => [
  micro(from[0]),
  micro(from[1]),
  micro(to[0]),
  micro(to[1]),
];
const boxOf = ([ax, ay, bx, by]: Edge) =>
  [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;

/** Whether the ends of the other edge lie strictly to both sides of this one. */
function parts([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): boolean {
  const side = (x: number, y: number) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  return side(cx, cy) * side(dx, dy) < 0;
}
