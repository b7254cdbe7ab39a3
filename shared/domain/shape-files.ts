// Cuts the shapes of a version into the files that it is served as: never changed once written, so that every cache
// on the way may keep them, and small, so that a phone loads what lies around it and no more.
import type { Box, Shape, ShapeGroup, ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { type AreaNode, upperAreas } from './areas.ts';
import { boxOfShape, positionsOf, union } from './geometry.ts';
import { simplified } from './overview.ts';

/** What a group may hold; a single larger shape is a group of its own. Some four kilobytes when compressed. */
const groupLimits = { shapes: 12, positions: 800 } as const;
/** The overview is as exact as a pixel of a map that shows the district this many pixels wide or high. */
const overviewPixels = 1024;

/**
 * Files by name, as compact GeoJSON in degrees (WGS-84, six decimals):
 * - `index.json`: a `ShapeIndex`, which names the group files and says where each lies;
 * - a group file: the exact shapes of some areas that lie together;
 * - `overview.json`: shapes simplified, so that a map of the whole district loads and draws at once;
 * - `all.json`: all shapes, exact; the service places reports by it.
 */
export function shapeFiles(areas: readonly AreaNode[], shapes: Shapes): Map<string, string> {
  const upper = upperAreas(areas);
  const sized = shapes.features.map(sizedShape);
  const isUpper = ({ shape: { id } }: Sized) => upper.has(id);
  const files = new Map<string, string>();
  const write = (name: string, members: readonly Sized[]): ShapeGroup[] =>
    packed(members).map((group, number) => {
      const file = `${name}${number + 1}.json`;
      files.set(file, collection(group.map(({ shape }) => shape)));
      return { file, box: around(group), areas: group.map(({ shape }) => shape.id) };
    });
  const index: ShapeIndex = {
    box: sized.length > 0 ? around(sized) : null,
    groups: write(
      'grids-',
      sized.filter((each) => !isUpper(each)),
    ),
    upper: write('upper-', sized.filter(isUpper)),
  };
  files.set('index.json', JSON.stringify(index));
  files.set('overview.json', collection(simplified(shapes.features, pixelOf(index.box))));
  files.set('all.json', collection(shapes.features));
  return files;
}

/** In degrees. */
const pixelOf = (box: Box | null): number =>
  box ? Math.max(box[2] - box[0], box[3] - box[1]) / overviewPixels : 0;

interface Sized {
  readonly shape: Shape;
  readonly box: Box;
  readonly positions: number;
}

const sizedShape = (shape: Shape): Sized => ({
  shape,
  box: boxOfShape(shape),
  positions: positionsOf(shape.geometry),
});

const around = (group: readonly Sized[]): Box => union(group.map(({ box }) => box));

/** Halves along the longer side until each group is small enough: neighbours stay together, boxes hardly overlap. */
function packed(members: readonly Sized[]): Sized[][] {
  if (members.length === 0) return [];
  const positions = members.reduce((sum, each) => sum + each.positions, 0);
  const groups = Math.max(
    Math.ceil(members.length / groupLimits.shapes),
    Math.ceil(positions / groupLimits.positions),
  );
  if (groups === 1 || members.length === 1) return [[...members]];
  const [west, south, east, north] = around(members);
  const axis = east - west > north - south ? 0 : 1;
  const middle = ({ box }: Sized) => box[axis] + box[axis + 2]!;
  const sorted = members.toSorted((a, b) => middle(a) - middle(b));
  const half = Math.max(1, Math.round((members.length * Math.floor(groups / 2)) / groups));
  return [...packed(sorted.slice(0, half)), ...packed(sorted.slice(half))];
}

const collection = (features: Shape[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features } satisfies Shapes);
