// Shapes of a whole district, simplified for a map that shows all of it: Douglas-Peucker on the lines between the
// points where more than two borders meet, each line once, so that neighbours still share their borders.
import type { Position, Rings, Shape } from '#shared/contracts/shapes.ts';
import { boxOfShape, polygonsOf, union } from './geometry.ts';

/** A longer line is simplified in pieces: the method's worst case is the square of the length. */
const pieceLength = 1000;

/** @param tolerance in degrees: so far may a border move. What becomes too narrow to draw is left out. */
export function simplified(features: readonly Shape[], tolerance: number): Shape[] {
  const meets = meetingPoints(features);
  const simplifyRing = (ring: readonly Position[]) =>
    linesOf(ring, meets).flatMap((line, at) => simplifyLine(line, tolerance).slice(at === 0 ? 0 : 1));
  return features.flatMap((shape): Shape[] => {
    const coordinates = polygonsOf(shape.geometry).flatMap((rings): Rings[] => {
      const [outer = [], ...holes] = rings.map(simplifyRing);
      return outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]];
    });
    return coordinates.length > 0 ? [{ ...shape, geometry: { type: 'MultiPolygon', coordinates } }] : [];
  });
}

const sameAs = ([a, b]: Position, [c, d]: Position) => a === c && b === d;
/** Order of positions, the same from every shape that has them. */
const comesLater = ([a, b]: Position, [c, d]: Position) => a > c || (a === c && b > d);

/** A number for each position: exact for districts of up to 90 degrees, in millionths of which positions are. */
function keysFor(features: readonly Shape[]): (position: Position) => number {
  const [west, south, , north] = union(features.map(boxOfShape));
  const height = Math.round((north - south) * 1e6) + 1;
  return ([lng, lat]) => Math.round((lng - west) * 1e6) * height + Math.round((lat - south) * 1e6);
}

/** Whether borders lead from a position in more than two directions. */
function meetingPoints(features: readonly Shape[]): (position: Position) => boolean {
  if (features.length === 0) return () => false;
  const keyOf = keysFor(features);
  const neighbours = new Map<number, readonly [number, number]>();
  const meets = new Set<number>();
  for (const { geometry } of features)
    for (const ring of polygonsOf(geometry).flat()) {
      const keys = ring.slice(1).map(keyOf);
      keys.forEach((key, at) => {
        const [before, after] = [keys.at(at - 1)!, keys[(at + 1) % keys.length]!];
        const known = neighbours.get(key);
        if (!known) neighbours.set(key, [before, after]);
        else if (!known.includes(before) || !known.includes(after)) meets.add(key);
      });
    }
  return (position) => meets.has(keyOf(position));
}

/** The ring from one meeting point to the next; from its first position in order when it has none. */
function linesOf(ring: readonly Position[], meets: (position: Position) => boolean): Position[][] {
  const open = ring.slice(1);
  const found = open.findIndex(meets);
  const start =
    found >= 0 ? found : open.reduce((least, each, at) => (comesLater(open[least]!, each) ? at : least), 0);
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
  const lines: Position[][] = [];
  let from = 0;
  for (let at = 1; at < turned.length; at += 1)
    if (at === turned.length - 1 || meets(turned[at]!)) {
      lines.push(turned.slice(from, at + 1));
      from = at;
    }
  return lines;
}

/** The same line comes out whichever way it is given, since both neighbours have it. */
function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  const closed = sameAs(first, last);
  const turn = closed ? comesLater(line[1]!, line.at(-2)!) : comesLater(first, last);
  const ordered = turn ? line.toReversed() : line;
  const kept: Position[] = [ordered[0]!];
  for (let from = 0; from < ordered.length - 1; from += pieceLength)
    kept.push(...douglasPeucker(ordered.slice(from, from + pieceLength + 1), tolerance).slice(1));
  return turn ? kept.reverse() : kept;
}

function douglasPeucker(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Set([0, line.length - 1]);
  const spans: [from: number, to: number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let farthest = 0;
    let most = tolerance;
    for (let at = from + 1; at < to; at += 1) {
      const distance = distanceTo(line[at]!, line[from]!, line[to]!);
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest === 0) continue;
    keep.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, at) => keep.has(at));
}

/** From a position to a segment. Degrees are taken as they are: the tolerance is a pixel, not a survey. */
function distanceTo([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
