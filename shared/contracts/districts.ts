// Districts as tenants of the service: bringing one on, listing them, and which of them an account belongs to.
import * as z from 'zod';
import { configuration } from './configuration.ts';
import { colleague, member } from './members.ts';
import { districtId, label, point } from './primitives.ts';

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
