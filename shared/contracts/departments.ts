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

const exampleDepartments: Department[] = [
  {
    id: 'sanitation',
    name: { zh: '环境卫生服务中心', en: 'Sanitation Service Centre' },
    assignment: 'least_open',
  },
  { id: 'urban-enforcement', name: { zh: '综合行政执法局', en: 'Urban Enforcement' }, assignment: 'manual' },
  { id: 'housing-construction', name: { zh: '住房和城乡建设局', en: 'Housing' }, assignment: 'manual' },
];

export const departments = z.array(department).min(1).max(200).meta({ example: exampleDepartments });
