// Districts as tenants of the service: bringing one on, listing them, and which of them an account belongs to.
import * as z from 'zod';
import { type PartName, type PartSchema, type PartValue, parts } from './configuration.ts';
import { dutyFields } from './duty.ts';
import { member } from './members.ts';
import { districtId, label, point } from './primitives.ts';
import { defaultQuotas, holdings, quotas } from './quotas.ts';
import { heldRoles } from './roles.ts';
import { settings } from './settings.ts';
import { districtStates } from './vocabulary.ts';

/** What a new district may begin with; `shared/templates` has them as data, with their sources. */
export const templateNames = ['gbt-47678-5-2026', 'gbt-30428-2-2013', 'gbt-31000-2015-disputes'] as const;
export type TemplateName = (typeof templateNames)[number];

type OtherPart = Exclude<PartName, 'settings'>;
type PartShape = { [P in OtherPart]: z.ZodOptional<z.ZodType<PartValue<P>, z.input<PartSchema<P>>>> };
const partShape = Object.fromEntries(
  parts.filter(({ part }) => part !== 'settings').map(({ part, schema }) => [part, schema.optional()]),
) as unknown as PartShape;

/** A few people to begin with, one of whom can bring in the others. */
export const newDistrict = z.strictObject({
  template: z
    .enum(templateNames)
    .default('gbt-47678-5-2026')
    .describe('Every part that is left out begins as this template has it.'),
  settings,
  ...partShape,
  members: z.array(member).min(1).max(20),
  quotas: quotas.default(defaultQuotas),
});
export type NewDistrict = z.infer<typeof newDistrict>;

export const districtView = z.strictObject({
  id: districtId,
  name: label,
  adcode: z.string(),
  createdAt: z.string(),
  state: z.enum(districtStates),
  quotas,
  version: z.int().meta({ example: 1, description: 'Send it as `If-Match` to change the district.' }),
});
export type DistrictView = z.infer<typeof districtView>;

/** A district in the operators' list, with what it has now. */
export const districtEntry = z.strictObject({ ...districtView.shape, now: holdings });
export type DistrictEntry = z.infer<typeof districtEntry>;

/** What an operator decides about a district, as far as it is named; what is in it is its own administrators'. */
export const districtChange = z.strictObject({
  state: z.enum(['active', 'suspended']).optional().meta({ example: 'suspended' }),
  /** All of them. Less than the district has already is allowed: nothing goes, and nothing more comes. */
  quotas: quotas.optional(),
});

export const membership = z.strictObject({
  district: z.strictObject({
    id: districtId,
    name: label,
    timeZone: z.string(),
    centre: point,
    state: z.enum(districtStates),
  }),
  member: member.omit({ account: true }).extend({
    held: heldRoles.describe('Their roles as they are now.'),
  }),
  permissions: z.array(z.string()),
  ...dutyFields,
});
export type Membership = z.infer<typeof membership>;

export const me = z.strictObject({
  account: z.string(),
  operator: z.boolean(),
  memberships: z.array(membership),
});
export type Me = z.infer<typeof me>;
