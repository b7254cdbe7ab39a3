// A district's configuration as it crosses the wire: areas, departments, catalogue, stage limits, people.
import * as z from 'zod';
import { roles } from './permissions.ts';
import {
  categoryId,
  departmentId,
  districtId,
  label,
  memberId,
  point,
  polygon,
  slug,
  text,
} from './primitives.ts';
import { areaKinds, assignmentRules } from './vocabulary.ts';

/** A node of the district's tier tree. Leaves (grids) carry a boundary; `code` is the unit-grid identifier. */
export const area = z.strictObject({
  id: slug,
  kind: z.enum(areaKinds).meta({ example: 'grid' }),
  parent: slug.nullable().meta({ example: 'liuhu' }),
  name: label.meta({ example: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' } }),
  code: text(20).optional().meta({ example: '620802003001003' }),
  boundary: polygon.optional(),
});
export type Area = z.infer<typeof area>;

export const department = z.strictObject({
  id: departmentId,
  name: label.meta({ example: { zh: '环境卫生服务中心', en: 'Sanitation Service Centre' } }),
  assignment: z.enum(assignmentRules),
});
export type Department = z.infer<typeof department>;

const minutes = (example: number) => z.int().min(1).max(525_600).meta({ example });

/** A case kind. `handleMinutes` is the time the lead department has, in minutes that run without a break. */
export const category = z.strictObject({
  id: categoryId,
  standardRef: text(40).meta({ example: 'GBT47678.5-2026' }),
  kind: z.enum(['matter', 'component']),
  group: label.meta({ example: { zh: '市容环境类', en: 'City appearance and environment' } }),
  name: label.meta({ example: { zh: '积存垃圾渣土', en: 'Accumulated rubbish' } }),
  handleMinutes: minutes(240),
  afterPhotoRequired: z.boolean().meta({ example: true }),
  defaultDepartment: departmentId.optional(),
});
export type Category = z.infer<typeof category>;

/** Limits of the stages that do not depend on the category, in minutes that run without a break. */
export const stageMinutes = z.strictObject({
  review: minutes(15),
  dispatch: minutes(15),
  accept: minutes(30),
  verify: minutes(30),
});

export const settings = z.strictObject({
  name: label.meta({ example: { zh: '崆峒区', en: 'Kongtong District' } }),
  /** GB/T 2260 division code; the first part of every case number. */
  adcode: z
    .string()
    .regex(/^\d{6}$/, 'six digits of GB/T 2260')
    .meta({ example: '620802' }),
  /** IANA name; a day of this district begins and ends in it. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai')
    .meta({ example: 'Asia/Shanghai' }),
  centre: point,
  stageMinutes,
});
export type Settings = z.infer<typeof settings>;

/** A person in a district. `account` is the `sub` of their tokens; the scope is a department and/or areas. */
export const member = z.strictObject({
  id: memberId,
  account: text(128, 1).meta({ example: 'kongtong-officer-1' }),
  name: text(40, 1).meta({ example: '柳湖网格员' }),
  roles: z.array(z.enum(roles)).min(1),
  areas: z.array(slug).max(50),
  department: departmentId.nullable().meta({ example: null }),
});
export type Member = z.infer<typeof member>;

/** What everybody in the district may know of a colleague: enough to name a handler. */
export const colleague = member.pick({ id: true, name: true, roles: true, department: true });
export type Colleague = z.infer<typeof colleague>;

const exampleAreas = [
  { id: 'xijiao', kind: 'street', parent: null, name: { zh: '西郊街道', en: 'Xijiao Subdistrict' } },
  { id: 'liuhu', kind: 'community', parent: 'xijiao', name: { zh: '柳湖社区', en: 'Liuhu' } },
  {
    id: 'liuhu-03',
    kind: 'grid',
    parent: 'liuhu',
    name: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' },
    code: '620802003001003',
    boundary: [
      [
        [106.68, 35.54],
        [106.69, 35.54],
        [106.69, 35.55],
        [106.68, 35.54],
      ],
    ],
  },
];

/** The versioned part: a case pins the version that it was reported under. */
export const configuration = z.strictObject({
  settings,
  areas: z.array(area).min(1).max(5000).meta({ example: exampleAreas }),
  departments: z.array(department).min(1).max(200),
  catalogue: z.array(category).min(1).max(1000),
});
export type Configuration = z.infer<typeof configuration>;

export const onboarding = configuration.extend({ members: z.array(member).min(1).max(5000) });
export type Onboarding = z.infer<typeof onboarding>;

export const configurationView = configuration.extend({
  district: districtId,
  version: z.int(),
  members: z.array(colleague),
});

export const districtView = z.strictObject({
  id: districtId,
  name: label,
  adcode: z.string(),
  version: z.int(),
  memberCount: z.int(),
});

export const membership = z.strictObject({
  district: z.strictObject({ id: districtId, name: label, timeZone: z.string(), centre: point }),
  member: member.omit({ account: true }),
  permissions: z.array(z.string()),
});
export type Membership = z.infer<typeof membership>;

export const me = z.strictObject({
  account: z.string(),
  operator: z.boolean(),
  memberships: z.array(membership),
});
export type Me = z.infer<typeof me>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
