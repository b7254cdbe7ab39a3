// Whether a district's areas and their shapes hold together: what no single field can say. Each check looks at
// everything once, so that the largest district is checked in well under a second.
import type { Area } from '#shared/contracts/areas.ts';
import { type Rings, type Shapes, shapeLimits } from '#shared/contracts/shapes.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import type { AreaNode } from './areas.ts';
import type { Issue } from './error.ts';
import { polygonsOf, positionsOf } from './geometry.ts';
import { idsOf, twice, unknown } from './issues.ts';
import { crossingOf, enclosesNothing, ringFault } from './rings.ts';
import { onCircles } from './tree.ts';

/**
 * Every fault, as JSON pointers below `/areas` and `/shapes`. An area without a shape is allowed: points just never
 * fall to it.
 */
export const checkAreas = (areas: readonly AreaNode[], shapes: Shapes): Issue[] => [
  ...checkTree(areas),
  ...checkShapes(areas, shapes),
];

/** Ids are there once, parents exist, and no area stands below itself. */
export function checkTree(areas: readonly AreaNode[]): Issue[] {
  const known = idsOf(areas);
  const circling = onCircles(areas);
  return [
    ...twice('/areas', areas),
    ...areas.flatMap(({ id, parent }, index): Issue[] => {
      const pointer = `/areas/${index}/parent`;
      const circle: Issue = {
        pointer,
        detail: `“${id}” stands below itself`,
        rule: 'below-itself',
        about: id,
      };
      return [...unknown(parent, known, pointer, 'area'), ...(circling.has(id) ? [circle] : [])];
    }),
  ];
}

/** An area ends no earlier than it begins. */
export const checkDays = (areas: readonly Pick<Area, 'id' | 'from' | 'to'>[]): Issue[] =>
  areas.flatMap(({ id, from, to }, index): Issue[] =>
    from !== undefined && to !== undefined && to < from
      ? [
          {
            pointer: `/areas/${index}/to`,
            detail: `of “${id}” is before its first day`,
            rule: 'ends-early',
            about: id,
          },
        ]
      : [],
  );

/** Every area is of a known tier, below that of the area it is part of; tiers in between may be left out. */
export function checkTiers(
  areas: readonly Pick<Area, 'id' | 'parent' | 'tier'>[],
  tiers: readonly Pick<Tier, 'id'>[],
): Issue[] {
  const levels = new Map(tiers.map(({ id }, level) => [id, level]));
  const levelOf = new Map(areas.map(({ id, tier }) => [id, levels.get(tier)]));
  // Around a circle somebody is always above: that is another fault.
  const circling = onCircles(areas);
  return areas.flatMap(({ id, parent, tier }, index): Issue[] => {
    const pointer = `/areas/${index}/tier`;
    const level = levels.get(tier);
    if (level === undefined) return unknown(tier, levels, pointer, 'tier');
    const above = parent === null ? undefined : levelOf.get(parent);
    if (above === undefined || above < level || circling.has(id)) return [];
    const detail = `of “${id}” does not lie below that of “${parent}”, which it is part of`;
    return [{ pointer, detail, rule: 'tier-order', about: id }];
  });
}

/** Every shape is of one known area, and its rings can be drawn: closed, within the world, not crossing themselves. */
export function checkShapes(areas: readonly AreaNode[], shapes: Shapes): Issue[] {
  const tooMany = checkPositions(shapes);
  if (tooMany.length > 0) return tooMany;
  const { features } = shapes;
  const known = new Set(areas.map(({ id }) => id));
  const seen = new Set<string>();
  const effort = { left: 5_000_000 };
  return features.flatMap(({ id, geometry }, at): Issue[] => {
    const pointer = `/shapes/features/${at}`;
    const second = seen.has(id);
    seen.add(id);
    if (second)
      return [{ pointer: `${pointer}/id`, detail: `“${id}” has a second shape`, rule: 'twice', about: id }];
    if (!known.has(id))
      return [
        { pointer: `${pointer}/id`, detail: `names an unknown area “${id}”`, rule: 'unknown', about: id },
      ];
    const inside = `${pointer}/geometry/coordinates`;
    return polygonsOf(geometry).flatMap((rings, part) =>
      polygonIssues(id, rings, geometry.type === 'Polygon' ? inside : `${inside}/${part}`, effort),
    );
  });
}

/** Whether all shapes of a district together are few enough to be checked, cut and searched in time. */
export function checkPositions({ features }: Shapes): Issue[] {
  const positions = features.reduce((sum, { geometry }) => sum + positionsOf(geometry), 0);
  if (positions <= shapeLimits.positions) return [];
  return [
    {
      pointer: '/shapes/features',
      detail: `have ${positions} positions, and at most ${shapeLimits.positions} are allowed: simplify the shapes`,
      rule: 'too-many-positions',
      about: String(positions),
    },
  ];
}

function polygonIssues(id: string, rings: Rings, pointer: string, effort: { left: number }): Issue[] {
  const faultsBy = (faultOf: typeof ringFault) =>
    rings.flatMap((ring, at) => {
      const fault = faultOf(ring);
      if (!fault) return [];
      const detail = `“${id}” has a ring that ${fault}`;
      return [{ pointer: `${pointer}/${at}`, detail, rule: 'bad-ring' as const, about: id }];
    });
  const faults = faultsBy(ringFault);
  if (faults.length > 0) return faults;
  const crossing = crossingOf(rings, effort);
  if (crossing) {
    const detail = `the outline of “${id}” crosses itself near ${crossing}`;
    return [{ pointer, detail, rule: 'crosses-itself', about: id }];
  }
  return faultsBy((ring) => (enclosesNothing(ring) ? 'encloses nothing' : undefined));
}
