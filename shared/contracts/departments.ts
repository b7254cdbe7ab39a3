// The part `departments` of a district: who handles tasks, and how a task finds its handler.
import * as z from 'zod';
import { departmentId, label } from './primitives.ts';
import { assignmentRules } from './vocabulary.ts';

export const department = z.strictObject({
  id: departmentId,
  name: label.meta({ example: { zh: '环境卫生服务中心', en: 'Sanitation Service Centre' } }),
  assignment: z.enum(assignmentRules),
});
export type Department = z.infer<typeof department>;

export const departments = z.array(department).min(1).max(200);
