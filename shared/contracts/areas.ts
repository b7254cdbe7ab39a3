// The part `areas` of a district: its tier tree, streets down to grids (区域).
import * as z from 'zod';
import { areaId, label, text } from './primitives.ts';
import { areaKinds } from './vocabulary.ts';

/** A node of the district's tier tree; `code` is the unit-grid identifier. Its shape is in the part `shapes`. */
export const area = z.strictObject({
  id: areaId,
  kind: z.enum(areaKinds).meta({ example: 'grid' }),
  parent: areaId.nullable().meta({ example: 'liuhu' }),
  name: label.meta({ example: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' } }),
  code: text(20).optional().meta({ example: '620802003001003' }),
});
export type Area = z.infer<typeof area>;

const exampleAreas = [
  { id: 'xijiao', kind: 'street', parent: null, name: { zh: '西郊街道', en: 'Xijiao Subdistrict' } },
  { id: 'liuhu', kind: 'community', parent: 'xijiao', name: { zh: '柳湖社区', en: 'Liuhu' } },
  {
    id: 'liuhu-03',
    kind: 'grid',
    parent: 'liuhu',
    name: { zh: '柳湖社区第三网格', en: 'Liuhu grid 3' },
    code: '620802003001003',
  },
];

export const areas = z.array(area).max(5000).meta({ example: exampleAreas });
