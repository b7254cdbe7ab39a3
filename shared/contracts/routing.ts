// The part `routing` of a district: ordered rules that say which departments a case is offered to (派遣规则).
import * as z from 'zod';
import { areaId, categoryId, departmentId, label, slug } from './primitives.ts';
import { severities } from './vocabulary.ts';

/** Every condition that is given must hold; a rule without conditions fits every case. */
export const routingCondition = z.strictObject({
  categories: z
    .array(categoryId)
    .min(1)
    .max(1000)
    .optional()
    .meta({ example: ['06011'] }),
  /** The place of the case lies in one of these areas, or below it. */
  areas: z
    .array(areaId)
    .min(1)
    .max(200)
    .optional()
    .meta({ example: ['xijiao'] }),
  severities: z.array(z.enum(severities)).min(1).optional(),
});

export const routingRule = z.strictObject({
  id: slug.meta({ example: 'west-rubbish' }),
  name: label.meta({ example: { zh: '西郊街道垃圾', en: 'Rubbish in Xijiao' } }),
  when: routingCondition,
  lead: departmentId,
  assist: z.array(departmentId).max(20).default([]),
  notify: z.array(departmentId).max(20).default([]),
});
export type RoutingRule = z.infer<typeof routingRule>;

/** The first rule that fits decides. */
export const routing = z.array(routingRule).max(500);
