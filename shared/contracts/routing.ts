// The part `routing` of a district: ordered rules that say which departments a case is offered to (派遣规则). Which of
// them fires is decided in domain/routing.ts.
import * as z from 'zod';
import { areaId, categoryId, departmentId, label, slug, text, timeOfDay } from './primitives.ts';
import { severities, sources } from './vocabulary.ts';

/** Every condition that is given must hold, by any one of what it lists; a rule without conditions fits every case. */
export const routingCondition = z.strictObject({
  categories: z
    .array(categoryId)
    .min(1)
    .max(1000)
    .optional()
    .meta({ example: ['06011'] }),
  areas: z
    .array(areaId)
    .min(1)
    .max(200)
    .optional()
    .describe('The place of the case lies in one of these areas, or below it.')
    .meta({ example: ['xijiao'] }),
  severities: z
    .array(z.enum(severities))
    .min(1)
    .max(severities.length)
    .optional()
    .meta({ example: ['normal'] }),
  sources: z
    .array(z.enum(sources))
    .min(1)
    .max(sources.length)
    .optional()
    .meta({ example: ['grid_officer', 'hotline'] }),
  words: z
    .array(text(40, 1))
    .min(1)
    .max(100)
    .optional()
    .describe('The description has one of these in it, in capitals or not.')
    .meta({ example: ['渣土', '砖块'] }),
  hours: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .optional()
    .describe(
      'The time of day at which the case is routed; `to` itself is outside, and `from` after `to` goes over midnight.',
    )
    .meta({ example: { from: '20:00', to: '06:00' } }),
});
export type RoutingCondition = z.infer<typeof routingCondition>;

export const routingRule = z.strictObject({
  id: slug.meta({ example: 'west-rubbish' }),
  name: label.meta({ example: { zh: '西郊街道散落垃圾', en: 'Scattered rubbish in Xijiao' } }),
  when: routingCondition,
  lead: departmentId,
  assist: z
    .array(departmentId)
    .max(20)
    .default([])
    .meta({ example: ['urban-enforcement'] }),
  notify: z
    .array(departmentId)
    .max(20)
    .default([])
    .meta({ example: ['housing-construction'] }),
});
export type RoutingRule = z.infer<typeof routingRule>;

/** The first rule that fits decides. */
export const routing = z.array(routingRule).max(500);
