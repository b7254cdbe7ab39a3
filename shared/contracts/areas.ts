// The part `areas` of a district: its tree, from the top tier down to grids (区域). Its tiers are the part `tiers`.
import * as z from 'zod';
import { areaId, label, text } from './primitives.ts';
import { tierId } from './tiers.ts';
import { dedicatedKinds } from './vocabulary.ts';

/** A day of the district's calendar. */
const date = z.iso.date().meta({ example: '2026-12-31' });

/**
 * A node of the district's tree; `code` is the unit-grid identifier. Its tier lies below that of its parent, and may
 * leave out tiers in between. Its shape is in the part `shapes`.
 */
export const area = z.strictObject({
  id: areaId,
  tier: tierId,
  parent: areaId.nullable().meta({ example: 'liuhu' }),
  name: label.meta({ example: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' } }),
  code: text(20).optional().meta({ example: '620802003001003' }),
  dedicated: z
    .enum(dedicatedKinds)
    .optional()
    .describe(
      'A dedicated grid (专属网格): what it encloses. It lies within ordinary ones and goes before them.',
    )
    .meta({ example: 'school' }),
  from: date.optional().describe('The first day on which cases are placed here.'),
  to: date
    .optional()
    .describe(
      'The last such day; cases that lie here stay. Moving and splitting an area ends it, and begins others.',
    ),
});
export type Area = z.infer<typeof area>;

const exampleAreas = [
  { id: 'xijiao', tier: 'street', parent: null, name: { zh: '西郊街道', en: 'Xijiao Subdistrict' } },
  { id: 'liuhu', tier: 'community', parent: 'xijiao', name: { zh: '柳湖社区', en: 'Liuhu' } },
  {
    id: 'liuhu-03',
    tier: 'grid',
    parent: 'liuhu',
    name: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' },
    code: '620802003001003',
  },
];

export const areas = z.array(area).max(5000).meta({ example: exampleAreas });
