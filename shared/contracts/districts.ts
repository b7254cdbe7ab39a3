// Districts as tenants of the service: bringing one on, listing them, and which of them an account belongs to.
import * as z from 'zod';
import { type PartName, type PartSchema, type PartValue, parts } from './configuration.ts';
import { member } from './members.ts';
import { districtId, label, point } from './primitives.ts';

type PartShape = { [P in PartName]: z.ZodType<PartValue<P>, z.input<PartSchema<P>> | undefined> };
const partShape = Object.fromEntries(
  parts.map(({ part, schema, ...more }) => [
    part,
    'initial' in more ? (schema as z.ZodType).prefault(more.initial) : schema,
  ]),
) as unknown as PartShape;

/** A few people to begin with, one of whom can bring in the others. */
export const newDistrict = z.strictObject({ ...partShape, members: z.array(member).min(1).max(20) });
export type NewDistrict = z.infer<typeof newDistrict>;

export const districtView = z.strictObject({
  id: districtId,
  name: label,
  adcode: z.string(),
  createdAt: z.string(),
});
export type DistrictView = z.infer<typeof districtView>;

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
