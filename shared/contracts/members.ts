// The people of a district (人员): who signs in with which account, in which roles, and how far their scope reaches.
import * as z from 'zod';
import { dutyFields } from './duty.ts';
import { roles } from './permissions.ts';
import { areaId, departmentId, memberId, text } from './primitives.ts';

/** A person in a district. `account` is the `sub` of their tokens; the scope is a department and/or areas. */
export const member = z.strictObject({
  id: memberId,
  account: text(128, 1).meta({ example: 'kongtong-officer-1' }),
  name: text(40, 1).meta({ example: '柳湖网格员' }),
  roles: z.array(z.enum(roles)).min(1),
  areas: z.array(areaId).max(50),
  department: departmentId.nullable().meta({ example: null }),
});
export type Member = z.infer<typeof member>;

/** What everybody in the district may know of a colleague: enough to name a handler. */
export const colleague = member.pick({ id: true, name: true, roles: true, department: true });
export type Colleague = z.infer<typeof colleague>;

/** A colleague of a department, of whom a handler can be named. */
export const rosterEntry = colleague.extend(dutyFields);
