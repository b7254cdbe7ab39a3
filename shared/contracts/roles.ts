// The part `roles` of a district: roles of its own (自定义角色) beside the built-in ones, which never change.
import * as z from 'zod';
import { type Grants, permissions, reaches } from './permissions.ts';
import { type Label, label, roleId, slug } from './primitives.ts';

export const grants = z
  .partialRecord(z.enum(permissions), z.array(z.enum(reaches)).min(1).max(reaches.length))
  .meta({
    example: {
      'case:read': ['area'],
      'case:comment': ['area'],
      'surface:desk': ['district'],
    } satisfies Grants,
    description:
      'Each permission with its reaches, of which one is enough. What every role has need not be named.',
  });

export const ownRole = z.strictObject({
  id: slug.meta({ example: 'street-desk' }),
  name: label.meta({ example: { zh: '街道平台', en: 'Street desk' } }),
  grants,
});
export type OwnRole = z.infer<typeof ownRole>;

const example: OwnRole[] = [
  {
    id: 'street-desk',
    name: { zh: '街道平台', en: 'Street desk' },
    grants: { 'case:read': ['area'], 'case:comment': ['area'], 'surface:desk': ['district'] },
  },
];
export const ownRoles = z.array(ownRole).max(100).meta({ example });

/** A role that somebody has, with what it grants them now. Built-in ones are called by the console's own words. */
export interface HeldRole {
  readonly id: string;
  readonly name?: Label | undefined;
  readonly grants: Grants;
}
export const heldRoles = z.array(
  z.strictObject({ id: roleId, name: label.optional(), grants }),
) as unknown as z.ZodType<readonly HeldRole[]>;
