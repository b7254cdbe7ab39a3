// An irregular mesh of cells that share their edges exactly, as unit grids must: every corner and every point of an
// edge is made once and used by both neighbours.
import type { Point } from '#shared/contracts/primitives.ts';
import type { Rings } from '#shared/contracts/shapes.ts';
import type { Chance } from './chance.ts';

type Position = [lng: number, lat: number];

export interface MeshShape {
  /** The north-western corner. */
  readonly origin: Point;
  readonly columns: number;
  readonly rows: number;
  /** Mean size of a cell in degrees. */
  readonly cell: { readonly lng: number; readonly lat: number };
}

export interface Mesh {
  /** The closed ring of a cell; columns count from the west, rows from the north. */
  cell(column: number, row: number): Rings;
  /** A point inside a cell, between its middle and its north-eastern corner. */
  aside(column: number, row: number): Point;
}

/** Share of a cell's size by which a corner may lie off the regular net. */
const jitter = 0.26;
/** How far an edge may swerve, as a share of its length. */
const swerve = 0.07;

export function makeMesh({ origin, columns, rows, cell }: MeshShape, chance: Chance): Mesh {
  const off = () => chance.between(-jitter, jitter);
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (__, column) =>
      round([origin.lng + (column + off()) * cell.lng, origin.lat - (row + off()) * cell.lat]),
    ),
  );
  const corner = (column: number, row: number) => corners[row]![column]!;
  const edges = new Map<string, Position[]>();
  const edge = (from: Position, to: Position): Position[] => {
    const known = edges.get(`${to}|${from}`);
    if (known) return known.toReversed();
    const made = bend(from, to, chance);
    edges.set(`${from}|${to}`, made);
    return made;
  };
  // Counter-clockwise, as GeoJSON wants an outer ring.
  const turns = (column: number, row: number): Position[] => [
    corner(column, row),
    corner(column, row + 1),
    corner(column + 1, row + 1),
    corner(column + 1, row),
  ];
  return {
    cell(column, row) {
      const at = turns(column, row);
      const ring = at.flatMap((from, index) => [from, ...edge(from, at[(index + 1) % at.length]!)]);
      return [[...ring, ring[0]!]];
    },
    aside(column, row) {
      const at = turns(column, row);
      const northEast = corner(column + 1, row);
      const between = (axis: 0 | 1) => {
        const middle = at.reduce((sum, position) => sum + position[axis], 0) / at.length;
        return six(middle + (northEast[axis] - middle) * 0.42);
      };
      return { lng: between(0), lat: between(1) };
    },
  };
}

/** The points between two corners: streets are not straight. */
function bend(from: Position, to: Position, chance: Chance): Position[] {
  return [1 / 3, 2 / 3].map((share) => {
    const aside = chance.between(-swerve, swerve);
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    return round([from[0] + dx * share - dy * aside, from[1] + dy * share + dx * aside]);
  });
}

/** A closed ring of eight corners around a point. */
export function octagon(centre: Point, lngRadius: number, latRadius: number): Rings {
  const ring = Array.from({ length: 8 }, (_, index) => {
    const angle = ((index + 0.5) * Math.PI) / 4;
    return round([centre.lng + Math.cos(angle) * lngRadius, centre.lat + Math.sin(angle) * latRadius]);
  });
  return [[...ring, ring[0]!]];
}

/** Six decimals of a degree are a tenth of a metre. */
const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
const round = ([lng, lat]: Position): Position => [six(lng), six(lat)];
