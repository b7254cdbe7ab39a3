// Who a fact is about and who made it. No facts of its own.
import * as z from 'zod';
import { label, roleId } from '../primitives.ts';

export const memberRef = z
  .strictObject({ id: z.string(), name: z.string() })
  .meta({ example: { id: 'officer-1', name: '柳湖网格员' } });
export type MemberRef = z.infer<typeof memberRef>;

/** Who made a fact: a person in a role, or one of the service's own functions. */
export const actor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('member'),
    id: z.string(),
    name: z.string(),
    role: roleId,
    /** Of a role of the district's own, as it was called then. */
    roleName: label.optional(),
    department: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('system'),
    name: z.enum(['clock', 'tasks', 'inspect', 'routing', 'catalogue']),
  }),
]);
export type EventActor = z.infer<typeof actor>;
