// Routing rules that both demo districts have, the way a dispatcher knows them by heart; each has one of its own besides.
import type { RoutingRuleInput } from '#shared/contracts/routing.ts';

export const commonRules: readonly RoutingRuleInput[] = [
  {
    id: 'building-waste',
    name: { zh: '建筑垃圾须查来源', en: 'Building waste: find out whose it is' },
    when: { categories: ['06010', '06011', '06036'], words: ['建筑垃圾', '装修垃圾', '渣土', '砖块'] },
    lead: 'urban-enforcement',
    assist: ['sanitation'],
    notify: ['housing-construction'],
  },
  {
    id: 'dangerous-cables',
    name: { zh: '紧急线缆先断电', en: 'Dangerous cables: power off first' },
    when: { categories: ['10002', '01028', '01030', '06008'], severities: ['urgent', 'critical'] },
    lead: 'power',
    assist: ['traffic-police'],
    notify: ['urban-enforcement'],
  },
  {
    id: 'night-stalls',
    name: { zh: '夜间占道经营', en: 'Stalls on the road at night' },
    when: { categories: ['09001', '09005', '09006', '06029'], hours: { from: '19:00', to: '06:00' } },
    lead: 'urban-enforcement',
    assist: [],
    notify: ['market-supervision', 'sanitation'],
  },
  // An open hole in the road waits for no desk.
  {
    id: 'open-manholes',
    name: { zh: '井盖缺失移位自动派遣', en: 'Open manholes: dispatched at once' },
    when: { categories: ['01003'], words: ['缺失', '移位'] },
    lead: 'water',
    assist: [],
    notify: ['traffic-police'],
    file: true,
    dispatch: true,
  },
];
