// Turns the short description of a demo district into what `district.create` takes: areas with boundaries and
// codes, departments, catalogue, limits and people.
import type { Area } from '#shared/contracts/areas.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import type { Label, Point } from '#shared/contracts/primitives.ts';
import { type RoutingRuleInput, routing } from '#shared/contracts/routing.ts';
import { settings } from '#shared/contracts/settings.ts';
import type { Rings, Shapes } from '#shared/contracts/shapes.ts';
import type { DedicatedKind } from '#shared/contracts/vocabulary.ts';
import { type FirstDistrict, wholeDistrict } from '#shared/domain/new-district.ts';
import type { DepartmentKind } from '#shared/domain/templates/departments.ts';
import { chanceOf } from './chance.ts';
import { type Mesh, type MeshShape, makeMesh, octagon } from './mesh.ts';
import { commonRules } from './routing.ts';

export interface Place {
  readonly id: string;
  /** Three digits of the unit-grid code. */
  readonly code: string;
  readonly name: Label;
}

/** A community takes the cells of the mesh where these columns and rows cross. */
export interface CommunityPlan extends Place {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** A dedicated grid (专属网格) within the first cell. */
  readonly dedicated?: { readonly id: string; readonly name: Label; readonly dedicated: DedicatedKind };
}

export interface StreetPlan extends Place {
  readonly communities: readonly CommunityPlan[];
}

export interface DistrictPlan {
  readonly id: string;
  readonly name: Label;
  readonly adcode: string;
  readonly centre: Point;
  readonly mesh: MeshShape;
  readonly streets: readonly StreetPlan[];
  /** Rules of this district alone; they come before those that both have. */
  readonly routing: readonly RoutingRuleInput[];
  /** Communities of the two grid officers. */
  readonly officerAreas: readonly [string, string];
  /** Street names and landmarks for addresses. */
  readonly landmarks: readonly string[];
}

/** The centre is manned day and night: what it does itself is counted in minutes without a break. */
const minutes = (value: number): Limit => ({ value, unit: 'minute' });
const limits = stageLimits.parse({
  stages: {
    review: { base: minutes(15) },
    dispatch: { base: minutes(15) },
    // A department is asked when it is at work.
    sign_in: { base: { value: 1, unit: 'work_hour' } },
    verify: { base: { value: 4, unit: 'work_hour' } },
  },
});

export function newDistrictOf(plan: DistrictPlan): FirstDistrict {
  return wholeDistrict({
    template: 'gbt-47678-5-2026',
    settings: settings.parse({
      name: plan.name,
      adcode: plan.adcode,
      timeZone: 'Asia/Shanghai',
      centre: plan.centre,
    }),
    limits,
    areas: drawnAreasOf(plan).map(({ boundary: _boundary, ...area }) => area),
    routing: routing.parse([...plan.routing, ...commonRules]),
    members: membersOf(plan),
  });
}

/** An area with its own outline. */
export type DrawnArea = Area & { readonly boundary?: Rings };

/** The district's areas from the streets down, grids with their outlines. */
export function drawnAreasOf(plan: DistrictPlan): DrawnArea[] {
  const mesh = makeMesh(plan.mesh, chanceOf(`${plan.id}/mesh`));
  return plan.streets.flatMap((street) => [
    { id: street.id, tier: 'street', parent: null, name: street.name, code: plan.adcode + street.code },
    ...street.communities.flatMap((community) => communityAreas(plan, street, community, mesh)),
  ]);
}

/** Grids are numbered from west to east and from north to south, as the unit-grid standard wants. */
function communityAreas(
  plan: DistrictPlan,
  street: StreetPlan,
  community: CommunityPlan,
  mesh: Mesh,
): DrawnArea[] {
  const code = plan.adcode + street.code + community.code;
  const cells = community.rows.flatMap((row) => community.columns.map((column) => ({ column, row })));
  const grids = cells.map(({ column, row }, index): DrawnArea => {
    const number = String(index + 1).padStart(2, '0');
    return {
      id: `${community.id}-${number}`,
      tier: 'grid',
      parent: community.id,
      name: { zh: `${community.name.zh}第${index + 1}网格`, en: `${community.name.en} grid ${index + 1}` },
      code: code + String(index + 1).padStart(3, '0'),
      boundary: mesh.cell(column, row),
    };
  });
  const { id, name } = community;
  return [{ id, tier: 'community', parent: street.id, name, code }, ...grids, ...dedicatedArea()];

  function dedicatedArea(): DrawnArea[] {
    const [first] = cells;
    if (!community.dedicated || !first) return [];
    const { lng, lat } = plan.mesh.cell;
    return [
      {
        ...community.dedicated,
        tier: 'grid',
        parent: community.id,
        code: code + String(cells.length + 1).padStart(3, '0'),
        boundary: octagon(mesh.aside(first.column, first.row), lng * 0.12, lat * 0.12),
      },
    ];
  }
}

/** The outlines of the district's grids as GeoJSON. */
export const shapesOf = (plan: DistrictPlan): Shapes => ({
  type: 'FeatureCollection',
  features: drawnAreasOf(plan).flatMap(({ id, boundary }) =>
    boundary
      ? [{ type: 'Feature', id, properties: null, geometry: { type: 'Polygon', coordinates: boundary } }]
      : [],
  ),
});

/** One account per role; two grid officers, and clerk and handler of two departments. */
function membersOf(plan: DistrictPlan): Member[] {
  const communities = plan.streets.flatMap((street) => street.communities);
  const officer = (number: 1 | 2): Member => {
    const area = plan.officerAreas[number - 1]!;
    const community = communities.find(({ id }) => id === area);
    const place = community?.name.zh.replace(/社区$/, '') ?? area;
    return member(`officer-${number}`, `${place}网格员`, 'grid_officer', { areas: [area] });
  };
  const person = (id: string, name: string, role: Role) => member(id, name, role, {});
  const worker = (id: string, name: string, role: Role, of: DepartmentKind) =>
    member(id, name, role, { department: of });
  const member = (id: string, name: string, role: Role, scope: Partial<Member>): Member => ({
    id,
    account: `${plan.id}-${id}`,
    name,
    roles: [role],
    areas: [],
    department: null,
    ...scope,
  });
  return [
    officer(1),
    officer(2),
    person('reviewer', '受理员', 'reviewer'),
    person('dispatcher', '派遣员', 'dispatcher'),
    person('commander', '值班长', 'duty_commander'),
    worker('clerk-sanitation', '环卫内勤', 'clerk', 'sanitation'),
    worker('handler-sanitation', '环卫处置员', 'handler', 'sanitation'),
    worker('clerk-urban-enforcement', '执法内勤', 'clerk', 'urban-enforcement'),
    worker('handler-urban-enforcement', '执法队员', 'handler', 'urban-enforcement'),
    person('admin', '区级管理员', 'district_admin'),
  ];
}
