// A district small enough to read: two grids side by side, three departments, three categories, one account a role.

import type * as z from 'zod';
import { calendar } from '#shared/contracts/calendar.ts';
import { type Category, category as categorySchema } from '#shared/contracts/catalogue.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import type { Route } from '#shared/contracts/route.ts';
import { settings } from '#shared/contracts/settings.ts';
import type { Rings, Shapes } from '#shared/contracts/shapes.ts';
import { holds } from '#shared/domain/access.ts';
import type { FirstDistrict } from '#shared/domain/new-district.ts';
import { heldOf } from '#shared/domain/roles.ts';
import { templateTiers } from '#shared/domain/templates/tiers.ts';

/** Where the west and the east grid of every small district lie, and a place outside both. */
export const places = {
  west: { lng: 106.605, lat: 35.505 },
  east: { lng: 106.615, lat: 35.505 },
  outside: { lng: 106.7, lat: 35.505 },
};

const square = (west: number): Rings => [
  [
    [west, 35.5],
    [west + 0.01, 35.5],
    [west + 0.01, 35.51],
    [west, 35.51],
    [west, 35.5],
  ],
];

/** Of the two grids of every small district. */
export const smallShapes: Shapes = {
  type: 'FeatureCollection',
  features: [
    ['west', 106.6],
    ['east', 106.61],
  ].map(([id, west]) => ({
    type: 'Feature',
    id: String(id),
    properties: null,
    geometry: { type: 'Polygon', coordinates: square(Number(west)) },
  })),
};

const both = (zh: string, en: string) => ({ zh, en });

/**
 * Accounts are `<district>-<name>`: officer-west, officer-east, officer-both, reviewer, reviewer-west (of that grid only), dispatcher,
 * commander, admin, `<department>-clerk`/`-handler`, and a second roads-handler-2.
 */
export function smallDistrict(district: string, adcode = '620802'): FirstDistrict {
  const member = (name: string, role: Role, scope: Partial<Member> = {}): Member => ({
    id: name,
    account: `${district}-${name}`,
    name: `${district} ${name}`,
    roles: [role],
    areas: [],
    department: null,
    ...scope,
  });
  const departments = ['sanitation', 'roads', 'power'];
  return {
    settings: settings.parse({
      name: both('小区', district),
      adcode,
      timeZone: 'Asia/Shanghai',
      centre: places.west,
    }),
    limits: stageLimits.parse({}),
    calendar: calendar.parse({}),
    tiers: [...templateTiers],
    areas: [
      { id: 'street', tier: 'street', parent: null, name: both('街道', 'Street') },
      { id: 'community', tier: 'community', parent: 'street', name: both('社区', 'Community') },
      {
        id: 'west',
        tier: 'grid',
        parent: 'community',
        name: both('西网格', 'West'),
      },
      {
        id: 'east',
        tier: 'grid',
        parent: 'community',
        name: both('东网格', 'East'),
      },
    ],
    departments: departments.map((id) => ({
      id,
      name: both(id, id),
      assignment: id === 'roads' ? 'least_open' : 'manual',
    })),
    catalogue: [
      { id: '06', parent: null, kind: 'branch', name: both('市容环境类', 'City appearance') },
      { id: '10', parent: null, kind: 'branch', name: both('其他事项类', 'Other matters') },
      category('06010', '暴露垃圾', 'Exposed garbage', { lead: 'sanitation' }),
      category('06013', '道路破损', 'Damaged road surface', {
        lead: 'roads',
        evidence: { finish: [{ kind: 'after' }] },
      }),
      category('10002', '架空线缆脱落', 'Fallen overhead cable'),
    ],
    routing: [],
    roles: [],
    roster: [],
    shapes: { folder: null },
    members: [
      member('officer-west', 'grid_officer', { areas: ['west'] }),
      member('officer-east', 'grid_officer', { areas: ['east'] }),
      member('officer-both', 'grid_officer', { areas: ['community'] }),
      member('reviewer', 'reviewer'),
      member('reviewer-west', 'reviewer', { areas: ['west'] }),
      member('dispatcher', 'dispatcher'),
      member('commander', 'duty_commander'),
      member('admin', 'district_admin'),
      ...departments.flatMap((department) => [
        member(`${department}-clerk`, 'clerk', { department }),
        member(`${department}-handler`, 'handler', { department }),
      ]),
      member('roads-handler-2', 'handler', { department: 'roads' }),
    ],
  };
}

const category = (
  id: string,
  zh: string,
  en: string,
  fields: Partial<z.input<typeof categorySchema>> = {},
): Category =>
  categorySchema.parse({
    id,
    parent: id.slice(0, 2),
    kind: 'matter',
    name: both(zh, en),
    standard: 'GBT47678.5-2026',
    code: id,
    conditions: [{ id: '1', when: zh, limit: { value: 240, unit: 'minute' } }],
    ...fields,
  });

/** The account of somebody in the district whose roles open the route; undefined for one that is open to everybody. */
export function allowedTo({ auth, permission }: Route, district = 'alpha'): string | undefined {
  if (auth === 'none') return undefined;
  if (auth === 'operator') return 'operator';
  const { members } = smallDistrict(district);
  const may = members.find(({ roles }) => !permission || holds(permission, { held: heldOf(roles) }));
  if (!may) throw new Error(`Nobody in the small district has ${permission}.`);
  return may.account;
}
