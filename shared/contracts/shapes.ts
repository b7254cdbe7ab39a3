// Shapes of areas as GeoJSON (RFC 7946), and the files that a version's shapes are cut into. Apart from the tree of
// areas, since only maps and the service need them.
import * as z from 'zod';
import { slug } from './primitives.ts';

/** How much a district may have; checking all of it takes less than a second. */
export const shapeLimits = { shapes: 5000, positions: 400_000 } as const;

/** Six decimals of a degree are a tenth of a metre: more than anybody surveys, and short in a file. */
const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0;

/** `[lng, lat]` in WGS-84 degrees, rounded to six decimals; a height is allowed and dropped. */
const position = z
  .array(z.number())
  .min(2)
  .max(3)
  .transform(([lng = 0, lat = 0]): [lng: number, lat: number] => [six(lng), six(lat)]);
export type Position = z.infer<typeof position>;

/** Closed: the last position is the first. The first ring of a polygon is its outer one, the others are holes. */
const ring = z.array(position).min(4);
const rings = z.array(ring).min(1);
export type Rings = z.infer<typeof rings>;

const exampleRing: Position[] = [
  [106.68, 35.54],
  [106.69, 35.54],
  [106.69, 35.55],
  [106.68, 35.54],
];

export const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings.meta({ example: [exampleRing] }) }),
  z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z
      .array(rings)
      .min(1)
      .meta({ example: [[exampleRing]] }),
  }),
]);
export type Geometry = z.infer<typeof geometry>;

/** The shape of one area: the feature's `id` is the area's. Names come from the tree, so properties are dropped. */
export const shape = z.object({
  type: z.literal('Feature'),
  id: slug,
  properties: z.unknown().transform(() => null),
  geometry,
});
export type Shape = z.infer<typeof shape>;

/** Members that other programs add (`name`, `crs`, `bbox`) are dropped. */
export const shapes = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(shape).max(shapeLimits.shapes),
});
export type Shapes = z.infer<typeof shapes>;

/** A set of shapes as the service keeps it: immutable, named after its content, served as files below `/<folder>/`. */
export const shapeFolder = z
  .string()
  .regex(/^shapes\/[a-z][a-z0-9-]{1,30}\/[0-9a-f]{32}$/, 'a folder that the upload of shapes answered')
  .meta({ example: 'shapes/kongtong/5f4dcc3b5aa765d61d8327deb882cf99' });

/** The part `shapes` of a district: which set is in force. */
export const shapesPart = z.strictObject({ folder: shapeFolder.nullable().default(null) });

/**
 * Shapes to keep as a set. A district whose shapes do not fit one request (Lambda takes six megabytes) sends them in
 * several, as `sendShapes` of shared/client does: each takes over the set that the one before answered, except the
 * shapes that it brings itself.
 */
const exampleShapes: Shapes = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'liuhu-03',
      properties: null,
      geometry: { type: 'Polygon', coordinates: [exampleRing] },
    },
  ],
};
export const shapesUpload = z.strictObject({ shapes, base: shapeFolder.optional() }).meta({
  example: { shapes: exampleShapes, base: 'shapes/kongtong/5f4dcc3b5aa765d61d8327deb882cf99' },
});
export const shapesKept = z.strictObject({ folder: shapeFolder, shapes: z.int() });

/** West, south, east, north in degrees. */
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof box>;

/** Some shapes that lie together: the file that has them, the box around them, whose shapes they are. */
const shapeGroup = z.strictObject({ file: z.string(), box, areas: z.array(slug) });
export type ShapeGroup = z.infer<typeof shapeGroup>;

/** `index.json` of a version's shape files: what a phone chooses from. */
export const shapeIndex = z.strictObject({
  /** Around everything; null while no area has a shape. */
  box: box.nullable(),
  /** Shapes of grids: of areas with nothing below them, and of dedicated grids. */
  groups: z.array(shapeGroup),
  /** Shapes of the areas above them, needed only where no grid holds a point. */
  upper: z.array(shapeGroup),
});
export type ShapeIndex = z.infer<typeof shapeIndex>;
