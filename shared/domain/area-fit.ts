// How the shapes of areas fit together: where two of one tier lie over each other, where an area is covered by nothing
// below it, where one leaves the area above it. None of that is refused, since surveys are never perfect; it is shown.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import polygonClipping, { type MultiPolygon } from 'polygon-clipping';
import type { Area } from '#shared/contracts/areas.ts';
import type { Box, Geometry, Position, Rings, Shape } from '#shared/contracts/shapes.ts';
import type { AreaNode } from './areas.ts';
import { boxOfShape, metresPerDegree, polygonsOf, touches } from './geometry.ts';
import { crossingOf } from './rings.ts';

/** What does not fit. `squareMetres` is to the precision of a survey, not of a land register. */
export type Misfit = {
  readonly squareMetres: number;
  readonly geometry: Geometry;
} & (
  | { readonly misfit: 'overlap'; readonly areas: readonly [string, string] }
  /** Covered by no area below it; null: a hole in the district. */
  | { readonly misfit: 'gap'; readonly within: string | null }
  | { readonly misfit: 'outside'; readonly area: string; readonly above: string }
);

export interface Fit {
  /** The largest first. */
  readonly misfits: readonly Misfit[];
  /** Areas whose outlines are too tangled to be compared. */
  readonly unclear: readonly string[];
}

/** What is smaller is how two people draw one border. */
const leastSquareMetres = 20;

/** What comparing needs to know of an area. */
export type ComparedArea = AreaNode & Pick<Area, 'tier'>;

/** A dedicated grid lies inside an ordinary one by its nature, so it is compared with its like alone. */
const tierOf = ({ tier, dedicated }: ComparedArea): string => (dedicated ? `dedicated ${tier}` : tier);

/**
 * Everything that does not fit. Of 5,000 grids of 60 positions it takes seconds: not for a request.
 * @param least square metres below which nothing is told
 */
export function fitOf(
  areas: readonly ComparedArea[],
  shapes: readonly Shape[],
  least = leastSquareMetres,
): Fit {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const drawn = shapes.flatMap((shape): Drawn[] => {
    const area = byId.get(shape.id);
    return area ? [{ area, shape, box: boxOfShape(shape) }] : [];
  });
  const unclear = new Set<string>();
  const found = [...overlaps(drawn, unclear), ...belowAbove(drawn, unclear)];
  return {
    misfits: found
      .filter(({ squareMetres }) => squareMetres >= least)
      .sort((a, b) => b.squareMetres - a.squareMetres),
    unclear: [...unclear],
  };
}

interface Drawn {
  readonly area: ComparedArea;
  readonly shape: Shape;
  readonly box: Box;
}

function overlaps(drawn: readonly Drawn[], unclear: Set<string>): Misfit[] {
  const tiers = groupedBy(drawn, ({ area }) => tierOf(area));
  return [...tiers.values()].flatMap((tier) =>
    pairsOf(tier).flatMap(([a, b]): Misfit[] => {
      const geometry = tried([a, b], unclear, () =>
        polygonClipping.intersection(clip(a.shape), clip(b.shape)),
      );
      return geometry ? [{ ...geometry, misfit: 'overlap', areas: [a.area.id, b.area.id] }] : [];
    }),
  );
}

/** Every two whose boxes share more than an edge, once. */
function pairsOf(tier: readonly Drawn[]): (readonly [Drawn, Drawn])[] {
  if (tier.length < 2) return [];
  const boxes = new Flatbush(tier.length);
  for (const { box } of tier) boxes.add(...box);
  boxes.finish();
  return tier.flatMap((a, at) =>
    boxes
      .search(...a.box, (other) => other > at)
      .map((other) => [a, tier[other]!] as const)
      .filter(([, b]) => mayOverlap(a, b)),
  );
}

/**
 * Neighbours share borders and no ground: that is told cheaply, so that the costly clipping is left for those that
 * cross, reach into each other, or lie in nearly the same box.
 */
function mayOverlap(a: Drawn, b: Drawn): boolean {
  const common: Box = [
    Math.max(a.box[0], b.box[0]),
    Math.max(a.box[1], b.box[1]),
    Math.min(a.box[2], b.box[2]),
    Math.min(a.box[3], b.box[3]),
  ];
  if (common[0] >= common[2] || common[1] >= common[3]) return false;
  if (sizeOf(common) > Math.min(sizeOf(a.box), sizeOf(b.box)) / 2) return true;
  const edges = [...edgesIn(a, common), ...edgesIn(b, common)];
  if (edges.length > 0 && crossingOf(edges, { left: Number.POSITIVE_INFINITY })) return true;
  return reachesInto(a, b, common) || reachesInto(b, a, common);
}

