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
    'automatic.file': ['审核时限一过，自动立案', 'File when the limit of review has passed'],
    'automatic.file.text': [
      '不再等受理员；立案后的派遣规则照常执行',
      'Without a reviewer; rules that dispatch go on from there',
    ],
    'automatic.dispatch': ['派遣时限一过，自动派遣', 'Dispatch when the limit of dispatch has passed'],
    'automatic.dispatch.text': [
      '派给规则建议的部门，没有规则的派给类别的默认部门；都没有则不派，时间线上会写明',
      'To the departments that a rule suggests, else to the category’s usual one; with neither nothing happens, and the timeline says so',
    ],
    'automatic.close': ['没人核查的，自动结案', 'Close what nobody verifies'],
    'automatic.close.text': [
      '程序性办结；要求处置后照片的，照片有效才结案',
      'As a procedural closing; where a photo of the result is asked for, only when it holds',
    ],
    'automatic.close-when': ['何时结案', 'When'],
    'automatic.close-limit': ['核查时限一过', 'When the limit of verification has passed'],
    'automatic.close-after': ['处置完成后另等', 'So long after the result'],
    'automatic.wait': ['等多久', 'How long'],
    example: ['举例：一件案件在真实日历上', 'An example on the real calendar'],
    'example.category': ['类别', 'Category'],
    'example.severity': ['紧急程度', 'Severity'],
    'example.from': ['上报时间', 'Reported'],
    'example.row': ['{warn} 预警，{due} 到期', 'warned {warn}, due {due}'],
    'example.text': [
      '按草稿里的时限和现行的工作日历、类别目录；每个环节都从上报时起算。灰色处是夜间、午休和节假日，按工作时间计的时限停走',
      'By the limits of the draft, the calendar and the catalogue in force, every stage as if it began with the report. Grey are nights, breaks and days off, in which limits of working time stand still.',
    ],
    'example.cannot': ['时限还没有填完，画不出来', 'The limits are not whole yet.'],
    same: ['同通用', 'the same'],
    'same.category': ['按类别', 'category'],
  }),
});
