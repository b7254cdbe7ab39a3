// The part `tiers` of a district: the layers of its tree of areas, from the top down, as the district itself has them
// (1+11+16+151+N as well as 3+14+54).
import * as z from 'zod';
import { label, slug } from './primitives.ts';

export const tierId = slug.meta({ example: 'grid' });

export const tier = z.strictObject({
  id: tierId,
  name: label.meta({ example: { zh: '网格', en: 'Grid' } }),
  codeDigits: z
    .int()
    .min(6)
    .max(20)
    .optional()
    .meta({ example: 15 })
    .describe(
      'How many digits a code of this tier has, the division code of the district first: 15 for a unit grid (GB/T 30428.1). Left out, a code is any text.',
    ),
});
export type Tier = z.infer<typeof tier>;

const exampleTiers: Tier[] = [
  { id: 'street', name: { zh: '镇街', en: 'Subdistrict' }, codeDigits: 9 },
  { id: 'community', name: { zh: '社区', en: 'Community' }, codeDigits: 12 },
  { id: 'grid', name: { zh: '网格', en: 'Grid' }, codeDigits: 15 },
];

/** The last is the tier of grids: the smallest areas, in which cases are as a rule. */
export const tiers = z.array(tier).min(1).max(10).meta({ example: exampleTiers });
