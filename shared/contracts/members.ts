// The people of a district (人员): who signs in with which account, in which roles, and how far their scope reaches.
import * as z from 'zod';
import { dutyFields } from './duty.ts';
import { areaId, departmentId, memberId, roleId, text } from './primitives.ts';

/** How many roles one person may have. */
export const rolesPerMember = 20;

/**
 * A person in a district. `account` is the `sub` of their tokens; roles are built-in ones or the district's own; the scope
 * is a department and/or areas.
 */
export const member = z.strictObject({
  id: memberId,
  account: text(128, 1).meta({ example: 'kongtong-officer-1' }),
  name: text(40, 1).meta({ example: '柳湖网格员' }),
  roles: z.array(roleId).min(1).max(rolesPerMember),
  areas: z.array(areaId).max(50),
  department: departmentId.nullable().meta({ example: null }),
});
export type Member = z.infer<typeof member>;

/** What everybody in the district may know of a colleague: enough to name a handler. */
export const rosterEntry = member.pick({ id: true, name: true, department: true }).extend({
  handles: z.boolean().describe('Whether they can be named as the one who handles a task.'),
  ...dutyFields,
});
