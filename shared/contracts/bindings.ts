// Who is bound to an area (一格一警, 环卫, 绿化): a member, a department, or somebody outside with a telephone; and what a
// case is answered of those around it.
import * as z from 'zod';
import { areaId, departmentId, instant, memberId, slug, text } from './primitives.ts';

const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d][\d -]{2,24}$/, 'a telephone number: digits, spaces and dashes')
  .meta({ example: '0933-8210110' });

export const binding = z.strictObject({
  id: slug.meta({ example: 'liuhu-03-police' }),
  area: areaId,
  what: text(40, 1).describe('What they are there for: 社区民警, 环卫, 绿化.').meta({ example: '社区民警' }),
  member: memberId.nullable().meta({ example: null }),
  department: departmentId.nullable().meta({ example: null }),
  name: text(40, 1).nullable().meta({ example: '张警官' }),
  phone: phone.nullable().meta({ example: '0933-8210110' }),
});
export type Binding = z.infer<typeof binding>;

/** Of an area that holds the case, the smallest first. */
const boundHere = binding.omit({ phone: true }).extend({
  phone: z.string().optional().describe('Missing without the permission to read it.'),
  onDutySince: instant.optional().describe('Of a member; missing while they are off duty.'),
});

/** Somebody whose turn it is by a duty roster, of an area that holds the case or a department that works on it. */
const turnHere = z.strictObject({
  member: memberId,
  name: z.string(),
  roster: slug,
  area: areaId.nullable(),
  department: departmentId.nullable(),
  until: instant,
});

export const caseAround = z.strictObject({ bound: z.array(boundHere), turns: z.array(turnHere) });
export type CaseAround = z.infer<typeof caseAround>;
