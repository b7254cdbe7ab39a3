// The part `routing` of a district: ordered rules that say which departments a case is offered to (派遣规则), and whether
// the service files and dispatches it by itself. Which of them fires is decided in domain/routing.ts.
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
    .describe('The case is of one of these categories, or of one below these branches.')
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
  severity: z.enum(severities).optional().meta({
    example: 'urgent',
    description:
      'A report that the rule fits has this severity from then on (紧急程度), whatever was said; its clocks follow. What else rules do with the report is decided by the severity that was said.',
  }),
  file: z.boolean().default(false).meta({
    example: true,
    description: 'A report that the rule fits is filed at once, without a reviewer (自动立案).',
  }),
  dispatch: z.boolean().default(false).meta({
    example: true,
    description:
      'When the case is filed, at once or by a reviewer, it goes to the departments without a dispatcher (自动派遣). Only then: what comes back waits for a person.',
  }),
});
export type RoutingRule = z.infer<typeof routingRule>;
/** As it is written down: what is left out is as the schema says. */
export type RoutingRuleInput = z.input<typeof routingRule>;

/** A rule as facts and answers name it: by the name that it had. */
export const ruleRef = z.strictObject({ id: slug, name: label }).meta({
  example: {
    id: 'building-waste',
    name: { zh: '建筑垃圾须查来源', en: 'Building waste: find out whose it is' },
  },
});
export type RuleRef = z.infer<typeof ruleRef>;

/** The first rule that fits decides. */
export const routing = z.array(routingRule).max(500);