/** Each as a line of two positions. */
function edgesIn({ shape }: Drawn, box: Box): Rings {
  return polygonsOf(shape.geometry)
    .flat()
    .flatMap((ring) =>
      ring.slice(1).flatMap((to, at): Rings => {
        const from = ring[at]!;
        const own: Box = [
          Math.min(from[0], to[0]),
          Math.min(from[1], to[1]),
          Math.max(from[0], to[0]),
          Math.max(from[1], to[1]),
        ];
        return touches(own, box) ? [[from, to]] : [];
      }),
    );
}

const sizeOf = ([w, s, e, n]: Box) => (e - w) * (n - s);

/** Whether a corner of one, or the middle of one of its edges, lies inside the other. */
function reachesInto(a: Drawn, b: Drawn, [w, s, e, n]: Box): boolean {
  const { geometry } = b.shape;
  return polygonsOf(a.shape.geometry)
    .flat()
    .some((ring) =>
      ring.some((corner, at) => {
        const next = ring[at + 1] ?? corner;
        const middle: Position = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
        return [corner, middle].some(
          ([lng, lat]) =>
            lng >= w &&
            lng <= e &&
            lat >= s &&
            lat <= n &&
            booleanPointInPolygon([lng, lat], geometry, { ignoreBoundary: true }),
        );
      }),
    );
}

/** An area and those right below it: what it leaves open, and what leaves it. */
function belowAbove(drawn: readonly Drawn[], unclear: Set<string>): Misfit[] {
  const byId = new Map(drawn.map((each) => [each.area.id, each]));
  const children = groupedBy(
    drawn.filter(({ area }) => !area.dedicated),
    ({ area }) => area.parent,
  );
  return [...children].flatMap(([parent, below]): Misfit[] => {
    const above = parent === null ? undefined : byId.get(parent);
    const covered = tried(below, unclear, () =>
      polygonClipping.union(clip(below[0]!.shape), ...below.slice(1).map(({ shape }) => clip(shape))),
    );
    if (!covered) return [];
    const open = above
      ? tried([above], unclear, () => polygonClipping.difference(clip(above.shape), coordinatesOf(covered)))
      : holesOf(covered.geometry);
    const outside = above ? below.flatMap((child) => outsideOf(child, above, unclear)) : [];
    return [
      ...(open
        ? eachPart(open.geometry).map((part) => ({ ...part, misfit: 'gap', within: parent }) as const)
        : []),
      ...outside,
    ];
  });
}

function outsideOf(child: Drawn, above: Drawn, unclear: Set<string>): Misfit[] {
  const geometry = tried([child], unclear, () =>
    polygonClipping.difference(clip(child.shape), clip(above.shape)),
  );
  return geometry ? [{ ...geometry, misfit: 'outside', area: child.area.id, above: above.area.id }] : [];
}

interface Measured {
  readonly geometry: Geometry;
  readonly squareMetres: number;
}

/** The library gives up on outlines that run along each other almost, but not quite. */
function tried(
  of: readonly Drawn[],
  unclear: Set<string>,
  clipping: () => MultiPolygon,
): Measured | undefined {
  try {
    const coordinates = clipping() as Rings[];
    return coordinates.length > 0 ? measured({ type: 'MultiPolygon', coordinates }) : undefined;
  } catch {
    for (const { area } of of) unclear.add(area.id);
    return undefined;
  }
}

const clip = ({ geometry }: Shape): MultiPolygon => [...polygonsOf(geometry)] as MultiPolygon;
const coordinatesOf = ({ geometry }: Measured): MultiPolygon => [...polygonsOf(geometry)] as MultiPolygon;

/** A gap at each end of a street is two gaps. */
const eachPart = (geometry: Geometry): Measured[] =>
  polygonsOf(geometry).map((rings) => measured({ type: 'Polygon', coordinates: rings }));

/** What is enclosed and covered by nothing. */
function holesOf(geometry: Geometry): Measured | undefined {
  const holes = polygonsOf(geometry).flatMap(([, ...inner]) => inner.map((ring): Rings => [ring]));
  return holes.length > 0 ? measured({ type: 'MultiPolygon', coordinates: holes }) : undefined;
}

function measured(geometry: Geometry): Measured {
  const squareMetres = polygonsOf(geometry).reduce(
    (sum, [outer = [], ...holes]) =>
      sum + ringArea(outer) - holes.reduce((inner, hole) => inner + ringArea(hole), 0),
    0,
  );
  return { geometry, squareMetres };
}

/** On a plane that touches the ring: within a city, right to far more digits than anybody surveys. */
function ringArea(ring: Rings[number]): number {
  const [lng0, lat0] = ring[0] ?? [0, 0];
  const east = metresPerDegree * Math.cos((lat0 * Math.PI) / 180);
  let twice = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    twice += (from[0] - lng0) * (to[1] - lat0) - (to[0] - lng0) * (from[1] - lat0);
  }
  return (Math.abs(twice) / 2) * east * metresPerDegree;
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
