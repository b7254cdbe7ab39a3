// A GeoJSON file on its way in: which feature is the shape of which area, and which areas are new. Pure; nothing is
// taken from a file with faults but what the person leaves out knowingly.
import { type Area, area as areaSchema } from '#shared/contracts/areas.ts';
import { type Shape, shape as shapeSchema } from '#shared/contracts/shapes.ts';
import type { DedicatedKind } from '#shared/contracts/vocabulary.ts';

/** A feature as the file has it. */
export interface RawFeature {
  /** Its own id and its properties, as texts. */
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: unknown;
}

/** Which property says what; `undefined`: none does. */
export interface Mapping {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly nameEn: string | undefined;
  readonly code: string | undefined;
  readonly parent: string | undefined;
  /** The tier of new areas. */
  readonly tier: string;
  /** What new areas enclose, where they are dedicated grids. */
  readonly dedicated: DedicatedKind | undefined;
  /** The area that new ones are part of, where no property says. */
  readonly below: string | null;
}

export type FileFault = 'not-json' | 'no-features';

export interface FeatureFault {
  /** Counted from 1, as people count. */
  readonly feature: number;
  readonly fault:
    | 'no-id'
    | 'bad-id'
    | 'twice'
    | 'no-polygon'
    | 'bad-shape'
    | 'no-name'
    | 'no-parent'
    | 'bad-area';
  readonly about: string;
}

export interface Imported {
  readonly shapes: readonly Shape[];
  /** Which feature each shape is from, counted from 1. */
  readonly from: readonly number[];
  readonly added: readonly Area[];
  readonly faults: readonly FeatureFault[];
}

/** The feature's own id goes by this name among its properties. */
export const ownId = '#id';

/** @returns the features, or what the file is not */
export function featuresOf(text: string): readonly RawFeature[] | FileFault {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  const { features } = (content ?? {}) as { features?: unknown };
  if (!Array.isArray(features) || features.length === 0) return 'no-features';
  return features.map((each): RawFeature => {
    const { id, properties, geometry } = (each ?? {}) as Record<string, unknown>;
    const own = textOf(id);
    return {
      properties: { ...textsOf(properties), ...(own !== undefined && { [ownId]: own }) },
      geometry,
    };
  });
}

function textsOf(properties: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((properties ?? {}) as object).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim()) || typeof value === 'number' ? String(value).trim() : undefined;

/** Every property that any feature has, in the order in which they occur. */
export const propertyNames = (features: readonly RawFeature[]): string[] => [
  ...new Set(features.flatMap(({ properties }) => Object.keys(properties))),
];

const guesses = {
  id: [ownId, 'id', 'ID', 'gridid', '编号'],
  name: ['name', 'NAME', 'name_zh', '名称', '网格名称'],
  nameEn: ['name_en', 'nameEn', 'NAME_EN', '英文名称'],
  code: ['code', 'CODE', 'bgid', '编码', '标识码', '网格编码'],
  parent: ['parent', 'PARENT', '上级', '所属社区'],
} as const;

/** What the names of properties suggest. @param tier of new areas, until somebody chooses another */
export function guessMapping(names: readonly string[], tier: string): Mapping {
  const first = (of: keyof typeof guesses) => guesses[of].find((name) => names.includes(name));
  return {
    id: first('id') ?? first('code'),
    name: first('name'),
    nameEn: first('nameEn'),
    code: first('code'),
    parent: first('parent'),
    tier,
    dedicated: undefined,
    below: null,
  };
}

/**
 * What the file means to a district: a feature that names a known area, by id or by code, is its shape; any other is a
 * new area with a shape.
 */
export function importOf(
  features: readonly RawFeature[],
  mapping: Mapping,
  areas: readonly Area[],
): Imported {
  const known = new Map<string, string>();
  for (const { id, code } of areas) {
    if (code) known.set(code, id);
    known.set(id, id);
  }
  const coming = new Set(features.flatMap((each) => idOf(each, mapping) ?? []));
  const seen = new Set<string>();
  const read = features.map((feature) => readFeature(feature, mapping, { known, coming, seen }));
  const sound = read.flatMap((each, at) => ('shape' in each ? [{ ...each, at: at + 1 }] : []));
  return {
    shapes: sound.map(({ shape }) => shape),
    from: sound.map(({ at }) => at),
    added: sound.flatMap(({ added }) => added ?? []),
    faults: read.flatMap((each, at) => ('fault' in each ? [{ ...each, feature: at + 1 }] : [])),
  };
}

interface Known {
  /** Ids of areas that there are, by their ids and codes. */
  readonly known: ReadonlyMap<string, string>;
  /** Ids that the file has. */
  readonly coming: ReadonlySet<string>;
  /** Ids of the features before. */
  readonly seen: Set<string>;
}
type Fault = Omit<FeatureFault, 'feature'>;

function readFeature(
  feature: RawFeature,
  mapping: Mapping,
  context: Known,
): { shape: Shape; added: Area | undefined } | Fault {
  const { known, seen } = context;
  const named = idOf(feature, mapping);
  if (named === undefined) return { fault: 'no-id', about: '' };
  const id = known.get(named) ?? known.get(propertyOf(feature, mapping.code) ?? '') ?? named;
  if (seen.has(id)) return { fault: 'twice', about: id };
  seen.add(id);
  const type = (feature.geometry as { type?: unknown } | null)?.type;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { fault: 'no-polygon', about: String(type ?? '') };
  const { data, error } = shapeSchema.safeParse({
    type: 'Feature',
    id,
    properties: null,
    geometry: feature.geometry,
  });
  if (!data)
    return { fault: error.issues.some(({ path }) => path[0] === 'id') ? 'bad-id' : 'bad-shape', about: id };
  if (known.has(id)) return { shape: data, added: undefined };
  const made = newArea(feature, id, mapping, context);
  return 'fault' in made ? made : { shape: data, added: made };
}

const propertyOf = ({ properties }: RawFeature, name: string | undefined): string | undefined =>
  name === undefined ? undefined : properties[name];
/** Ids are in lower case; codes of other systems often are not. */
const idOf = (feature: RawFeature, { id }: Mapping) => propertyOf(feature, id)?.toLowerCase();

function newArea(feature: RawFeature, id: string, mapping: Mapping, { known, coming }: Known): Area | Fault {
  const zh = propertyOf(feature, mapping.name);
  if (zh === undefined) return { fault: 'no-name', about: id };
  const above = propertyOf(feature, mapping.parent)?.toLowerCase();
  const parent =
    above === undefined ? mapping.below : (known.get(above) ?? (coming.has(above) ? above : undefined));
  if (parent === undefined) return { fault: 'no-parent', about: above ?? '' };
  const code = propertyOf(feature, mapping.code);
  const made = areaSchema.safeParse({
    id,
    tier: mapping.tier,
    parent,
    name: { zh, en: propertyOf(feature, mapping.nameEn) ?? zh },
    ...(code && { code }),
    ...(mapping.dedicated && { dedicated: mapping.dedicated }),
  });
  return made.success ? made.data : { fault: 'bad-area', about: id };
}
