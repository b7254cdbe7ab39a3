// The part `catalogue` of a district: its kinds of cases (事项目录).
import * as z from 'zod';
import { limit } from './limit.ts';
import { categoryId, departmentId, label, text } from './primitives.ts';

/** A case kind. `handle` is the time the lead department has. */
export const category = z.strictObject({
  id: categoryId,
  standardRef: text(40).meta({ example: 'GBT47678.5-2026' }),
  kind: z.enum(['matter', 'component', 'dispute']),
  group: label.meta({ example: { zh: '市容环境类', en: 'City appearance and environment' } }),
  name: label.meta({ example: { zh: '积存垃圾渣土', en: 'Accumulated rubbish' } }),
  handle: limit,
  afterPhotoRequired: z.boolean().meta({ example: true }),
  defaultDepartment: departmentId.optional(),
});
export type Category = z.infer<typeof category>;

export const catalogue = z.array(category).min(1).max(1000);
