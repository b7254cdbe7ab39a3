// The tiers of a new district: the usual four, with codes as GB/T 30428.1 builds a unit grid's (county 6, street 3,
// community 3, sequence 3). A district adds and takes away; its areas may leave out a tier.
import type { Tier } from '#shared/contracts/tiers.ts';

export const templateTiers: readonly Tier[] = [
  { id: 'district', name: { zh: '区级中心', en: 'District centre' }, codeDigits: 6 },
  { id: 'street', name: { zh: '镇街', en: 'Subdistrict' }, codeDigits: 9 },
  { id: 'community', name: { zh: '社区', en: 'Community' }, codeDigits: 12 },
  { id: 'grid', name: { zh: '网格', en: 'Grid' }, codeDigits: 15 },
];
