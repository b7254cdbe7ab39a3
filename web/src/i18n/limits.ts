// Texts of the page of limits.
import type { LimitUnit } from '#shared/contracts/vocabulary.ts';
import { dictionary, type Text, texts } from './text.ts';

/** Of a narrow column. */
const unitTexts = dictionary({
  'unit.minute': ['分钟', 'minutes'],
  'unit.urgent_hour': ['小时（昼夜）', 'hours, day+night'],
  'unit.work_hour': ['工作时', 'work hours'],
  'unit.work_day': ['工作日', 'work days'],
  'unit.natural_day': ['自然日', 'calendar days'],
} satisfies Record<`unit.${LimitUnit}`, Text>);

export const limitsText = texts({
  ...unitTexts,
  ...dictionary({
    stage: ['环节', 'Stage'],
    every: ['通用', 'Every case'],
    'by-category': ['按类别的时限', 'As the category says'],
    cell: ['{stage} {whose}', '{stage}, {whose}'],
    'cell.unit': ['{stage} {whose} 单位', '{stage}, {whose}: unit'],
    same: ['同通用', 'the same'],
    'same.category': ['按类别', 'category'],
  }),
});
